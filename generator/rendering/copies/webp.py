"""WebP without metadata (RFC 9649, section 2.7): the picture stays byte by byte the same."""

import struct

from generator.rendering.copies.tiff import exif_with, orientation

HAS_EXIF, HAS_XMP = 0x08, 0x04  # flags of the chunk VP8X


def without_metadata(content: bytes) -> bytes:
    """Return the WebP without Exif and XMP, but with its orientation. Raises ValueError if it is damaged."""
    chunks, at, exif = [], 12, b""
    while at + 8 <= len(content):
        name = content[at : at + 4]
        (length,) = struct.unpack_from("<I", content, at + 4)
        body, at = content[at + 8 : at + 8 + length], at + 8 + length + length % 2
        if len(body) < length:
            raise ValueError("a chunk is cut off")
        if name == b"EXIF":
            exif = exif_with(orientation(body.removeprefix(b"Exif\x00\x00")))
        elif name != b"XMP ":
            chunks.append((name, body))
    if exif:
        chunks.append((b"EXIF", exif))
    parts = b"".join(_chunk(name, _flagged(body, bool(exif)) if name == b"VP8X" else body) for name, body in chunks)
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WEBP" + parts


def _flagged(body: bytes, has_exif: bool) -> bytes:
    flags = body[0] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if has_exif else 0)
    return bytes([flags]) + body[1:]


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)
