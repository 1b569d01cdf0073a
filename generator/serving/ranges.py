"""A Range header -> the parts of a file that are asked (RFC 9110, section 14)."""

import secrets
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from werkzeug.http import parse_range_header

MOST_RANGES = 16  # more of them is no reader's wish: the whole file is sent
LONGEST_HEADER = 1000
BLOCK = 1 << 16

Span = tuple[int, int]  # from this byte to before that one


def spans(header: str, size: int) -> list[Span] | None:
    """The parts of a file of `size` bytes; an empty list where there are no such bytes, and None where the whole is to
    be sent, because none is asked, or what is asked is malformed, not in order or too much."""
    parsed = parse_range_header(header) if 0 < len(header) <= LONGEST_HEADER and size else None
    if parsed is None or parsed.units != "bytes" or len(parsed.ranges) > MOST_RANGES:
        return None
    found = []
    for start, end in parsed.ranges:
        first = max(size + start, 0) if start < 0 else start  # the last bytes, of which there may be fewer
        last = size if end is None else min(end, size)
        if first < last:
            found.append((first, last))
    return found


def content_range(span: Span, size: int) -> str:
    """The header that says which bytes these are."""
    return f"bytes {span[0]}-{span[1] - 1}/{size}"


class Parts:
    """Several parts of a file as one body, `multipart/byteranges` (RFC 9110, section 14.6)."""

    def __init__(self, found: Sequence[Span], size: int, media_type: str) -> None:
        boundary = secrets.token_hex(12)
        self.media_type = f"multipart/byteranges; boundary={boundary}"
        self._spans = found
        self._heads = [
            f"\r\n--{boundary}\r\nContent-Type: {media_type}\r\n"
            f"Content-Range: {content_range(span, size)}\r\n\r\n".encode()
            for span in found
        ]
        self._end = f"\r\n--{boundary}--\r\n".encode()

    def __len__(self) -> int:
        return sum(map(len, self._heads)) + sum(end - start for start, end in self._spans) + len(self._end)

    def blocks(self, source: BinaryIO) -> Iterator[bytes]:
        """The body, block by block."""
        for head, span in zip(self._heads, self._spans, strict=True):
            yield head
            yield from blocks(source, span)
        yield self._end


def blocks(source: BinaryIO, span: Span) -> Iterator[bytes]:
    """The bytes of a part. Raises ConnectionAbortedError where the file has become shorter: what was announced cannot
    be sent any more."""
    source.seek(span[0])
    left = span[1] - span[0]
    while left:
        block = source.read(min(BLOCK, left))
        if not block:
            raise ConnectionAbortedError("the file became shorter while it was sent")
        left -= len(block)
        yield block
