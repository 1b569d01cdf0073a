"""Search records -> the files of an index, by running Pagefind's program.

Pagefind's own Python package waits a tenth of a second after each answer, and fails for an index of more than two
megabytes. So we start the program ourselves and use the protocol of that package: requests and answers in JSON, encoded
in base64, each followed by a comma. From records without filters, Pagefind makes the same bytes each time.
"""

import base64
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, Any

import msgspec
from pagefind.service import get_executable

from generator.model.site.search import SearchIndex

ENCODER = msgspec.json.Encoder()
# The files that a page needs to search; the others are Pagefind's own user interfaces.
NEEDED = ("fragment/", "index/", "pagefind-entry.json", "pagefind-worker.js", "pagefind.", "wasm.")
READ_AT_ONCE = 1 << 20  # bytes
Request = dict[str, Any]


def indexed(index: SearchIndex) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index, each with its path in Pagefind's folder.

    Raises OSError if the program cannot run, and ValueError if it reports an error or ends early.
    """
    requests: list[Request] = [{"type": "NewIndex"}]
    requests += (
        {
            "type": "AddRecord",
            "index_id": 0,
            "url": record.url,
            "content": record.text,
            "language": index.language,
            "meta": record.known,
        }
        for record in index.records
    )
    requests.append({"type": "GetFiles", "index_id": 0})
    for answer in _answers(requests):
        if answer["type"] == "Error":
            raise ValueError(answer.get("message", "no reason given"))
        for file in answer.get("files", ()):
            if file["path"].startswith(NEEDED):
                yield file["path"], base64.b64decode(file["content"])


def _answers(requests: Sequence[Request]) -> Iterator[dict[str, Any]]:
    """Send all requests to the program and yield its answers.

    The program ends when its input is closed, so the input stays open until all answers have arrived.
    """
    program = get_executable()
    if program is None:
        raise FileNotFoundError("its program is missing")
    with subprocess.Popen(
        [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as service:
        assert service.stdin is not None and service.stdout is not None
        asking = Thread(target=_ask, args=(service.stdin, requests))
        asking.start()
        try:
            yield from _read(service.stdout, len(requests))
        finally:
            service.kill()
            asking.join()
            with suppress(OSError):  # requests that it did not read before it ended
                service.stdin.close()


def _ask(stream: IO[bytes], requests: Sequence[Request]) -> None:
    with suppress(OSError):  # the program has ended: `_read` reports that
        for number, request in enumerate(requests, 1):
            stream.write(base64.b64encode(ENCODER.encode({"message_id": number, "payload": request})) + b",")
        stream.flush()


def _read(stream: IO[bytes], count: int) -> Iterator[dict[str, Any]]:
    """Yield `count` answers as they arrive. Raises ValueError if the program ends before."""
    parts: list[bytes] = []
    while count:
        part = stream.read1(READ_AT_ONCE)  # type: ignore[attr-defined]
        if not part:
            raise ValueError("it ended without an answer")
        *ends, rest = part.split(b",")
        for end in ends:
            answer = msgspec.json.decode(base64.b64decode(b"".join([*parts, end])))
            parts.clear()
            count -= 1
            yield answer["payload"]
        parts.append(rest)
