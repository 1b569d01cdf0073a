"""Rendered bytes that wait to be written: in memory up to a limit, beyond that in a temporary file without a name."""

import os
from types import TracebackType
from typing import BinaryIO

import msgspec

from generator.model.site.site import OutputFile, Spooled

MOST_IN_MEMORY = 256_000_000  # bytes


class Spool:
    """Keeps rendered files until all have passed the checks; only then is the output changed.

    The temporary file lies in the system's folder for such files. It has no name, so that a killed build leaves
    nothing behind. `most` is how many bytes are kept in memory.
    """

    def __init__(self, most: int = MOST_IN_MEMORY) -> None:
        self._most, self._held, self._size = most, 0, 0
        self._file: BinaryIO | None = None

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def hold(self, file: OutputFile) -> OutputFile:
        """Return the file, with its bytes moved to the temporary file if memory already has `most` bytes."""
        if not isinstance(file.content, bytes) or not file.content:
            return file
        self._held += len(file.content)
        if self._held <= self._most:
            return file
        return msgspec.structs.replace(file, content=self._put_away(file.content))

    def _put_away(self, content: bytes) -> Spooled:
        import tempfile

        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the spool is left
        descriptor, offset = self._file.fileno(), self._size
        rest = memoryview(content)
        while rest:
            written = os.pwrite(descriptor, rest, self._size)
            self._size, rest = self._size + written, rest[written:]
        return Spooled(descriptor, offset, len(content))
