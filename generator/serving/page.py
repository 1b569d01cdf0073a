"""A page of the output -> what it is made of, and the page with the script that keeps it up to date.

A page is known by two marks. `page` changes with its HTML and with the pictures, scripts and fonts that it uses;
`sheets` with its style sheets alone. An open page holds the marks with which it was sent; where they differ from those
of now, the server tells it so. Nothing has to be remembered for that, by neither side: a page that slept for hours, or
that an earlier server sent, is judged by the same comparison.
"""

import html
import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import msgspec

from generator.serving.files import signature

OWN = "/.paperfolio/"  # what the server itself sends lies where no site has anything: names with a dot are hidden
TAG = re.compile(rb"<(?:link|script|img|source|video|audio|track|iframe|embed|object|image|use)\s[^>]*>", re.I)
ATTRIBUTE = re.compile(rb"""\s(src|href|poster|data|srcset|imagesrcset)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
MARK = re.compile(rb"""\?[^\s,"'#>]*""")
REL = re.compile(rb"""\srel\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
LOADED = {b"stylesheet", b"icon", b"preload", b"modulepreload", b"manifest"}  # other links lead somewhere
HEAD_END = re.compile(rb"</head\s*>", re.I)

Finder = Callable[[str], Path | None]  # from a path of a request to the file that is sent for it


class State(msgspec.Struct, frozen=True):
    """The two marks of a page; both are "" where there is none."""

    page: str = ""
    sheets: str = ""


class Uses(msgspec.Struct, frozen=True):
    """What a page's HTML says: its digest, and the paths of the files that it uses, style sheets by themselves."""

    digest: str
    files: tuple[str, ...]
    sheets: tuple[str, ...]


def state(content: bytes, path: str, find: Finder) -> State:
    """The marks of a page that is sent for `path`."""
    uses = _uses(content, path)
    return State(_mark(uses.digest, *_signatures(uses.files, find)), _mark(*_signatures(uses.sheets, find)))


def with_script(content: bytes, now: State) -> bytes:
    """The page with the script at the end of its head: a file of the same origin, as strict policies ask, that learns
    the page's marks from its own address."""
    address = f"{OWN}live.js?page={now.page}&amp;sheets={now.sheets}"
    script = f'<script type="module" src="{address}"></script>'.encode()
    end = HEAD_END.search(content)
    return content[: end.start()] + script + content[end.start() :] if end else content + script


def _uses(content: bytes, path: str) -> Uses:
    """A build writes "theme.css?v=1f2e3d4c", so that a new style sheet changes every page. Of files whose signatures
    are compared anyway the digest leaves out what follows the question mark."""
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
    """The paths on this server among the addresses of an attribute; a srcset holds several, with sizes."""
    text = html.unescape(value.decode("utf-8", "replace").strip("\"'"))
    for part in text.split(",") if attribute.lower().endswith(b"srcset") else [text]:
        address = part.strip().partition(" ")[0]
        try:
            split = urlsplit(urljoin(quote(path), address))
        except ValueError:  # "//[": no address at all
            continue
        if address and address[0] != "#" and not split.scheme and not split.netloc:
            yield unquote(split.path)


def _signatures(paths: tuple[str, ...], find: Finder) -> Iterator[str]:
    for path in sorted(paths):
        file = find(path)
        yield f"{path}\0{signature(file) if file else ''}"


def _mark(*parts: str) -> str:
    return blake2b("\0\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
