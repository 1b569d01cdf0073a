"""A work -> Highwire Press tags (`citation_*`), as Google Scholar and Zotero read them.

Scholar: scholar.google.com/intl/en/scholar/inclusion.html. Zotero takes the type of an item from the last tag that
names a container, in the order of the page; so the proceedings stand before the conference, and a preprint has neither.
It parts the value of an only author at a comma where words stand on both sides of it, and takes the last word of a
group for a family name: a no-break space is no space to it. COinS would hide all of this from Zotero, so there is none.
"""

from collections.abc import Iterator

from generator.arranging.metadata.kinds import CHAPTER, CONFERENCE, REPORT, THESIS
from generator.arranging.metadata.work import Work
from generator.model.name import HIGHWIRE, Author, index_form
from generator.model.paper import Paper, PaperType
from generator.text.identifier_urls import orcid_address

Pair = tuple[str, str]
NO_BREAK = "\u00a0"


def highwire(work: Work) -> Iterator[Pair]:
    """The tags in the order in which the guidelines name them, each but those of authors once."""
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
        ("citation_isbn", paper.isbn),
        ("citation_issn", paper.issn),
        ("citation_pdf_url", work.pdf),
        ("citation_abstract_html_url", work.url),
        ("citation_language", paper.language),
        ("citation_keywords", "; ".join(paper.keywords)),
        ("citation_abstract", paper.abstract.plain),
        # Zotero takes the edition of a book and the version of a program from it, and Highwire has no word for them.
        ("prism.edition", paper.edition or paper.version),
    ):
        if content:
            yield name, content


def _title(paper: Paper) -> str:
    """The title, marked where the paper was retracted, as publishers mark it (NISO RP-45-2024, "CREC")."""
    return f"RETRACTED: {paper.title.plain}" if paper.mark == "retracted" else paper.title.plain


def _authors(work: Work) -> Iterator[Pair]:
    """A tag for each author, each followed by what is known of them: readers keep the order."""
    is_alone = len(work.people) == 1
    for author, identity in work.people:
        yield "citation_author", _name(author, is_alone)
        for name in author.affiliations:
            yield "citation_author_institution", name
        if identity.orcid:
            yield "citation_author_orcid", orcid_address(identity.orcid)


def _name(author: Author, is_alone: bool) -> str:
    """The name in the one spelling that both readers part as we do: "King Jr., Martin Luther", with one comma."""
    name = author.name
    if name.literal:
        return name.literal.replace(" ", NO_BREAK)
    family, comma, given = index_form(name, HIGHWIRE).partition(", ")
    return f"{family.replace(' ', NO_BREAK) if is_alone or not given else family}{comma}{given}"


def _containers(work: Work) -> Iterator[Pair]:
    """Where the work appeared; the tag that decides its type for Zotero is the last."""
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


def _publisher(work: Work) -> str:
    """The publisher, or the repository of what has no other container."""
    paper = work.paper
    if paper.publisher or work.kind.tag:
        return paper.publisher
    return paper.container_title or _repository(paper)


def _repository(paper: Paper) -> str:
    return "arXiv" if paper.arxiv and paper.type is PaperType.ARTICLE else ""
