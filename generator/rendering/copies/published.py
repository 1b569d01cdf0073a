"""A file of content/ -> its file in the output: photos lose their metadata, drawings their scripts."""

from collections.abc import Callable
from pathlib import Path

from generator.rendering.copies import jpeg, png, webp
from generator.text.svg import NoDrawing, without_scripts

EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
MOST = 200_000_000  # bytes: a larger file is no picture for a page

Clean = Callable[[bytes], bytes]
BY_START: tuple[tuple[bytes, Clean], ...] = (
    (b"\xff\xd8\xff", jpeg.without_metadata),
    (png.SIGNATURE, png.without_metadata),
    (b"RIFF", webp.without_metadata),
)
PHOTOS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp")


def cleaned(source: Path, *, has_scripts: bool) -> bytes | None:
    """Return the bytes to publish, or None if the file is published unchanged.

    A photo is told by its first bytes, because a JPEG may have the name of a PNG. A picture that cannot be read is
    published unchanged. `has_scripts` is whether the file is a drawing with scripts. Raises OSError.
    """
    suffix = source.suffix.lower()
    if not has_scripts and (suffix not in PHOTOS or source.stat().st_size > MOST):
        return None
    content = source.read_bytes()
    if has_scripts:
        try:
            return without_scripts(content)
        except NoDrawing:
            return EMPTY  # it has changed since it was read
    clean = next((clean for start, clean in BY_START if content.startswith(start)), None)
    try:
        result = clean(content) if clean else content
    except (ValueError, IndexError):
        return None
    return result if result != content else None
