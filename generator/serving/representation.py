"""Bytes with their type, mark and date -> the answer to one request: whole, in part, or that nothing has changed."""

from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

import msgspec
from werkzeug.http import is_resource_modified
from werkzeug.wrappers import Response

from generator.serving.files import File, signature_of
from generator.serving.media_types import HTML, media_type
from generator.serving.ranges import Parts, blocks, content_range, spans
from generator.serving.request import Request


class Representation(msgspec.Struct, frozen=True):
    """What is sent for an address (RFC 9110, section 3.2). `mark` becomes the ETag: a strong one, since other bytes
    have another mark. `modified` is in seconds since 1970, and 0 where no single date tells the truth."""

    source: BinaryIO
    size: int
    media_type: str
    mark: str
    modified: float = 0.0


def of_file(file: File) -> Representation:
    """A file as it is, marked by its signature: to hash a film for each request would take longer than to send it.
    Raises OSError where it has gone."""
    stream, status = file.open()
    kind = media_type(file.place)
    return Representation(stream, status.st_size, kind, signature_of(status), status.st_mtime)


def of_page(html: bytes, mark: str) -> Representation:
    """A page from memory. It has no date: its bytes depend on files besides its own (see page.py)."""
    return Representation(BytesIO(html), len(html), HTML, mark)


def respond(content: Representation, request: Request) -> Response:
    """The answer. `no-cache` lets a browser keep what it got, and makes it ask each time whether that still holds."""
    response = Response(content_type=content.media_type)
    response.call_on_close(content.source.close)
    response.set_etag(content.mark)
    if content.modified:
        response.last_modified = datetime.fromtimestamp(content.modified, UTC)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Accept-Ranges"] = "bytes"
    response.automatically_set_content_length = False
    response.make_conditional(request.environ)
    if response.status_code == 200:
        _fill(response, content, request)
    return response


def _fill(response: Response, content: Representation, request: Request) -> None:
    found = spans(_range(response, request), content.size)
    if found == []:
        response.status_code = 416
        response.content_length = 0
        response.headers["Content-Range"] = f"bytes */{content.size}"
    elif found is None:
        response.content_length = content.size
        response.response = blocks(content.source, (0, content.size))
    elif len(found) == 1:
        response.status_code = 206
        response.content_length = found[0][1] - found[0][0]
        response.headers["Content-Range"] = content_range(found[0], content.size)
        response.response = blocks(content.source, found[0])
    else:
        parts = Parts(found, content.size, content.media_type)
        response.status_code = 206
        response.content_length = len(parts)
        response.content_type = parts.media_type
        response.response = parts.blocks(content.source)


def _range(response: Response, request: Request) -> str:
    """The Range header, unless it was meant for other bytes than these (If-Range)."""
    environ = request.environ
    is_of_these = "HTTP_IF_RANGE" not in environ or not is_resource_modified(
        environ, response.headers["ETag"], None, response.headers.get("Last-Modified"), ignore_if_range=False
    )
    return environ.get("HTTP_RANGE", "") if is_of_these else ""
