"""Paper -> CSL item for the oracle, as a reference manager would export it."""

from typing import Any

from generator.model.date import PartialDate
from generator.model.name import Author
from generator.model.paper import Paper, PaperType

SAME = {
    "container-title": "container_title",
    "container-title-short": "container_title_short",
    "collection-title": "collection_title",
    "collection-number": "collection_number",
    "event-title": "event_title",
    "event": "event_title",  # CSL's name until 1.0.1, which two of the styles still use
    "event-place": "event_place",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "edition": "edition",
    "version": "version",
    "chapter-number": "chapter_number",
    "number-of-pages": "number_of_pages",
    "genre": "genre",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "URL": "url",
    "language": "language",
    "status": "status",
}


def item(paper: Paper) -> dict[str, Any]:
    """Return the CSL-JSON of `paper`. A preprint on arXiv has arXiv as its publisher, with number, DOI and URL."""
    fields: dict[str, Any] = {"id": paper.id, "type": paper.type.value, "title": paper.title.plain}
    fields |= {name: getattr(paper, ours) for name, ours in SAME.items() if getattr(paper, ours)}
    fields |= {"author": [_name(author) for author in paper.authors]} if paper.authors else {}
    fields |= {"editor": [_name(editor) for editor in paper.editors]} if paper.editors else {}
    fields |= {"issued": _date(paper.issued)} if paper.issued else {}
    fields |= {"accessed": _date(paper.accessed)} if paper.accessed else {}
    if paper.arxiv:
        bare = paper.arxiv
        if paper.type is PaperType.ARTICLE and not paper.container_title:
            fields = {"publisher": "arXiv", "number": f"arXiv:{bare}"} | fields
            version = bare.rfind("v")
            stem = bare[:version] if version > 4 and bare[version + 1 :].isdigit() else bare
            fields.setdefault("DOI", f"10.48550/arXiv.{stem}")
        fields.setdefault("URL", f"https://arxiv.org/abs/{bare}")
    return fields


def _name(author: Author) -> dict[str, str]:
    name = author.name
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: value for part, value in parts.items() if value}


def _date(date: PartialDate) -> dict[str, Any]:
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
