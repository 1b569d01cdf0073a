"""Lists of papers in the formats of reference managers, beside the pages that list them.

A paper is written once in each format, and the text is kept for every list that it is on and for the next build.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.arranging.leaves import Leaf
from generator.formats.bibtex.writing import format_bibtex
from generator.model.page import Deferred, Document
from generator.model.paper import Paper
from generator.model.views import Link
from generator.text.link import SITE

WHOLE_LIST = "papers.html"  # the name of no page, beside which the files of all papers stand


class Format(msgspec.Struct, frozen=True):
    """A format: the suffix of its files, its name for readers, and how papers and lists of them are written in it."""

    suffix: str
    name: str
    write: Callable[[Paper], str]
    join: Callable[[Iterable[str]], str]


# What writes a format is loaded where something is written.
def _bibtex(paper: Paper, has_abstract: bool) -> str:
    return format_bibtex(paper)


def _ris(paper: Paper, has_abstract: bool) -> str:
    from generator.formats.ris import format_ris

    return format_ris(paper, abstract=has_abstract)


def _csl_json(paper: Paper, has_abstract: bool) -> str:
    from generator.formats.csl_json import format_csl_json

    return format_csl_json(paper, abstract=has_abstract)


def _csl_list(texts: Iterable[str]) -> str:
    from generator.formats.csl_json import csl_list

    return csl_list(texts)


WRITE: dict[str, Callable[[Paper, bool], str]] = {"bib": _bibtex, "ris": _ris, "json": _csl_json}
# Without abstracts: a paper is on many lists, and its own files have what it says.
FORMATS = (
    Format("bib", "BibTeX", partial(_bibtex, has_abstract=False), "\n".join),
    Format("ris", "RIS", partial(_ris, has_abstract=False), "\n".join),
    Format("json", "CSL-JSON", partial(_csl_json, has_abstract=False), _csl_list),
)


class ListFiles:
    """The papers of a site, each written once in each format; what `previous` has written of the same papers is taken
    from there."""

    def __init__(self, previous: "ListFiles | None" = None) -> None:
        self._written: dict[tuple[str, str], tuple[Paper, str]] = previous._written if previous else {}

    def text(self, paper: Paper, form: Format) -> str:
        """The paper in that format."""
        known = self._written.get((form.suffix, paper.id))
        if known is None or known[0] is not paper:
            known = self._written[form.suffix, paper.id] = paper, form.write(paper)
        return known[1]

    def documents(self, page: str, leaves: Sequence[Leaf]) -> Iterator[Deferred[Document]]:
        """The files of the papers of `leaves`, in their order, beside the page whose file is `page`."""
        made_from = tuple(leaves)
        for form in FORMATS if made_from else ():
            url = f"{page.removesuffix('.html')}.{form.suffix}"
            yield Deferred(url, partial(self._document, url, made_from, form), made_from)

    @staticmethod
    def links(page: str) -> tuple[Link, ...]:
        """Where the files beside that page are."""
        stem = f"{SITE}{page.removesuffix('.html')}"
        return tuple(Link(form.name, f"{stem}.{form.suffix}") for form in FORMATS)

    def _document(self, url: str, leaves: tuple[Leaf, ...], form: Format) -> Document:
        return Document(url=url, text=form.join(self.text(leaf.paper, form) for leaf in leaves))
