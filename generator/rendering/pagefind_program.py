"""What is said to Pagefind's program, and what it answers: records -> the files of an index.

Its package for Python waits a tenth of a second after each answer, and cannot take an index of more than two megabytes;
so we start the program ourselves and say what that package says: requests in JSON and base64, each with a comma after
it, and the same back. From records without filters it makes the same bytes each time.
"""

import base64
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, Any

import msgspec
from pagefind.service import get_executable

from generator.model.search import SearchIndex

ENCODER = msgspec.json.Encoder()
# What a page needs that shows the results itself; all else are Pagefind's own ways to show them.
NEEDED = ("fragment/", "index/", "pagefind-entry.json", "pagefind-worker.js", "pagefind.", "wasm.")
READ_AT_ONCE = 1 << 20  # bytes
Request = dict[str, Any]


def indexed(index: SearchIndex) -> Iterator[tuple[str, bytes]]:
    """The files of the index, each with its path in the folder. Raises OSError or ValueError where there are none."""
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
    """What the program answers to each request. It ends when its input does, so that stays open until it has."""
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
            with suppress(OSError):  # what it did not read any more
                service.stdin.close()


def _ask(stream: IO[bytes], requests: Sequence[Request]) -> None:
    with suppress(OSError):  # where it has ended, whoever reads its answers sees that
        for number, request in enumerate(requests, 1):
            stream.write(base64.b64encode(ENCODER.encode({"message_id": number, "payload": request})) + b",")
        stream.flush()


def _read(stream: IO[bytes], count: int) -> Iterator[dict[str, Any]]:
    """The answers, `count` of them, as they come."""
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
