"""All other CSL styles: a `.csl` file and items of CSL-JSON -> references as safe HTML, with citeproc-py."""

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
# The opening and the closing mark of each tag that a reference may have: characters that are not allowed in XML.
TAGS = {"i": "\x0e\x0f", "b": "\x10\x11", "sup": "\x12\x13", "sub": "\x14\x15"}
OPENING = {pair[0]: tag for tag, pair in TAGS.items()}
CLOSING = {pair[1]: tag for tag, pair in TAGS.items()}
TAG = re.compile("[\x0e-\x15]")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


class StyleError(PaperfolioError):
    """A style cannot be used, or it cannot write an item. The text says why."""


def _in(tag: str) -> Any:
    return staticmethod(lambda text: f"{TAGS[tag][0]}{text}{TAGS[tag][1]}")


class _Marking:
    """The output format for citeproc-py: text without escapes, with marks in the places of tags."""

    preformat = Oblique = Light = Underline = SmallCaps = staticmethod(str)
    Italic, Bold, Superscript, Subscript = _in("i"), _in("b"), _in("sup"), _in("sub")


class ForeignStyle:
    """A citation style from the `text` of a `.csl` file; `title` is the name in the file.

    Raises StyleError if the text is not an independent CSL style with a bibliography.
    """

    def __init__(self, text: str) -> None:
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise StyleError("it has a document type declaration (DOCTYPE)")
        with _style_errors("it is not a CSL style"):
            from citeproc import CitationStylesStyle

            self._style = CitationStylesStyle(BytesIO(text.encode()), validate=False)
            root = self._style.root
            title, parent = root.find(f"{CSL}info/{CSL}title"), _parent(root)
            has_list = root.find(f"{CSL}bibliography") is not None
            # Numbers of references are useful only in a list.
            for element in list(root.iter(f"{CSL}text", f"{CSL}number")):
                if element.get("variable") == "citation-number":
                    element.getparent().remove(element)
        if not has_list:
            raise StyleError(f'it only refers to "{parent}.csl"; use that' if parent else "it has no bibliography")
        written = " ".join("".join(title.itertext()).split()) if title is not None else ""
        self.title = without_marks(CONTROLS.sub("", written))

    def reference(self, item: Mapping[str, Any]) -> str:
        """Return the reference to an item of CSL-JSON as safe HTML. Raises StyleError if there is none."""
        with _style_errors("citeproc-py failed"):
            from citeproc import Citation, CitationItem, CitationStylesBibliography
            from citeproc.source.json import CiteProcJSON

            source = CiteProcJSON([{**_clean(item), "id": "one"}])
            bibliography = CitationStylesBibliography(self._style, source, _Marking)
            bibliography.register(Citation([CitationItem("one")]))
            marked = "".join(str(part) for part in bibliography.bibliography())
        if not TAG.sub("", marked).strip():
            raise StyleError("the reference is empty")
        return marked_html(marked)


def marked_html(marked: str) -> str:
    """Return safe HTML: marks become tags if they are properly nested; otherwise they are removed. The rest is text."""
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
def _style_errors(what: str) -> Iterator[None]:
    """Turn every exception into a StyleError that begins with `what`, and ignore warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception as error:  # a broken style can raise anything in the processor
            reason = " ".join(str(error).split())[:120] or type(error).__name__
            raise StyleError(f"{what}: {reason}") from error


def _parent(root: Any) -> str:
    """Return the name of the parent of a dependent style (CSL 1.0.2, "Dependent styles"), or an empty text."""
    links = [link.get("href", "") for link in root.iter(f"{CSL}link") if link.get("rel") == "independent-parent"]
    return links[0].rpartition("/")[2] if links else ""


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return CONTROLS.sub("", value)
    if isinstance(value, Mapping):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
