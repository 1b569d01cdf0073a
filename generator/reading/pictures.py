"""File that is published unchanged -> ContentFile, with the size of a picture."""

import re
from pathlib import Path

from generator.model.file_stat import SourceFile
from generator.model.library import ContentFile
from generator.reading.published_files import scripts_of

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


def content_file(path: str, found: SourceFile, before: ContentFile | None = None) -> ContentFile:
    """Return the file at `path` under content/, with width and height in pixels if it is a picture.

    The size is 0 if it cannot be measured. If the file has the stamp of `before`, that is returned.
    """
    if before and before.stamp == found.stamp:
        return before
    source = Path(found.place)
    scripts, fault, hint = scripts_of(source)
    if not path.lower().endswith(PICTURES):
        return ContentFile(path, source, stamp=found.stamp, fault=fault, hint=hint)
    import imagesize

    try:
        width, height = imagesize.get(str(source))
        if width <= 0 and path.lower().endswith(".svg"):
            width, height = _view_box(source)
    except (ValueError, OSError):
        width, height = 0, 0
    return ContentFile(path, source, max(int(width), 0), max(int(height), 0), found.stamp, scripts, fault, hint)


def _view_box(source: Path) -> tuple[float, float]:
    """Return the size of an SVG without width and height: that of its view box (SVG 2, §8.6)."""
    with source.open("rb") as stream:
        found = re.search(rb'viewBox="[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"', stream.read(4096))
    return (float(found[1]), float(found[2])) if found else (0, 0)
