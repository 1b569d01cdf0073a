"""The HTML of one page -> what Google Scholar's crawler sees of it, in as few bytes as possible."""

import re
from html import unescape
from zlib import crc32

import msgspec

from generator.checking.page_links import PageLinks, inspect
from generator.text.fold import alphanumerics

META = re.compile(r"""<meta\s(?:[^"'>]|"[^"]*"|'[^']*')*>""", re.I)
ATTRIBUTE = re.compile(r"""(?<=[\s"'])(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
ROBOTS = {"robots", "googlebot"}
COUNTED = "citation_"
# What is not visible without a click: a closed <details>, or an element hidden by a style or an attribute.
UNSEEN = re.compile(
    r"<!--.*?-->|<(head|script|style|template|noscript)\b.*?</\1\s*>|<details\b(?![^>]*\sopen\b)[^>]*>.*?</details\s*>"
    r"""|<(\w+)\b(?=[^>]*\s(?:hidden\b|style\s*=\s*["'][^"']*display\s*:\s*none))[^>]*>.*?</\2\s*>""",
    re.S | re.I,
)
BLOCK = re.compile(
    r"</?(?:p|div|section|article|main|header|footer|nav|aside|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|t[dh]|blockquote|pre"
    r"|figure|figcaption|br|hr)\b[^>]*>",
    re.I,
)
TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
OPENING = 40  # first letters by which a paragraph is recognised


class ScholarPage(msgspec.Struct, frozen=True):
    """What the crawler sees of one page.

    `links` are its links, `counts` how often each `citation_*` tag occurs, `values` the last value of each. `robots` is
    the text of its robots tags. `seen` has a number for the beginning of each visible paragraph (see `openings`).
    """

    links: PageLinks
    counts: dict[str, int] = {}
    values: dict[str, str] = {}
    robots: str = ""
    seen: frozenset[int] = frozenset()


def inspect_for_scholar(path: str, content: bytes) -> ScholarPage:
    """Return what the crawler sees of the page at `path` (from the site's root). Never raises."""
    html = content.decode("utf-8", "replace")
    counts: dict[str, int] = {}
    values: dict[str, str] = {}
    robots: list[str] = []
    for element in META.findall(html):
        attributes = {name.lower(): unescape(double or single or bare) for name, double, single, bare in
                      ATTRIBUTE.findall(element)}  # fmt: skip
        name, value = attributes.get("name", "").lower(), attributes.get("content", "").strip()
        if name in ROBOTS:
            robots.append(value.lower())
        elif name.startswith(COUNTED) and value:
            counts[name] = counts.get(name, 0) + 1
            values[name] = value if name in {"citation_title", "citation_pdf_url"} else ""
    seen = frozenset(openings(html)) if counts else frozenset()
    return ScholarPage(inspect(path, content), counts, values, ",".join(robots), seen)


def openings(html: str) -> list[int]:
    """Return a number for each visible paragraph, a checksum of its first letters.

    A paragraph that begins with the word "Abstract" gets a second number, without that word.
    """
    found = []
    for block in BLOCK.split(UNSEEN.sub(" ", html)):
        letters = alphanumerics(unescape(TAG.sub("", block)))
        for words in {letters, letters.removeprefix("abstract")}:
            if words:
                found.append(crc32(words[:OPENING].encode()))
    return found
