"""The orientation in Exif data, which are a TIFF file (Exif 3.0, section 4.5)."""

import struct

ORIENTATION = 0x0112  # the tag in the first directory; 1 is upright (Exif 3.0, section 4.6.5)
UPRIGHT = 1


def orientation(tiff: bytes) -> int:
    """Return the orientation of a picture, 1 to 8, from its Exif data; 1 if they are damaged or have none."""
    try:
        order = {b"II": "<", b"MM": ">"}[tiff[:2]]
        (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, directory)
        for entry in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, directory + 2 + 12 * entry)
            if tag == ORIENTATION:
                return int(value) if 1 <= value <= 8 else UPRIGHT
    except (KeyError, struct.error):
        pass
    return UPRIGHT


def exif_with(turned: int) -> bytes:
    """Return Exif data that hold only this orientation; empty if it is upright, because that is the default."""
    if turned == UPRIGHT:
        return b""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, turned, 0)  # type 3 is a 16-bit number
    return b"MM\x00\x2a\x00\x00\x00\x08" + struct.pack(">H", 1) + entry + bytes(4)
