"""A work -> Highwire Press tags (`citation_*`), as Google Scholar and Zotero read them.

Google Scholar: scholar.google.com/intl/en/scholar/inclusion.html. Zotero reads them by these rules:

- It takes the type of an item from the last tag that names a container. So the tag of the proceedings comes before that
  of the conference, and a preprint has neither.
- It splits the name of a single author at a comma with words on both sides, and takes the last word of a group for a
  family name. A no-break space prevents both.
- It ignores these tags if a page has COinS, so pages have no COinS.
"""

from collections.abc import Iterator

from generator.arranging.metadata.kinds import CHAPTER, CONFERENCE, REPORT, THESIS
from generator.arranging.metadata.work import WorkMetadata
from generator.model.name import HIGHWIRE, Author, index_form
from generator.model.paper import Paper, PaperType
from generator.text.identifier_urls import orcid_address

Pair = tuple[str, str]
NO_BREAK = "\u00a0"


def highwire(work: WorkMetadata) -> Iterator[Pair]:
    """Yield the tags of a work as (name, content), in the order of Google Scholar's guidelines.

    Only the tags of authors, ISBNs and ISSNs can occur several times.
    """
    paper = work.paper
    containers = tuple(_containers(work))
    if work.kind.zotero:
        yield "DC.type", work.kind.zotero
    yield "citation_title", _title(paper)
    yield from _authors(work)
    if paper.issued:
        yield "citation_publication_date", paper.issued.iso.replace("-", "/")
    yield from containers
    named = {content for name, content in containers if name in {THESIS, REPORT}}
    number = paper.number or (f"arXiv:{paper.arxiv}" if paper.arxiv else "")
    for name, content in (
        ("citation_publisher", "" if paper.publisher in named else _publisher(work)),
        ("citation_volume", paper.volume),
        ("citation_issue", paper.issue),
        ("citation_firstpage", work.first_page),
        ("citation_lastpage", work.last_page),
        ("citation_technical_report_number", number if work.kind.zotero in {"preprint", "report"} else ""),
        ("citation_patent_number", paper.number if paper.type is PaperType.PATENT else ""),
        ("citation_doi", paper.doi),
        ("citation_arxiv_id", paper.arxiv),
        ("citation_pmid", paper.pmid),
        *(("citation_isbn", isbn) for isbn in paper.isbns),
        *(("citation_issn", issn) for issn in paper.issns),
        ("citation_pdf_url", work.pdf),
        ("citation_abstract_html_url", work.url),
        ("citation_language", paper.language),
        ("citation_keywords", "; ".join(paper.keywords)),
        ("citation_abstract", paper.abstract.plain),
        # Highwire has no tag for editions and versions; Zotero reads both from PRISM's.
        ("prism.edition", paper.edition or paper.version),
    ):
        if content:
            yield name, content


def _title(paper: Paper) -> str:
    """The title, marked where the paper was retracted, as publishers mark it (NISO RP-45-2024, "CREC")."""
    return f"RETRACTED: {paper.title.plain}" if paper.mark == "retracted" else paper.title.plain


def _authors(work: WorkMetadata) -> Iterator[Pair]:
    """Yield a tag for each author, followed by those of their affiliations and ORCID iD: the order joins them."""
    is_alone = len(work.people) == 1
    for author, identity in work.people:
        yield "citation_author", _name(author, is_alone)
        for name in author.affiliations:
            yield "citation_author_institution", name
        if identity.orcid:
            yield "citation_author_orcid", orcid_address(identity.orcid)


def _name(author: Author, is_alone: bool) -> str:
    """Return the name in the form that both readers split correctly: "King Jr., Martin Luther", with one comma."""
    name = author.name
    if name.literal:
        return name.literal.replace(" ", NO_BREAK)
    family, comma, given = index_form(name, HIGHWIRE).partition(", ")
    return f"{family.replace(' ', NO_BREAK) if is_alone or not given else family}{comma}{given}"


def _containers(work: WorkMetadata) -> Iterator[Pair]:
    """Yield the tags of the venue; the last one decides the type for Zotero."""
    paper, tag = work.paper, work.kind.tag
    where = paper.container_title
    if tag == CONFERENCE:
        if where or paper.event_title:
            yield CHAPTER, where or paper.event_title
            yield CONFERENCE, paper.event_title or where
    elif tag in {THESIS, REPORT}:
        if paper.publisher or where:
            yield tag, paper.publisher or where
    elif tag and where:
        yield tag, where


def _publisher(work: WorkMetadata) -> str:
    """Return the publisher; for a work without a tag for its venue, else the venue or the repository."""
    paper = work.paper
    if paper.publisher or work.kind.tag:
        return paper.publisher
    return paper.container_title or _repository(paper)


def _repository(paper: Paper) -> str:
    return "arXiv" if paper.arxiv and paper.type is PaperType.ARTICLE else ""
