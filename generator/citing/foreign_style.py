"""Any other style of CSL: a `.csl` file and items of CSL-JSON -> references as safe HTML, by citeproc-py."""

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from io import BytesIO
from typing import Any

from generator.model.errors import PaperfolioError
from generator.text.link import without_marks

CSL = "{http://purl.org/net/xbiblio/csl}"
# What XML cannot hold: the begin and the end of each tag that references may have.
TAGS = {"i": "\x0e\x0f", "b": "\x10\x11", "sup": "\x12\x13", "sub": "\x14\x15"}
OPENING = {pair[0]: tag for tag, pair in TAGS.items()}
CLOSING = {pair[1]: tag for tag, pair in TAGS.items()}
TAG = re.compile("[\x0e-\x15]")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class StyleError(PaperfolioError):
    """A style that cannot be used, or that cannot write an item; the text says why."""


def _in(tag: str) -> Any:
    return staticmethod(lambda text: f"{TAGS[tag][0]}{text}{TAGS[tag][1]}")


class _Marking:
    """How citeproc-py is told to write: text as it stands, with marks where tags will be."""

    preformat = Oblique = Light = Underline = SmallCaps = staticmethod(str)
    Italic, Bold, Superscript, Subscript = _in("i"), _in("b"), _in("sup"), _in("sub")


class ForeignStyle:
    """The style that `text`, a `.csl` file, describes, with the `title` that it gives itself. Raises StyleError."""

    def __init__(self, text: str) -> None:
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise StyleError("it has a document type")
        with _careful("it is no style of CSL"):
            from citeproc import CitationStylesStyle

            self._style = CitationStylesStyle(BytesIO(text.encode()), validate=False)
            root = self._style.root
            title, parent = root.find(f"{CSL}info/{CSL}title"), _parent(root)
            has_list = root.find(f"{CSL}bibliography") is not None
            # Numbers in front of references mean something in a list alone.
            for element in list(root.iter(f"{CSL}text", f"{CSL}number")):
                if element.get("variable") == "citation-number":
                    element.getparent().remove(element)
        if not has_list:
            raise StyleError(f'it stands for another one, "{parent}.csl"' if parent else "it has no bibliography")
        written = " ".join("".join(title.itertext()).split()) if title is not None else ""
        self.title = without_marks(CONTROLS.sub("", written))

    def reference(self, item: Mapping[str, Any]) -> str:
        """The item of CSL-JSON in this style. Raises StyleError."""
        with _careful("it cannot write"):
            from citeproc import Citation, CitationItem, CitationStylesBibliography
            from citeproc.source.json import CiteProcJSON

            source = CiteProcJSON([{**_clean(item), "id": "one"}])
            bibliography = CitationStylesBibliography(self._style, source, _Marking)
            bibliography.register(Citation([CitationItem("one")]))
            made = "".join(str(part) for part in bibliography.bibliography())
        if not TAG.sub("", made).strip():
            raise StyleError("it writes nothing")
        return marked_html(made)


def marked_html(marked: str) -> str:
    """Safe HTML: everything is text but the marks, which are tags where each has its end."""
    parts = [OPENING.get(mark) or f"/{CLOSING[mark]}" for mark in TAG.findall(marked)]
    open_tags: list[str] = []
    for part in parts:
        if not part.startswith("/"):
            open_tags.append(part)
        elif not open_tags or open_tags.pop() != part[1:]:
            return marked_html(TAG.sub("", marked))
    if open_tags:
        return marked_html(TAG.sub("", marked))
    html = escape(without_marks(" ".join(marked.split())), quote=False)
    tags = iter(parts)
    return TAG.sub(lambda _: f"<{next(tags)}>", html)


@contextmanager
def _careful(what: str) -> Iterator[None]:
    """Whatever goes wrong in there is a StyleError, and nothing is warned of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception as error:  # a style can do anything to its processor
            told = " ".join(str(error).split())[:120] or type(error).__name__
            raise StyleError(f"{what}: {told}") from error


def _parent(root: Any) -> str:
    """The name of the style that a dependent one stands for."""
    links = [link.get("href", "") for link in root.iter(f"{CSL}link") if link.get("rel") == "independent-parent"]
    return links[0].rpartition("/")[2] if links else ""


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return CONTROLS.sub("", value)
    if isinstance(value, Mapping):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
