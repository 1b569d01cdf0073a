"""The search records of a large site -> the files of Pagefind's index, which browsers load in parts."""

from collections.abc import Iterator, Mapping
from hashlib import blake2b

import msgspec

from generator.model.content_paths import SETTINGS
from generator.model.problem import Problem
from generator.model.site.page import Deferred
from generator.model.site.search import PAGEFIND, SearchIndex
from generator.model.site.site import OutputFile

ENCODER = msgspec.msgpack.Encoder()


class PagefindMemory:
    """The index of the previous build in this process, its key, and the version of Pagefind that made it.

    `index_is_stale` is True if the output still has the files of an older index, because making the new one was
    deferred.
    """

    def __init__(self) -> None:
        self.index: Deferred[SearchIndex] | None = None
        self.key, self.version = b"", ""
        self.index_is_stale = False


def pagefind_files(
    deferred: Deferred[SearchIndex] | None,
    version: str,
    known: Mapping[str, bytes],
    memory: PagefindMemory,
    *,
    defer_index: bool = False,
) -> Iterator[OutputFile | Problem]:
    """Yield the files of the index, or the problem if Pagefind fails; `version` is that of Pagefind.

    `known` has the keys of the files in the output, by path. If they were made from the same records, they are kept. If
    it `defer_index`, all existing files are kept, even old ones, and no new index is made.
    """
    memory.index_is_stale = False
    if deferred is None:
        return
    if memory.index is None or memory.version != version or not deferred.is_like(memory.index):
        memory.index, memory.version, memory.key = deferred, version, _key(deferred.make(), version)
    standing = {path: key for path, key in known.items() if path.startswith(f"{PAGEFIND}/")}
    is_same = _is_whole(standing) and all(key.startswith(memory.key) for key in standing.values())
    memory.index_is_stale = defer_index and not is_same
    if defer_index or is_same:
        yield from (OutputFile(path, key=key, is_kept=True) for path, key in standing.items())
        return
    try:
        from generator.rendering.pagefind_program import indexed

        files = dict(indexed(deferred.make()))
    except (ImportError, OSError, ValueError) as error:
        hint = 'run `pip install "paperfolio[search]"` again, or write `search: no`'
        yield Problem(SETTINGS, 0, 0, f"search: Pagefind does not work ({error})", hint)
        return
    key = memory.key + len(files).to_bytes(4)
    for path, content in sorted(files.items()):
        yield OutputFile(f"{PAGEFIND}/{path}", content, key=key)


def _key(index: SearchIndex, version: str) -> bytes:
    """Return a digest of everything that the files are made from."""
    return blake2b(ENCODER.encode((version, index)), digest_size=16).digest()


def _is_whole(standing: Mapping[str, bytes]) -> bool:
    """Return whether these are all files of one index; their key ends with the number of the files."""
    keys = {*standing.values()}
    return len(keys) == 1 and int.from_bytes(keys.pop()[16:]) == len(standing)
