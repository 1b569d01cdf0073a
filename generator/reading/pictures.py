"""A file that is published as it is, with its size where it is a picture."""

from pathlib import Path

from generator.model.library import ContentFile

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


def content_file(path: str, source: Path) -> ContentFile:
    """The file at `path` under content/; a picture that cannot be measured has no size."""
    if not path.lower().endswith(PICTURES):
        return ContentFile(path, source)
    import imagesize

    try:
        width, height = imagesize.get(str(source))
    except (ValueError, OSError):
        width, height = 0, 0
    return ContentFile(path, source, max(int(width), 0), max(int(height), 0))
