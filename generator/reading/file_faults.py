"""A file that is published unchanged -> what is wrong with its bytes, if readers could not open it."""

import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import ParseError

EMPTY = "this file is empty; it is published as it is"
NO_PICTURE = "this file is not a picture, despite its name; it is published as it is"
SAVE_AGAIN = "save it again, or delete it"
LARGEST_SIDE = 65_535  # pixels: the most that JPEG can have, and more than browsers draw
MOST_PIXELS = 500_000_000  # a picture of 22,000 × 22,000 pixels, which needs 2 GB in a browser
WITHIN = 4096  # bytes in which the kind of a file shows
UNREADABLE = (ValueError, OSError, ParseError, struct.error, OverflowError, IndexError, KeyError, TypeError)


def measured(source: Path, measure: Callable[[Path], tuple[float, float]]) -> tuple[int, int, str]:
    """Return width and height of a picture in pixels, and a sentence if something is wrong with it.

    Without a size that can be true, width and height are 0. `measure` reads only the header of a file.
    """
    try:
        width, height = (max(int(side), 0) for side in measure(source))
    except UNREADABLE:
        width, height = 0, 0
    if max(width, height) > LARGEST_SIDE or width * height > MOST_PIXELS:
        return 0, 0, f"this picture says that it has {width:,} × {height:,} pixels, which no browser shows"
    return (width, height, "") if width and height else (0, 0, "" if _is_picture(source) else NO_PICTURE)


def _is_picture(source: Path) -> bool:
    """Return whether a file whose size is unknown begins like a picture that browsers show."""
    try:
        with source.open("rb") as stream:
            begin = stream.read(WITHIN)
    except OSError:
        return True  # reading it is reported elsewhere
    kinds = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"\x00\x00\x00\x0cJXL ", b"\xff\x0a")
    return begin.startswith(kinds) or begin[4:8] == b"ftyp" or b"<svg" in begin or b"<!DOCTYPE svg" in begin
