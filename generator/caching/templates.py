"""What templates are compiled to, in files that are believed only where their sum is ours: they hold code."""

import contextlib
import os
import tempfile
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

SUM = 16  # bytes, before the code


class CompiledTemplates(BytecodeCache):
    """The compiled templates in `folder`. What another `program` has put there, or what is damaged, is not there; where
    the disk is full or cannot be written to, nothing is kept. It raises nothing, and can be pickled."""

    def __init__(self, folder: Path, program: bytes) -> None:
        self._folder, self._program = str(folder), program

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, where its file is whole and ours."""
        with contextlib.suppress(OSError):
            with open(self._file(bucket), "rb") as stream:
                content = stream.read()
            if content[:SUM] == self._sum(bucket, content[SUM:]):
                bucket.bytecode_from_string(content[SUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, in one step."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            descriptor, place = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(self._sum(bucket, code) + code)
                os.replace(place, self._file(bucket))
            except OSError:
                os.unlink(place)

    def _file(self, bucket: Bucket) -> str:
        return os.path.join(self._folder, bucket.key)

    def _sum(self, bucket: Bucket, code: bytes) -> bytes:
        return blake2b(code, digest_size=SUM, key=self._program, person=bucket.key.encode()[:16]).digest()
