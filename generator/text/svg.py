"""SVG without scripts (SVG 2, section 2.8): a drawing that is opened as a page of its own could run them."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from generator.model.errors import PaperfolioError

SVG, XHTML = "http://www.w3.org/2000/svg", "{http://www.w3.org/1999/xhtml}"
XLINK = "http://www.w3.org/1999/xlink"
# Elements that run a script or hold a page with one. `handler` and `listener` are of SVG Tiny 1.2.
ACTIVE = {"script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "listener"}
ANIMATED = {"set", "animate"}
STYLESHEET = re.compile(rb"<\?xml-stylesheet\b")  # XSLT can make scripts
IGNORED = re.compile(r"[\x00-\x20]+")  # browsers ignore it in the scheme of an address
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif)[;,]", re.I)


class NoDrawing(PaperfolioError, ValueError):
    """The file is not well-formed XML, so its scripts cannot be found."""


def scripts_in(content: bytes) -> tuple[str, ...]:
    """Return the names of the elements and attributes that could run a script, in order: ("script", "onload").

    Raises NoDrawing.
    """
    found = [attribute or _name(element) for element, attribute, _ in _active(_parsed(content))]
    if STYLESHEET.search(content):
        found.append("xml-stylesheet")
    return tuple(dict.fromkeys(found))


def without_scripts(content: bytes) -> bytes:
    """Return the drawing without these elements and attributes. Raises NoDrawing."""
    root = _parsed(content)
    for element, attribute, parent in [*_active(root)]:
        if attribute:
            del element.attrib[attribute]
        elif parent is not None:
            parent.remove(element)
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    try:
        return bytes(ElementTree.tostring(root, encoding="utf-8"))
    except RecursionError:
        raise NoDrawing("it is nested too deeply") from None


def _parsed(content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise NoDrawing(str(error)) from None


def _active(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, str, ElementTree.Element | None]]:
    """Yield each element to change, with the attribute to remove, or "" to remove the element from its parent."""
    waiting: list[tuple[ElementTree.Element, ElementTree.Element | None]] = [(root, None)]
    while waiting:
        element, parent = waiting.pop()
        if parent is not None and _is_active(element):
            yield element, "", parent
            continue
        for attribute, value in element.attrib.items():
            if _is_handler(attribute) or (attribute.rpartition("}")[2] == "href" and _runs(value)):
                yield element, attribute, parent
        waiting += [(child, element) for child in reversed(element)]


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_active(element: ElementTree.Element) -> bool:
    name = _name(element)
    if name in ACTIVE or element.tag.startswith(XHTML):
        return True
    if name not in ANIMATED:
        return False
    animated = element.get("attributeName", "").rpartition(":")[2]
    return animated == "href" or _is_handler(animated)


def _is_handler(attribute: str) -> bool:
    return attribute.lower().startswith("on")


def _runs(address: str) -> bool:
    """Return whether an address is a script, or a page that could have one."""
    plain = IGNORED.sub("", address).lower()
    return plain.startswith(("javascript:", "vbscript:")) or (plain.startswith("data:") and not PICTURE.match(plain))
