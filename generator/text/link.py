"""Links: which are safe, and how a link into the site is written before it is known from which page it leads.

A link into the site is `SITE` + the path of the file ("\\ue000papers/a.html"); rendering replaces the one character by
the way up to the site's root. A link to something under `content/` is `CONTENT` + its path there
("\\ue001files/cv.pdf"); arranging replaces it by the address at which that file or entry is published. Both characters
are private use, and `without_marks` takes them out of everything that is read, so that no text can forge them.
"""

import posixpath
import re
from html import unescape

SITE = "\ue000"
CONTENT = "\ue001"
MARKS = re.compile("[\ue000-\ue00f]")
SITE_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[^\s?#\[\]\"<>\\^`{|}]*)?")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "doi", "geo", "xmpp", "matrix", "ftp"})
# What browsers drop from an address before they look for its scheme (WHATWG URL, "basic URL parser", steps 1 and 3).
DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def without_marks(text: str) -> str:
    """`text` without the characters that mark links of ours."""
    return MARKS.sub("", text) if MARKS.search(text) else text


def is_web_address(url: str) -> bool:
    """Whether `url` leads out of the site: it has a scheme or a host."""
    return bool(SCHEME.match(url)) or url.startswith("//")


def site_address(url: str) -> str:
    """`url` with a slash at its end, or the empty string where it is no address of a site: that is a web address
    without a query or a fragment."""
    return url.rstrip("/") + "/" if SITE_ADDRESS.fullmatch(url) else ""


def safe_url(url: str) -> str:
    """`url` where its scheme is on the allow-list or it has none, else the empty string."""
    bare = DROPPED.sub("", url)
    scheme = SCHEME.match(bare)
    if scheme and scheme.group()[:-1].lower() not in SAFE_SCHEMES:
        return ""
    return url.strip() if not DROPPED.search(url.strip()) else bare


def content_link(url: str, folder: str) -> str:
    """A link as an author wrote it in a file of `folder` (under `content/`): safe, and marked where it stays inside.

    A fragment, a web address and an unsafe address (which becomes "#") need no mark.
    """
    if url.startswith((SITE, CONTENT)):
        return url
    safe = safe_url(unescape(url))  # as the browser will read it
    if not safe:
        return "#"
    if is_web_address(safe) or safe.startswith("#"):
        return safe
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", safe, re.S).groups()  # type: ignore[union-attr]
    joined = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    return f"{CONTENT}{joined}{mark}{rest}" if not SCHEME.match(joined) else "#"
