"""File that is published unchanged -> ContentFile, with the size and the version of a picture."""

import re
from pathlib import Path

from generator.model.content_paths import PICTURES, SELDOM_PICTURES, VIDEOS
from generator.model.file_stat import NO_STAT, SourceFile, short_digest_of
from generator.model.library import ContentFile
from generator.reading.file_faults import EMPTY, SAVE_AGAIN, measured
from generator.reading.published_files import scripts_of

FULL_TEXTS = (".pdf",)


def content_file(path: str, found: SourceFile, before: ContentFile | None = None) -> ContentFile:
    """Return the file at `path` under content/, with width and height in pixels if it is a picture.

    The size is 0 if it cannot be measured. If the file has the stamp of `before`, that is returned. An empty file that
    readers would open, and a picture that is none, get a `fault`.
    """
    if before and before.stamp == found.stamp:
        return before
    source, name = Path(found.place), path.lower()
    if name.endswith((*PICTURES, *FULL_TEXTS)) and found.stamp != NO_STAT and found.stamp[2] == 0:
        return ContentFile(path, source, stamp=found.stamp, fault=EMPTY, hint=SAVE_AGAIN)
    scripts, fault, hint = scripts_of(source)
    version = short_digest_of(found.place) if name.endswith((*PICTURES, *SELDOM_PICTURES, *VIDEOS)) else ""
    if not name.endswith(PICTURES):
        return ContentFile(path, source, stamp=found.stamp, fault=fault, hint=hint, version=version)
    width, height, unreadable = measured(source, _size)
    if unreadable and not fault:
        fault, hint = unreadable, SAVE_AGAIN
    return ContentFile(path, source, width, height, found.stamp, scripts, fault, hint, version)


def _size(source: Path) -> tuple[float, float]:
    import imagesize

    width, height = imagesize.get(str(source))
    return _view_box(source) if width <= 0 and source.suffix.lower() == ".svg" else (width, height)


def _view_box(source: Path) -> tuple[float, float]:
    """Return the size of an SVG without width and height: that of its view box (SVG 2, §8.6)."""
    with source.open("rb") as stream:
        found = re.search(rb'viewBox="[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"', stream.read(4096))
    return (float(found[1]), float(found[2])) if found else (0, 0)
