"""Raw HTML in Markdown, before it is sanitised: what is no HTML becomes text, and what will be removed is a fault.

Authors write `<mask>`, `a<b and c>d` or `<s>` and mean text. CommonMark would read them as tags, and a browser would
hide them, sometimes with all text after them.
"""

import re
from collections.abc import Iterator

from generator.text.marked import Issue
from generator.text.sanitise import ADDRESSES, ATTRIBUTES, TAGS

# Elements of HTML that are removed, because a page of a document does not need them or because they run programs.
REMOVED = frozenset(
    "script style iframe object embed form input button select option textarea link meta base svg math canvas applet "
    "frame frameset noscript template dialog html head body title font center area map param portal slot".split()
)
# Their end tags can be left out (HTML, 13.1.2.4), or they have none.
UNCLOSED = frozenset("br hr img wbr source col li p td th tr dt dd thead tbody tfoot colgroup caption rp rt".split())
BOOLEAN = frozenset(
    "controls open reversed hidden loop muted autoplay playsinline async defer checked disabled".split()
)
VALUE = r"\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)"
TAG = re.compile(rf"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<more>(?:\s+[\w:@.-]+(?:{VALUE})?)*)\s*(?P<self>/?)>")
ATTRIBUTE = re.compile(rf"([\w:@.-]+)({VALUE})?")
CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.S)


def text_of_tags(html: str) -> str:
    """Return the HTML with the `<` of each tag escaped that is no element of HTML, or that is never closed."""
    names = {tag["name"].lower() for tag in TAG.finditer(html)}
    closed = {name for name in names if re.search(rf"</{re.escape(name)}\s*>", html, re.I)}

    def replaced(tag: re.Match[str]) -> str:
        return tag[0] if _is_element(tag, closed) else f"&lt;{tag[0][1:]}"

    return re.sub(r"<(?=/?[a-zA-Z])(?!/?[a-zA-Z][^<>]*>)", "&lt;", TAG.sub(replaced, html)) if "<" in html else html


def _is_element(tag: re.Match[str], closed: set[str]) -> bool:
    name = tag["name"].lower()
    if name not in TAGS and name not in REMOVED:
        return False
    if any(not value and word.lower() not in BOOLEAN for word, value in ATTRIBUTE.findall(tag["more"])):
        return False  # <b and c>
    return name in closed or name in UNCLOSED or bool(tag["self"]) or name in REMOVED


def removed_html(html: str, source: str) -> Iterator[Issue]:
    """Yield a fault for each kind of element and attribute that the sanitiser removes, at its place in `source`."""
    seen: set[str] = set()
    for tag in TAG.finditer(CODE.sub("", html)):
        name = tag["name"].lower()
        if name in REMOVED:
            if name not in seen:
                yield _fault(f"the HTML element <{name}> was removed", f"<{tag['name']}", source)
            seen.add(name)
            continue
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, set()) | ADDRESSES
        for word, _ in ATTRIBUTE.findall(tag["more"]):
            key = word.lower()
            if key not in allowed and not key.startswith(("data-", "aria-")) and key not in {"role", "rel", "target"}:
                if key not in seen:
                    yield _fault(f'the attribute "{word}" of <{name}> was removed', word, source)
                seen.add(key)


def _fault(message: str, written: str, source: str) -> Issue:
    at = max(source.find(written), 0)
    line, column = source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
    return Issue(line, column, message, "write it in Markdown, or set `trusted_html: yes` if you trust all texts")
