"""What the last build came from and came to: where nothing of it has changed, there is nothing to do."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.model.counts import Counts
from generator.model.memory import Store
from generator.model.problem import Problem
from generator.model.site import Left
from generator.model.stamp import Found, Stamp, digest_of, settled

ENCODER = msgspec.msgpack.Encoder()


class Source(msgspec.Struct, frozen=True):
    """A file under content/ as it was read: its stamp, and the digest of its bytes where they were read."""

    stamp: Stamp
    digest: bytes = b""


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """The last build into one output folder: all that it came from (`sources` by their paths under content/, what was
    `passed_over` there, the digests of the settings of the call and of the theme), and what it came to."""

    call: bytes
    theme: str
    theme_digest: bytes
    read_at: int
    sources: dict[str, Source]
    passed_over: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    counts: Counts
    left: dict[str, Left]


DECODER = msgspec.msgpack.Decoder(Receipt)


def load_receipt(store: Store, output: Path) -> Receipt | None:
    """The receipt of the last build into `output`."""
    encoded = store.get(_name(output))
    try:
        return DECODER.decode(encoded) if encoded else None
    except msgspec.MsgspecError:
        return None


def save_receipt(store: Store, output: Path, receipt: Receipt) -> None:
    """Keep the receipt for the next build."""
    store.put(_name(output), ENCODER.encode(receipt))


def comes_from(receipt: Receipt, found: Mapping[str, Found]) -> bool:
    """Whether the files `found` under content/ (place and stamp, by their paths) are those of the receipt.

    A stamp says so where it is old enough to be sure; else the bytes are read and compared.
    """
    if found.keys() != receipt.sources.keys():
        return False
    return all(_is_same(receipt.sources[path], file, receipt.read_at) for path, file in found.items())


def _is_same(source: Source, file: Found, read_at: int) -> bool:
    if source.stamp == file.stamp and settled(file.stamp, read_at):
        return True
    return bool(source.digest) and digest_of(file.place) == source.digest


def _name(output: Path) -> str:
    return f"receipt/{output.resolve()}"
