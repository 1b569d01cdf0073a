"""A request -> its answer: who may ask, then what the server itself sends, then the files of the site."""

from pathlib import Path
from urllib.parse import quote

from werkzeug.wrappers import Response

from generator.serving.events import events
from generator.serving.files import Elsewhere, File
from generator.serving.hosts import Hosts, is_of_this_site
from generator.serving.media_types import HTML, TYPES, media_type
from generator.serving.page import OWN, State, state, with_script
from generator.serving.preview import Preview
from generator.serving.representation import of_file, of_page, respond
from generator.serving.request import Request, decoded

BROWSER = Path(__file__).parent / "browser"
OWN_FILES = {"live.js", "problems.js", "problems.css", "missing.css"}
MISSING = "404.html"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",  # no page elsewhere can hold a part of this one
}


class Answers:
    """What a preview answers to those whom `hosts` allow."""

    def __init__(self, preview: Preview, hosts: Hosts) -> None:
        self._preview = preview
        self._hosts = hosts

    def __call__(self, request: Request) -> Response:
        """The answer to any request whatever."""
        response = self._answer(request)
        response.headers.update(SAFE)
        return response

    def _answer(self, request: Request) -> Response:
        if refusal := self._hosts.refusal(request):
            return plain(403, refusal)
        if request.method not in {"GET", "HEAD"}:
            refused = plain(405, "A preview is only looked at: GET and HEAD.")
            refused.headers["Allow"] = "GET, HEAD"
            return refused
        path = request.path
        if path is None:
            return plain(404, "There is nothing of that name.")
        try:
            return self._own(path.removeprefix(OWN), request) if path.startswith(OWN) else self._page(path, request)
        except FileNotFoundError:  # a build removed it after it was found
            return self._missing(path, request)

    def _own(self, name: str, request: Request) -> Response:
        if name in OWN_FILES:
            return respond(of_file(File(str(BROWSER / name))), request)
        if name != "events":
            return plain(404, "There is nothing of that name.")
        if not is_of_this_site(request):
            return plain(403, "Only pages of this site may ask what has changed.")
        path = decoded(request.argument("path")) or "/"
        known = State(request.argument("page"), request.argument("sheets"))
        stream = Response(events(self._preview, known, lambda: self._state(path)), mimetype="text/event-stream")
        stream.headers["Cache-Control"] = "no-store"
        return stream

    def _page(self, path: str, request: Request) -> Response:
        mount = self._preview.mount
        if path in {"/", mount.rstrip("/")} and mount != "/":
            return _redirect(mount, request)
        found = self._preview.find(path)
        if isinstance(found, Elsewhere):
            return _redirect(f"{mount}{found.path}", request)
        if found is None:
            return self._missing(path, request)
        if media_type(found.place) != HTML:
            return respond(of_file(found), request)
        html = _read(found)
        now = state(html, path, self._preview.file)
        return respond(of_page(with_script(html, now), f"{now.page}-{now.sheets}"), request)

    def _missing(self, path: str, request: Request) -> Response:
        """The site's own page for missing addresses, as a host would send it."""
        html = self._missing_html(path)
        response = Response(with_script(html, state(html, path, self._preview.file)), 404, content_type=HTML)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _missing_html(self, path: str) -> bytes:
        preview = self._preview
        page = preview.file(f"{preview.mount}{MISSING}") if path.startswith(preview.mount) else None
        if page is None:
            words = "outside" if not path.startswith(preview.mount) else "missing"
            return (BROWSER / f"{words}.html").read_bytes().replace(b"{mount}", quote(preview.mount).encode())
        html = _read(page)
        if preview.mount == "/" and preview.base != "/":  # its links tell where the site will be, not where it is shown
            html = html.replace(f'="{preview.base}'.encode(), b'="/')
        return html

    def _state(self, path: str) -> State:
        """The marks of what is sent for a path now, be it the page for missing addresses."""
        found = self._preview.file(path)
        try:
            html = _read(found) if found and media_type(found.place) == HTML else self._missing_html(path)
        except FileNotFoundError:
            html = self._missing_html(path)
        return state(html, path, self._preview.file)


def plain(status: int, sentence: str) -> Response:
    """An answer for whoever reads it, in a sentence."""
    response = Response(f"{sentence}\n", status, content_type=TYPES["txt"])
    response.headers.update({"Cache-Control": "no-store", **SAFE})
    return response


def _redirect(path: str, request: Request) -> Response:
    """To another path of this server. It is not for ever: what is a folder now may be a page after the next build."""
    response = plain(302, "It is there.")
    response.headers["Location"] = quote(path) + request.query
    return response


def _read(file: File) -> bytes:
    stream, _ = file.open()
    with stream:
        return stream.read()
