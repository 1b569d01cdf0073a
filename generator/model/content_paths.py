"""The files of content/: those that have a fixed name, by their paths in the site, and how names of files compare."""

import unicodedata
from collections.abc import Container, Iterable
from functools import cached_property

SETTINGS = "content/site.yaml"
PROFILE = "content/profile.yaml"
BIOGRAPHY = "content/profile.md"
PEOPLE = "content/people.yaml"
ENTRIES = ("content/papers/", "content/pages/", "content/news/", PEOPLE, BIOGRAPHY)
ROOT_FOLDER = "root/"  # under content/: its files are published at the top of the site, under their own names
ROOT = f"content/{ROOT_FOLDER}"
# Files that browsers show as pictures, and as videos.
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
VIDEOS = (".mp4", ".webm", ".m4v", ".ogv")
SELDOM_PICTURES = (".apng", ".bmp", ".ico", ".jfif", ".jpe")
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


def composed(path: str) -> str:
    """Return a path in Unicode's form NFC, in which paths are compared: macOS may write "é" as "e" with an accent."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def folded(path: str) -> str:
    """Return a path without the differences of case, which some disks ignore and web servers do not."""
    return composed(path).casefold()


class ContentPaths(Container[str]):
    """The paths of the files under content/ to which links may lead, also by a name in another case."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def alike(self, path: str) -> str:
        """Return the path that is like `path` but for the case of its letters; "" if there is none.

        >>> ContentPaths(["papers/Study.PDF"]).alike("papers/study.pdf")
        'papers/Study.PDF'
        """
        return self._by_folded.get(folded(path), "")

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {folded(path): path for path in sorted(self._paths, reverse=True)}
