"""PNG without metadata (PNG, third edition, chapter 11): the picture stays byte by byte the same."""

import struct
import zlib

from generator.rendering.copies.tiff import exif_with, orientation

SIGNATURE = b"\x89PNG\r\n\x1a\n"
METADATA = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}


def without_metadata(content: bytes) -> bytes:
    """Return the PNG without Exif, texts and time, but with its orientation. Raises ValueError if it is damaged."""
    kept, at, exif = [SIGNATURE], len(SIGNATURE), b""
    while at < len(content):
        if at + 12 > len(content):
            raise ValueError("a chunk is cut off")
        (length,) = struct.unpack_from(">I", content, at)
        name, end = content[at + 4 : at + 8], at + 12 + length
        if name == b"eXIf":
            exif = exif_with(orientation(content[at + 8 : end - 4]))
        if exif and name in {b"eXIf", b"IDAT"}:  # it must precede the picture
            kept.append(_chunk(b"eXIf", exif))
            exif = b""
        if name not in METADATA:
            kept.append(content[at:end])
        at = end
        if name == b"IEND":
            break
    return b"".join(kept)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
