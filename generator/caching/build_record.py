"""A record of the last build: its inputs and its results. If none of them has changed, there is nothing to build."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.model.counts import Counts
from generator.model.file_stat import FileStat, SourceFile, digest_of, is_racily_clean
from generator.model.problem import Problem
from generator.model.resources import Store
from generator.model.site.site import OutputState

ENCODER = msgspec.msgpack.Encoder()


class Source(msgspec.Struct, frozen=True):
    """A file under content/ at the time of the build: its stamp, and the digest of its bytes (b"" if not read)."""

    stamp: FileStat
    digest: bytes = b""


class BuildRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The last build into one output folder.

    Its inputs: `call` (see `call_of`), `theme` and its digest, `sources` by path under content/ as read at `read_at`
    (nanoseconds since 1970), and `skipped`, the warnings about ignored files. Its results: `problems`, `counts`,
    and `left`, key and stamp of each written file.
    """

    call: bytes
    theme: str
    theme_digest: bytes
    read_at: int
    sources: dict[str, Source]
    skipped: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    counts: Counts
    left: dict[str, OutputState]


DECODER = msgspec.msgpack.Decoder(BuildRecord)


def load_record(store: Store, output: Path) -> BuildRecord | None:
    """Return the receipt of the last build into `output`, or None if there is none or it cannot be decoded."""
    encoded = store.get(_name(output))
    try:
        return DECODER.decode(encoded) if encoded else None
    except msgspec.MsgspecError:
        return None


def save_record(store: Store, output: Path, record: BuildRecord) -> None:
    """Put the receipt of a build into `output` into the store."""
    store.put(_name(output), ENCODER.encode(record))


def same_sources(record: BuildRecord, found: Mapping[str, SourceFile]) -> bool:
    """Return whether the files `found` under content/, by path, are the unchanged sources of the receipt.

    An equal stamp is enough if it is old enough to be reliable; otherwise the digests of the bytes are compared.
    """
    if found.keys() != record.sources.keys():
        return False
    return all(_is_same(record.sources[path], file, record.read_at) for path, file in found.items())


def _is_same(source: Source, file: SourceFile, read_at: int) -> bool:
    if source.stamp == file.stamp and not is_racily_clean(file.stamp, read_at):
        return True
    return bool(source.digest) and digest_of(file.place) == source.digest


def _name(output: Path) -> str:
    return f"receipt/{output.resolve()}"
