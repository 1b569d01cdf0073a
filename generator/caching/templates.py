"""A cache of compiled templates. They contain code, so a file is used only if its keyed checksum is ours."""

import contextlib
import os
import tempfile
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

SUM = 16  # bytes of the checksum, which precedes the code


class CompiledTemplates(BytecodeCache):
    """The compiled templates in `folder`. It never raises, and can be pickled.

    Files that are damaged, or were written by another `program` (see `program_digest`), count as missing. If the disk
    is full or read-only, nothing is kept.
    """

    def __init__(self, folder: Path, program: bytes) -> None:
        self._folder, self._program = str(folder), program

    def load_bytecode(self, blocking_key: Bucket) -> None:
        """Fill the bucket from its file, if the checksum is right."""
        with contextlib.suppress(OSError):
            with open(self._file(blocking_key), "rb") as stream:
                content = stream.read()
            if content[:SUM] == self._sum(blocking_key, content[SUM:]):
                blocking_key.bytecode_from_string(content[SUM:])

    def dump_bytecode(self, blocking_key: Bucket) -> None:
        """Write the bucket's code to its file, in one atomic step."""
        code = blocking_key.bytecode_to_string()
        with contextlib.suppress(OSError):
            descriptor, place = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(self._sum(blocking_key, code) + code)
                os.replace(place, self._file(blocking_key))
            except OSError:
                os.unlink(place)

    def _file(self, blocking_key: Bucket) -> str:
        return os.path.join(self._folder, blocking_key.key)

    def _sum(self, blocking_key: Bucket, code: bytes) -> bytes:
        return blake2b(code, digest_size=SUM, key=self._program, person=blocking_key.key.encode()[:16]).digest()
