"""The bytes of a content file -> its text, or the problem that keeps it from being read."""

from generator.formats.located_yaml import YamlError
from generator.model.problem import Problem
from generator.text.link import without_marks

BOM = "\ufeff"
LARGEST = 20_000_000  # bytes
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes, path: str) -> str:
    """The text of a file in UTF-8, with Unix line ends and without a byte order mark. Raises YamlError."""
    if len(content) > LARGEST:
        raise YamlError(Problem(path, 0, 0, f"a file of more than {LARGEST:,} bytes is refused", "part it"))
    if content.startswith(UTF_16):
        raise YamlError(Problem(path, 1, 1, "this file is in UTF-16", "save it as UTF-8"))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        byte = content[error.start]
        kind = "Windows-1252" if 0x80 <= byte < 0xA0 else "Latin-1"
        shown = bytes([byte]).decode("cp1252", "replace")
        message = f'this file is not in UTF-8: byte 0x{byte:02x} looks like "{shown}" in {kind}'
        raise YamlError(Problem(path, line, column, message, "save it as UTF-8")) from None
    if "\x00" in text:
        line, column = text.count("\n", 0, text.index("\x00")) + 1, 0
        raise YamlError(Problem(path, line, column, "there is a NUL byte in this file", "save it as text, in UTF-8"))
    return without_marks(text.removeprefix(BOM)).replace("\r\n", "\n").replace("\r", "\n")
