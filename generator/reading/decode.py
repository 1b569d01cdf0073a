"""Bytes of a file -> text, or the reason why it cannot be read."""

import re

from generator.formats.yaml.located_yaml import YamlError
from generator.model.problem import Problem
from generator.text.link import without_marks

BOM = "\ufeff"
LARGEST = 20_000_000  # bytes
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
NAMES = {"latin-1": "Latin-1", "cp1252": "Windows-1252", "gb2312": "GB 2312"}


def decoded(content: bytes, path: str) -> str:
    """Return the text of a file with Unix line ends and without a byte order mark.

    Raises YamlError if it is not UTF-8, has a NUL byte or is too large.
    """
    if len(content) > LARGEST:
        message = f"this file has more than {LARGEST:,} bytes; it is not read"
        raise YamlError(Problem(path, 0, 0, message, "split it into smaller files"))
    if content.startswith(UTF_16) or (content[:1] and b"\x00" in content[:2]):
        raise YamlError(Problem(path, 1, 1, "this file is in UTF-16", "save it as UTF-8"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        encoding, length = _guessed(content)
        shown = content[error.start : error.start + length].decode(encoding, "replace")
        guess = f'byte 0x{content[error.start]:02x} looks like "{shown}" in {NAMES[encoding]}'
        message = f"this file is not in UTF-8: {guess}"
        raise YamlError(Problem(path, line, column, message, "save it as UTF-8")) from None
    if "\x00" in text:
        at = text.index("\x00")
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        raise YamlError(Problem(path, line, column, "this file contains a NUL byte", "save it as text in UTF-8"))
    return without_marks(text.removeprefix(BOM)).replace("\r\n", "\n").replace("\r", "\n")


def unreadable(path: str, error: OSError) -> Problem:
    """Return the problem that the file at `path` cannot be read."""
    return Problem(path, 0, 0, f"cannot read this file: {error.strerror}", "check the permissions of the file")


def _guessed(content: bytes) -> tuple[str, int]:
    """Return the most likely encoding of the bytes beyond ASCII, and the number of bytes of one character."""
    runs = re.findall(rb"[\x80-\xff]+", content)
    try:
        if all(len(run) % 2 == 0 for run in runs) and content.decode("gb2312"):
            return "gb2312", 2
    except UnicodeDecodeError:
        pass
    return ("cp1252" if re.search(rb"[\x80-\x9f]", content) else "latin-1"), 1
