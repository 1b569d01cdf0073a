"""The files of content/ that have a fixed name, by their paths in the site, as problems name them."""

SETTINGS = "content/site.yaml"
PROFILE = "content/profile.yaml"
BIOGRAPHY = "content/profile.md"
PEOPLE = "content/people.yaml"
ENTRIES = ("content/papers/", "content/pages/", "content/news/", PEOPLE, BIOGRAPHY)
ROOT_FOLDER = "root/"  # under content/: its files are published at the top of the site, under their own names
ROOT = f"content/{ROOT_FOLDER}"
# Pictures that browsers cannot show, and from which no metadata is taken out.
UNSHOWN = {".heic": "HEIC", ".heif": "HEIF", ".tif": "TIFF", ".tiff": "TIFF", ".dng": "DNG"}


def is_private(path: str) -> bool:
    """Return whether a file under content/ is never published because a part of its path begins with `_`.

    The convention is Jekyll's. Files of content/root/ are an exception: hosts read names such as `_redirects` there.

    >>> is_private("content/papers/_drafts/idea.md"), is_private("content/papers/my_idea.md")
    (True, False)
    """
    return (path.startswith("_") or "/_" in path) and not f"content/{path.removeprefix('content/')}".startswith(ROOT)


def holds_entries(path: str) -> bool:
    """Return whether the file, by its path in the site, holds entries: papers, pages, news, people or the biography."""
    return path.startswith(ENTRIES)
