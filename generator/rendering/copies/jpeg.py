"""JPEG without metadata (ITU-T T.81, annex B): the picture stays byte by byte the same."""

import struct

from generator.rendering.copies.tiff import exif_with, orientation

EXIF = b"Exif\x00\x00"
START, END, SCAN = 0xD8, 0xD9, 0xDA
WITHOUT_LENGTH = {0x01, START, *range(0xD0, 0xD8)}
# Application data that are needed to show the picture: its form, its colour profile, and the colours of Adobe.
NEEDED = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
COMMENT = 0xFE


def without_metadata(content: bytes) -> bytes:
    """Return the JPEG without Exif, XMP, IPTC, comments and appended pictures, but with its orientation.

    Raises ValueError if it cannot be read.
    """
    kept, at, turned = [content[:2]], 2, 1
    while True:
        marker, end = _segment(content, at)
        body = content[at + 4 : end]
        if marker == 0xE1 and body.startswith(EXIF):
            turned = orientation(body[len(EXIF) :])
        elif marker == SCAN:
            break
        elif not (0xE0 <= marker <= 0xEF or marker == COMMENT) or _is_needed(marker, body):
            kept.append(content[at:end])
        at = end
    exif = exif_with(turned)
    if exif:
        kept.insert(1, b"\xff\xe1" + struct.pack(">H", len(EXIF + exif) + 2) + EXIF + exif)
    return b"".join(kept) + content[at : _end(content, at)]


def _is_needed(marker: int, body: bytes) -> bool:
    return marker in NEEDED and body.startswith(NEEDED[marker])


def _segment(content: bytes, at: int) -> tuple[int, int]:
    """Return the marker of the segment at this offset, and the offset of its end."""
    if at + 4 > len(content) or content[at] != 0xFF:
        raise ValueError("no marker")
    marker = content[at + 1]
    if marker in WITHOUT_LENGTH:
        return marker, at + 2
    (length,) = struct.unpack_from(">H", content, at + 2)
    return marker, at + 2 + length


def _end(content: bytes, at: int) -> int:
    """Return the offset behind the end of the picture that begins with a scan at `at`.

    Phones append more pictures behind it, each with its own metadata (CIPA DC-007).
    """
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        marker = content[at + 1]
        if marker == END:
            return at + 2
        if marker in {0x00, 0xFF} or 0xD0 <= marker <= 0xD7:  # data of the scan
            at += 1 if marker == 0xFF else 2
        else:
            at = _segment(content, at)[1]
    return len(content)
