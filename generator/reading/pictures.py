"""A file that is published as it is, with its size where it is a picture."""

import re
from pathlib import Path

from generator.model.file_stat import SourceFile
from generator.model.library import ContentFile

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


def content_file(path: str, found: SourceFile, before: ContentFile | None = None) -> ContentFile:
    """The file at `path` under content/; a picture that cannot be measured has no size. One that has the stamp that it
    had before is not measured again."""
    if before and before.stamp == found.stamp:
        return before
    source = Path(found.place)
    if not path.lower().endswith(PICTURES):
        return ContentFile(path, source, stamp=found.stamp)
    import imagesize

    try:
        width, height = imagesize.get(str(source))
        if width <= 0 and path.lower().endswith(".svg"):
            width, height = _view_box(source)
    except (ValueError, OSError):
        width, height = 0, 0
    return ContentFile(path, source, max(int(width), 0), max(int(height), 0), found.stamp)


def _view_box(source: Path) -> tuple[float, float]:
    """The size of a drawing that names none: that of its view box (SVG 2, §8.6)."""
    with source.open("rb") as stream:
        found = re.search(rb'viewBox="[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"', stream.read(4096))
    return (float(found[1]), float(found[2])) if found else (0, 0)
