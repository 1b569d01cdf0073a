"""The HTML of one page -> its ids and links, in as few bytes as possible."""

import posixpath
import re
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

import msgspec

# Attributes up to the end of a tag; a quoted value may contain ">".
ATTRIBUTES = r"""[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+"""
TAG = re.compile(rf"<([a-zA-Z][\w:-]*+\s{ATTRIBUTES})>")
# Text that is not parsed as HTML: comments, and the content of scripts and styles.
OPAQUE = re.compile(rf"<(?:!--.*?-->|((?i:script|style)\b{ATTRIBUTES}>).*?(?=</(?i:script|style)))", re.S)
# The attributes that count. Other quoted values are skipped, because they may look like one: title="say id=x".
ATTRIBUTE = re.compile(
    r"""(?<=[\s"'])(id|name|href|src|srcset|imagesrcset|poster|cite|content|property|http-equiv|rel)"""
    r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|"[^"]*"|'[^']*'""",
    re.I,
)
ELEMENTS = ("a ", "video ", "blockquote ", "q ", "del ", "ins ")  # elements with `name`, `poster` or `cite`
ADDRESSES = ("href", "src", "poster", "cite")
LISTS = ("srcset", "imagesrcset")
# An entry of a `srcset` (HTML, 4.8.4.2.1): an address, optionally followed by a width or a density.
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s[^,]*)?(?:,|$)")
REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)""", re.I)
# Values of <meta> that search engines and social networks fetch.
FETCHED = {"og:image", "og:url", "twitter:image", "citation_pdf_url", "citation_fulltext_html_url"}
NO_PAGES = {"preconnect", "dns-prefetch", "type"}  # the link names a host, or a class, and not a page
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
DROPPED = re.compile(r"[\t\n\r]")  # removed anywhere in an address (WHATWG URL, "basic URL parser")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
TO_A_FOLDER = re.compile(r"(?:^|/)\.{0,2}$")

ID, FILE, PICTURE, WEB = range(4)
Said = tuple[int, str, str]  # one of these four; an id, a path in the site or a web address; the fragment of a path


class PageLinks(msgspec.Struct, frozen=True):
    """The ids and links of one page. 100,000 pages have millions of them, so each kind is one string.

    `ids` are separated by spaces. `inside` has a line for each file of the site that the page links to: its path from
    the site's root (unchanged if it begins with a slash), then the fragments, separated by tabs; links to an existing
    id of the page itself are left out. `web` has the addresses on other hosts, `pictures` the paths of the pictures
    shown, one per line. `size` is the size of the page in bytes.
    """

    ids: str = ""
    inside: str = ""
    web: str = ""
    pictures: str = ""
    size: int = 0


def inspect(path: str, content: bytes) -> PageLinks:
    """Return the ids and links of the page at `path` (from the site's root). Never raises."""
    folder = posixpath.dirname(path)
    ids: dict[str, None] = {}
    inside: dict[str, dict[str, None]] = {}
    web: dict[str, None] = {}
    pictures: dict[str, None] = {}
    for tag in _tags(content.decode("utf-8", "replace")):
        for kind, what, fragment in _said(tag, folder):
            if kind == ID:
                ids[what] = None
            elif kind == WEB:
                web[what] = None
            else:
                fragments = inside.setdefault(what or path, {})
                if fragment:
                    fragments[fragment] = None
                if kind == PICTURE:
                    pictures[what] = None
    if path in inside:
        inside[path] = {fragment: None for fragment in inside[path] if fragment not in ids}
        if not inside[path]:
            del inside[path]
    lines = ("\t".join((target, *fragments)) for target, fragments in inside.items())
    return PageLinks(" ".join(ids), "\n".join(lines), "\n".join(web), "\n".join(pictures), len(content))


def _tags(html: str) -> list[str]:
    """Return the text of each tag that may have an id or a link; comments, scripts and styles have none."""
    text = OPAQUE.sub(lambda match: f"<{match[1]}" if match[1] else "", html)
    return [
        tag
        for tag in TAG.findall(text)
        if "href" in (folded := tag.lower())
        or "id=" in folded
        or "src" in folded
        or folded.startswith(ELEMENTS)
        or (folded.startswith("meta ") and ("url" in folded or "image" in folded))
    ]


@lru_cache(maxsize=20_000)
def _said(tag: str, folder: str) -> tuple[Said, ...]:
    """Return the ids and links of a tag on a page in `folder`. It is cached, because most tags are on many pages."""
    element = tag.split(None, 1)[0].lower()
    attributes: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(tag):
        attributes.setdefault(name.lower(), unescape(double or single or bare))
    if element == "meta":
        found = [_meta(attributes)]
    elif attributes.get("rel", "").lower() in NO_PAGES:
        found = []
    else:
        found = [attributes.get(name, "") for name in ADDRESSES]
        found += [url for name in LISTS for url in CANDIDATE.findall(attributes.get(name, ""))]
    names = [attributes.get("id", ""), attributes.get("name", "") if element == "a" else ""]
    ids = [(ID, _one_word(name), "") for name in names if name]
    places = (_place(url, folder, element) for url in found if url)
    return (*ids, *filter(None, places))


def _meta(attributes: dict[str, str]) -> str:
    """Return the address in a `<meta>` element, or ""."""
    content = attributes.get("content", "")
    if attributes.get("http-equiv", "").lower() == "refresh":
        match = REFRESH.match(content)
        return match[1].strip() if match else ""
    return content if (attributes.get("name") or attributes.get("property")) in FETCHED else ""


def _place(url: str, folder: str, element: str) -> Said | None:
    """Return the target of an address on a page in `folder`, or None if it is neither a file nor a web page."""
    url = DROPPED.sub("", url.strip())
    scheme = SCHEME.match(url)
    if scheme or url.startswith("//"):
        if scheme and scheme[1].lower() not in {"http", "https"}:
            return None
        return WEB, url if scheme else f"https:{url}", ""
    return (PICTURE if element in {"img", "source"} else FILE, *resolved(url, folder))


def resolved(url: str, folder: str) -> tuple[str, str]:
    """Resolve an address on a page in `folder` to the path of the file from the site's root, and the fragment.

    The path is "" for the page itself, stays absolute if it is, and begins with "../" if it leads out of the site:
    `resolved("b.html#x", "papers")` is `("papers/b.html", "x")`.
    """
    rest, _, fragment = url.partition("#")
    fragment = _one_word(_unquoted(fragment.partition(":~:")[0]))  # ":~:text=…" is only for the browser
    written = rest.partition("?")[0]
    if not written:
        return "", fragment
    path = posixpath.normpath(posixpath.join(folder, written))
    if TO_A_FOLDER.search(written):
        path = posixpath.join(path, "index.html").removeprefix("./")
    return _unquoted(path), fragment


def _unquoted(text: str) -> str:
    """Decode `%xx`, unless the result has a control character, which no file name has."""
    if "%" not in text:
        return text
    plain = unquote(text)
    return text if CONTROL.search(plain) else plain


def _one_word(text: str) -> str:
    return text if " " not in text else text.replace(" ", "%20")
