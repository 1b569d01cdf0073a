"""A request -> its response: check the request, then send a file of the server itself or a file of the site."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from generator.serving.events import events
from generator.serving.files import Elsewhere
from generator.serving.hosts import Hosts
from generator.serving.media_types import HTML, media_type
from generator.serving.page import OWN, State, state, with_script
from generator.serving.preview import Preview
from generator.serving.responses import NOT_KEPT, of_file, of_page, sentence

BROWSER = Path(__file__).parent / "browser"
OWN_FILES = {"live.js", "problems.js", "problems.css", "missing.css"}
MISSING = "404.html"
EVENTS = "text/event-stream"
LONGEST_TARGET = 1 << 15
NOTHING = "Not found."


class Application:
    """The preview as an ASGI 3.0 application.

    It responds only to requests whose Host header `hosts` allows. `say` is called with a message about each internal
    error.
    """

    def __init__(self, preview: Preview, hosts: Hosts, say: Callable[[str], None]) -> None:
        self._preview = preview
        self._hosts = hosts
        self._say = say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to any request. Files are read in other threads."""
        try:
            response = await run_in_threadpool(self._respond, Request(scope))
            await response(scope, receive, send)
        except Exception as error:  # it ends this request only
            self._say(f"could not respond to a request: {type(error).__name__}: {error}")
            raise

    def _respond(self, request: Request) -> Response:
        path = request.scope["path"]
        if refusal := self._refusal(request):
            return refusal
        try:
            return self._own(path.removeprefix(OWN), request) if path.startswith(OWN) else self._page(path, request)
        except FileNotFoundError:  # a build removed the file after it was found
            return self._missing(path)
        except OSError as error:
            return sentence(500, f"This file cannot be read: {(error.strerror or str(error)).lower()}.")

    def _refusal(self, request: Request) -> Response | None:
        if not request.scope["http_version"].startswith("1."):
            return sentence(505, "This server supports only HTTP 1.0 and 1.1.", Connection="close")
        if len(request.scope["raw_path"]) + len(request.scope["query_string"]) > LONGEST_TARGET:
            return sentence(414, "This address is too long.", Connection="close")
        if refusal := self._hosts.refusal(request.headers.getlist("Host")):
            return sentence(403, refusal)
        if request.method not in {"GET", "HEAD"}:
            return sentence(405, "Only GET and HEAD are allowed.", Allow="GET, HEAD")
        return None

    def _own(self, name: str, request: Request) -> Response:
        if name in OWN_FILES:
            return of_file(BROWSER / name, request)
        if name != "events":
            return sentence(404, NOTHING)
        if not self._hosts.is_own_page(request.headers):
            return sentence(403, "Only pages of this site may listen to changes.")
        query = request.query_params
        sent = State(query.get("page", ""), query.get("sheets", ""))
        if request.method == "HEAD":
            return Response(None, 200, NOT_KEPT, EVENTS)
        stream = events(self._preview, sent, partial(self._state, unquote(query.get("path", "/"))))
        return StreamingResponse(stream, 200, NOT_KEPT, EVENTS)

    def _page(self, path: str, request: Request) -> Response:
        mount = self._preview.mount
        if path in {"/", mount.rstrip("/")} and mount != "/":
            return _redirect(mount, request)
        found = self._preview.find(path)
        if isinstance(found, Elsewhere):
            return _redirect(f"{mount}{found.path}", request)
        if found is None:
            return self._missing(path)
        if media_type(found.name) != HTML:
            return of_file(found, request)
        html = found.read_bytes()
        now = state(html, path, self._preview.file)
        return of_page(with_script(html, now), f"{now.page}-{now.sheets}", request)

    def _missing(self, path: str) -> Response:
        """Respond with the site's 404 page, as a web host does."""
        html = self._missing_html(path)
        return Response(with_script(html, state(html, path, self._preview.file)), 404, NOT_KEPT, HTML)

    def _missing_html(self, path: str) -> bytes:
        preview = self._preview
        page = preview.file(f"{preview.mount}{MISSING}") if path.startswith(preview.mount) else None
        if page is None:
            words = "outside" if not path.startswith(preview.mount) else "missing"
            return (BROWSER / f"{words}.html").read_bytes().replace(b"{mount}", quote(preview.mount).encode())
        html = page.read_bytes()
        if preview.mount == "/" and preview.base != "/":  # its links have the path of the published site
            html = html.replace(f'="{preview.base}'.encode(), b'="/')
        return html

    def _state(self, path: str) -> State:
        """The marks of what is sent for a path now, which may be the 404 page."""
        found = self._preview.file(path)
        try:
            html = found.read_bytes() if found and media_type(found.name) == HTML else self._missing_html(path)
        except FileNotFoundError:
            html = self._missing_html(path)
        return state(html, path, self._preview.file)


def _redirect(path: str, request: Request) -> Response:
    """Redirect to another path of this server, temporarily: a folder may be a page after the next build."""
    query = request.scope["query_string"].decode("latin-1")
    return RedirectResponse(f"{quote(path)}?{query}" if query else quote(path), 302, NOT_KEPT)
