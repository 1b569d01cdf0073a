"""A file, a page or a sentence -> a response: the whole content (200), parts of it (206), or "not modified" (304)."""

import os
import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from generator.serving.files import signature_of
from generator.serving.media_types import HTML, media_type

# A drawing that is opened as a page of its own runs no script, even if it was put into the output by hand.
NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; font-src data: 'self'; sandbox"
NOT_KEPT = {"Cache-Control": "no-store"}
# At most 16 parts. A server may ignore any other Range header (RFC 9110, section 14.2).
PART = r"(?:\d{1,18}-\d{0,18}|-\d{1,18})"
RANGES = re.compile(rf"bytes={PART}(?:,\s*{PART}){{0,15}}", re.A)
SPAN = re.compile(r"(\d+)-(\d*)", re.A)
CONDITIONS = StaticFiles()


def sentence(status: int, text: str, **headers: str) -> Response:
    """Return a plain-text response with one sentence."""
    return PlainTextResponse(f"{text}\n", status, NOT_KEPT | headers)


def of_file(place: Path, request: Request) -> Response:
    """Return a response with the file `place`.

    Its ETag is the file's signature, because hashing a video for each request would take longer than sending it.
    Raises OSError if the file cannot be read.
    """
    with place.open("rb") as stream:
        status = os.fstat(stream.fileno())
    if not _is_range(request, status.st_size):
        request.scope["headers"] = [(name, value) for name, value in request.scope["headers"] if name != b"range"]
    headers = _headers(signature_of(status))
    if place.suffix.lower() == ".svg":
        headers["Content-Security-Policy"] = NO_SCRIPTS
    return _unless_known(FileResponse(place, 200, headers, media_type(place.name), stat_result=status), request)


def of_page(html: bytes, mark: str, request: Request) -> Response:
    """Return a response with a page from memory.

    It has no Last-Modified header, because its bytes depend on other files, too (see page.py).
    """
    return _unless_known(Response(html, 200, _headers(mark), HTML), request)


def _headers(mark: str) -> dict[str, str]:
    """`no-cache` lets a browser keep the response, but it must ask each time whether the response is still valid.

    The ETag is a strong one (RFC 9110, section 8.8.1), because different bytes have different marks.
    """
    return {"ETag": f'"{mark}"', "Cache-Control": "no-cache"}


def _unless_known(response: Response, request: Request) -> Response:
    is_known = CONDITIONS.is_not_modified(response.headers, request.headers)
    return NotModifiedResponse(response.headers) if is_known else response


def _is_range(request: Request, size: int) -> bool:
    """Whether the request asks for parts of a file in a form that Starlette accepts.

    Starlette refuses any other form, and several parts if one of them is beyond the end of the file. RFC 9110
    allows the server to send the whole file instead.
    """
    header = request.headers.get("Range", "")
    if request.method != "GET" or not RANGES.fullmatch(header):
        return False
    spans = SPAN.findall(header)
    is_in_order = all(int(first) <= int(last or first) for first, last in spans)
    return is_in_order and ("," not in header or all(int(first) < size for first, _ in spans))
