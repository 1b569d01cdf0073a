"""The format of publications.json: the list of publications for other websites.

A new field makes a new minor version, which older readers can still read. Removing a field or changing its meaning
makes a new major version. Empty fields are left out. content/README.md describes the fields.
"""

from collections.abc import Iterable

import msgspec

VERSION = "1.0"
ENCODER = msgspec.json.Encoder()


class PublicationAuthor(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One author: `name` in reading order, its parts if it has any, and whether it is the owner of the list."""

    name: str
    family: str = ""
    given: str = ""
    orcid: str = ""
    url: str = ""
    is_owner: bool = False


class PublicationLink(msgspec.Struct, frozen=True, omit_defaults=True):
    """A link of a paper: `kind` is pdf, code, slides, doi, arxiv … or another label in lower case."""

    kind: str
    label: str
    url: str


class Publication(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One paper. `title` is plain text, in which formulas are TeX; `title_html` is there where it says more: escaped
    HTML with MathML. `type` is CSL's; `date` is ISO 8601 as far as it is known, `date_text` the same for readers."""

    id: str
    url: str
    type: str
    type_label: str
    title: str
    title_html: str = ""
    authors: tuple[PublicationAuthor, ...] = ()
    are_authors_cut: bool = False
    venue: str = ""
    venue_details: str = ""
    publisher: str = ""
    date: str = ""
    date_text: str = ""
    year: int = 0
    status: str = ""
    awards: tuple[str, ...] = ()
    is_featured: bool = False
    doi: str = ""
    arxiv: str = ""
    pmid: str = ""
    isbn: str = ""
    issn: str = ""
    language: str = ""
    license: str = ""
    keywords: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    citations: int | None = None
    tldr: str = ""
    links: tuple[PublicationLink, ...] = ()


class PublicationsHead(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The fields before the papers: the version of the format, the site, and whose list it is."""

    version: str
    title: str
    url: str
    language: str
    owner: PublicationAuthor


def format_publications(head: PublicationsHead, papers: Iterable[Publication]) -> str:
    """Return the JSON with one paper per line, so that a change of one paper changes one line."""
    lines = ",\n".join([ENCODER.encode(paper).decode() for paper in papers])
    return f'{ENCODER.encode(head).decode()[:-1]},"papers":[\n{lines}\n]}}\n'
