"""Links: which URLs are safe, and how links into the site are marked until their URLs are known.

A link into the site is `SITE` + the path of the file ("\\x02papers/a.html"). Rendering replaces the mark by the
relative path to the root of the site. A link to a file or entry under `content/` is `CONTENT` + its path there
("\\ue001files/cv.pdf"). Arranging replaces it by a link to the published file or page.

`SITE` is a control character because Python stores pages of ASCII in half the memory and handles them twice as fast;
`CONTENT` is from the private use area. `without_marks` removes both from all content, so that no text can forge them.
"""

import posixpath
import re
from html import unescape

SITE, SPRITE = "\x02", "\x03"
CONTENT = "\ue001"
MARKS = re.compile(f"[{SITE}{SPRITE}\ue000-\ue00f]")
SITE_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[^\s?#\[\]\"<>\\^`{|}]*)?")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "doi", "geo", "xmpp", "matrix", "ftp"})
# Characters that browsers ignore before they read the scheme (WHATWG URL, "basic URL parser", steps 1 and 3), and other
# invisible ones.
DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def without_marks(text: str) -> str:
    """Return `text` without the characters that are used as marks."""
    if text.isascii() and SITE not in text and SPRITE not in text:
        return text
    return MARKS.sub("", text) if MARKS.search(text) else text


def is_web_address(url: str) -> bool:
    """Return whether `url` leads out of the site, because it has a scheme or a host."""
    return bool(SCHEME.match(url)) or url.startswith("//")


def site_address(url: str) -> str:
    """Return `url` with a slash at the end: "https://a.org/b" -> "https://a.org/b/".

    The result is empty if `url` cannot be the address of a site: it must be an http or https URL without a query or a
    fragment.
    """
    return url.rstrip("/") + "/" if SITE_ADDRESS.fullmatch(url) else ""


def safe_url(url: str) -> str:
    """Return `url` if it is safe, otherwise an empty text.

    A URL is safe if it has no scheme or one of `SAFE_SCHEMES`, as browsers read it: " java\\nscript:x" -> "".
    """
    bare = DROPPED.sub("", url)
    scheme = SCHEME.match(bare)
    if scheme and scheme.group()[:-1].lower() not in SAFE_SCHEMES:
        return ""
    return DROPPED.sub("", url.strip().replace(" ", "%20"))  # a blank inside is encoded, as browsers do


def content_link(url: str, folder: str) -> str:
    """Return a link from a file in `folder` (a path under `content/`) in a safe form.

    Relative links and links from the root of `content/` get the mark `CONTENT`: ("a.pdf", "papers") ->
    "\\ue001papers/a.pdf". Web addresses and fragments are unchanged. Unsafe links become "#".
    """
    if url.startswith((SITE, CONTENT)):
        return url
    safe = safe_url(unescape(url))  # as the browser reads it
    if not safe:
        return "#"
    if is_web_address(safe) or safe.startswith("#"):
        return safe
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", safe, re.S).groups()  # type: ignore[union-attr]
    joined = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    return f"{CONTENT}{joined}{mark}{rest}" if not SCHEME.match(joined) else "#"
