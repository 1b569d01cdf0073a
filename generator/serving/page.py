"""A page of the output -> its state, and the page with the script that keeps it up to date.

The state of a page is two marks. `page` changes with its HTML and with the pictures, scripts and fonts that it uses;
`sheets` changes with its style sheets only. An open page knows the marks with which it was sent; the server compares
them with the current ones. The server stores nothing about open pages, so the comparison also works for a page that was
asleep for hours or that an earlier server sent.
"""

import html
import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import msgspec

from generator.serving.files import signature

OWN = "/.paperfolio/"  # path of the server's own files; no site has files there, because hidden files are not served
TAG = re.compile(rb"<(?:link|script|img|source|video|audio|track|iframe|embed|object|image|use)\s[^>]*>", re.I)
ATTRIBUTE = re.compile(rb"""\s(src|href|poster|data|srcset|imagesrcset)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
MARK = re.compile(rb"""\?[^\s,"'#>]*""")
REL = re.compile(rb"""\srel\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
LOADED = {b"stylesheet", b"icon", b"preload", b"modulepreload", b"manifest"}  # a page does not load other links
HEAD_END = re.compile(rb"</head\s*>", re.I)

Finder = Callable[[str], Path | None]  # from the path of a request to the file that is sent for it


class State(msgspec.Struct, frozen=True):
    """The two marks of a page; both are "" if there is no page."""

    page: str = ""
    sheets: str = ""


class Uses(msgspec.Struct, frozen=True):
    """The digest of a page's HTML, and the paths of the files and of the style sheets that it uses."""

    digest: str
    files: tuple[str, ...]
    sheets: tuple[str, ...]


def state(content: bytes, path: str, find: Finder) -> State:
    """Return the state of a page that is sent for `path`; `find` finds the files that it uses."""
    uses = _uses(content, path)
    return State(_mark(uses.digest, *_signatures(uses.files, find)), _mark(*_signatures(uses.sheets, find)))


def with_script(content: bytes, now: State) -> bytes:
    """Return the page with the script at the end of its head.

    The script is a file of the same origin, because a strict Content-Security-Policy forbids inline scripts. It reads
    the page's marks from its own URL.
    """
    address = f"{OWN}live.js?page={now.page}&amp;sheets={now.sheets}"
    script = f'<script type="module" src="{address}"></script>'.encode()
    end = HEAD_END.search(content)
    return content[: end.start()] + script + content[end.start() :] if end else content + script


def _uses(content: bytes, path: str) -> Uses:
    """The digest ignores the query of local files ("theme.css?v=1f2e3d4c"), because their signatures are compared.

    If it did not, a change of the style sheet would change the digest of each page, and pages would reload.
    """
    files: dict[str, None] = {}
    sheets: dict[str, None] = {}

    def without_marks(tag: re.Match[bytes]) -> bytes:
        rels = _rels(tag[0])
        if tag[0][:5].lower() == b"<link" and not rels & LOADED:
            return tag[0]
        found = sheets if b"stylesheet" in rels else files

        def without_mark(attribute: re.Match[bytes]) -> bytes:
            local = [*_local(attribute[1], attribute[2], path)]
            found.update(dict.fromkeys(local))
            return MARK.sub(b"", attribute[0]) if local else attribute[0]

        return ATTRIBUTE.sub(without_mark, tag[0])

    digest = blake2b(TAG.sub(without_marks, content), digest_size=16).hexdigest()
    return Uses(digest, tuple(files.keys() - sheets.keys()), tuple(sheets))


def _rels(tag: bytes) -> set[bytes]:
    match = REL.search(tag)
    return set(match[1].strip(b"\"'").lower().split()) if match else set()


def _local(attribute: bytes, value: bytes, path: str) -> Iterator[str]:
    """The paths on this server among the URLs of an attribute; a srcset has several, with sizes."""
    text = html.unescape(value.decode("utf-8", "replace").strip("\"'"))
    for part in text.split(",") if attribute.lower().endswith(b"srcset") else [text]:
        address = part.strip().partition(" ")[0]
        try:
            split = urlsplit(urljoin(quote(path), address))
        except ValueError:  # "//[" is not a URL
            continue
        if address and address[0] != "#" and not split.scheme and not split.netloc:
            yield unquote(split.path)


def _signatures(paths: tuple[str, ...], find: Finder) -> Iterator[str]:
    for path in sorted(paths):
        file = find(path)
        yield f"{path}\0{signature(file) if file else ''}"


def _mark(*parts: str) -> str:
    return blake2b("\0\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
