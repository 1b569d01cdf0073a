"""biber, pandoc and citation-js read our lists and find what we wrote."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import csl_item, csl_list, format_csl_json
from generator.formats.ris.writing import format_ris
from generator.model.date import PartialDate
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperType, Place
from tests.clients.managers import citation_js, citation_js_each, needs, pandoc
from tests.formats.papers import title

PEOPLE = (Author(Name("Doe", "Jane Q.")), Author(Name("Müller", "Jörg")), Author(Name("Berg", "Jan", "van der", "Jr.")))
GROUP = Author(Name(literal="The Example Collaboration"), is_group=True)


def _paper(type: PaperType, **fields: Any) -> Paper:
    return Paper(
        id=f"doe-{type.value}",
        place=Place("x"),
        type=type,
        title=title("On 5% of LLMs & the $x_1$ of Études"),
        issued=PartialDate(2024, 5, 7),
        doi="10.1000/182_a",
        url="https://example.org/a_b?c=d#e",
        **{"authors": (*PEOPLE, GROUP), **fields},
    )


IN_BOOK = {"container_title": "Handbook of X", "publisher": "Press & Sons", "publisher_place": "Bonn", "page": "12-34",
           "editors": (Author(Name("Roe", "Richard")),)}  # fmt: skip
PAPERS = [
    _paper(PaperType.ARTICLE_JOURNAL, container_title="Journal of Tests", volume="12", issue="3", page="1-10",
           issn="1932-6203"),
    _paper(PaperType.PAPER_CONFERENCE, container_title="Proc. of X", event_title="X 2024", event_place="Rome",
           collection_title="LNCS", collection_number="7", page="1-10"),
    _paper(PaperType.BOOK, publisher="Press", publisher_place="Bonn", edition="2", isbn="978-3-16-148410-0"),
    _paper(PaperType.CHAPTER, **IN_BOOK),
    _paper(PaperType.THESIS, publisher="University of X", genre="PhD thesis"),
    _paper(PaperType.REPORT, publisher="Institute", number="TR-7", genre="Technical report"),
    _paper(PaperType.ARTICLE, arxiv="2501.12948", fields=("cs.CL",)),
    _paper(PaperType.DATASET, publisher="Zenodo", version="1.2"),
    _paper(PaperType.SOFTWARE, publisher="Zenodo", version="2.0"),
    _paper(PaperType.WEBPAGE, accessed=PartialDate(2025, 1, 2)),
    _paper(PaperType.PATENT, number="US-123"),
]  # fmt: skip
BIBTEX = "\n".join(map(format_bibtex, PAPERS))
TYPES = dict.fromkeys((PaperType.ARTICLE, PaperType.DATASET, PaperType.DOCUMENT), "document")


def _families(people: list[dict[str, str]]) -> list[str]:
    """Family names, or the only name, without particles, which readers assign differently."""
    return [person.get("literal") or person["family"].removeprefix("van der ") for person in people]


def _agree(found: list[dict[str, Any]], *names: str, date: tuple[int, ...] = (2024, 5, 7)) -> None:
    """A reader finds our CSL values for these variables, and the date to this precision."""
    assert [item["id"] for item in found] == [paper.id for paper in PAPERS]
    for item, paper in zip(found, PAPERS, strict=True):
        ours = csl_item(paper)
        assert _families(item["author"]) == _families(ours["author"]), paper.id
        assert item["issued"]["date-parts"][0][: len(date)] == list(date), paper.id
        for name in ("DOI", "URL", *names):
            assert item.get(name) == ours.get(name), (paper.id, name)


def test_biber_has_nothing_to_say(tmp_path: Path) -> None:
    """Every field of an entry as people have them is one that biblatex has for its kind, and no value is odd."""
    needs("biber")
    (tmp_path / "a.bib").write_text(BIBTEX, "utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--nolog", "a.bib"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert [line for line in done.stdout.splitlines() if not line.startswith("INFO")] == []
    assert done.returncode == 0


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_pandoc_reads_both_dialects_of_bibtex(form: str) -> None:
    """biber finds the same in both dialects."""
    found = pandoc(BIBTEX, form)
    _agree(found, "volume", "page", "publisher", "publisher-place", "ISBN", "collection-title", "version")
    assert found[0]["title"].startswith("On 5% of LLMs &")
    assert found[1]["container-title"].casefold() == "proc. of x" and found[0]["issue"] == "3"


def test_pandoc_reads_csl_json() -> None:
    """Item by item."""
    found = pandoc(csl_list(map(format_csl_json, PAPERS)), "csljson")
    _agree(found, "type", "title", "container-title", "volume", "page", "genre", "number", "event-place")


def test_citation_js_reads_bibtex() -> None:
    """It takes names, titles and numbers from it as they are."""
    found = citation_js(BIBTEX)
    _agree(found, "volume", "page", "publisher", "publisher-place", "version", "event-place")
    assert found[0]["issue"] == "3"
    for item, paper in zip(found, PAPERS, strict=True):
        assert item["type"] == TYPES.get(paper.type, paper.type.value)


def test_citation_js_reads_ris() -> None:
    """Types, too."""
    found = citation_js("\n".join(format_ris(paper) for paper in PAPERS))
    _agree(found, "title", "volume", "issue", date=(2024,))  # it takes only the year of some types
    assert [found[place].get("container-title") for place in (0, 3)] == ["Journal of Tests", "Handbook of X"]
    for item, paper in zip(found, PAPERS, strict=True):
        assert item["type"] == READ_AS[paper.type][1]


def test_citation_js_reads_csl_json() -> None:
    """Item by item. It reads the type of software from our note, as Zotero does."""
    found = citation_js(csl_list(map(format_csl_json, PAPERS)))
    _agree(found, "title", "container-title", "page", "genre")
    for item, paper in zip(found, PAPERS, strict=True):
        is_software = paper.type is PaperType.SOFTWARE
        assert item["type"] == ("software" if is_software else csl_item(paper)["type"]), paper.id


# By type: the result of citation-js for our BibTeX, and for our RIS.
READ_AS: dict[PaperType, tuple[str, str]] = {
    PaperType.ARTICLE: ("document", "manuscript"),
    PaperType.ARTICLE_JOURNAL: ("article-journal", "article-journal"),
    PaperType.ARTICLE_MAGAZINE: ("article-journal", "article-magazine"),
    PaperType.ARTICLE_NEWSPAPER: ("article-journal", "article-newspaper"),
    PaperType.BOOK: ("book", "book"),
    PaperType.CHAPTER: ("chapter", "chapter"),
    PaperType.DATASET: ("document", "dataset"),
    PaperType.DOCUMENT: ("document", "document"),
    PaperType.ENTRY_DICTIONARY: ("chapter", "entry-dictionary"),
    PaperType.ENTRY_ENCYCLOPEDIA: ("chapter", "entry-encyclopedia"),
    PaperType.INTERVIEW: ("document", "personal_communication"),
    PaperType.MANUSCRIPT: ("manuscript", "manuscript"),
    PaperType.PAPER_CONFERENCE: ("paper-conference", "paper-conference"),
    PaperType.PATENT: ("patent", "patent"),
    PaperType.POST_WEBLOG: ("webpage", "post-weblog"),
    PaperType.REPORT: ("report", "report"),
    PaperType.REVIEW: ("article-journal", "article-journal"),
    PaperType.REVIEW_BOOK: ("article-journal", "article-journal"),
    PaperType.SOFTWARE: ("software", "software"),
    PaperType.SPEECH: ("document", "motion_picture"),
    PaperType.STANDARD: ("document", "standard"),
    PaperType.THESIS: ("thesis", "thesis"),
    PaperType.WEBPAGE: ("webpage", "webpage"),
}


def test_every_type_is_read() -> None:
    """A type without a row fails; each is one item in each format, with its authors and its DOI."""
    assert set(READ_AS) == set(PaperType)
    fields: dict[str, Any] = {
        **IN_BOOK,
        "volume": "12",
        "issue": "3",
        "number": "N-7",
        "edition": "2",
        "language": "en",
    }
    papers = [_paper(type, **fields) for type in PaperType]
    texts = ([format_bibtex(paper) for paper in papers], ""), ([format_ris(paper) for paper in papers], "@ris/file")
    for place, (written, form) in enumerate(texts):
        found = citation_js_each(written, form)
        assert [[item["type"] for item in items] for items in found] == [[READ_AS[type][place]] for type in PaperType]
        for (item,), paper in zip(found, papers, strict=True):
            people = item.get("author") or item["reporter"]  # of a newspaper
            assert len(people) == len(paper.authors) and item["DOI"] == paper.doi, paper.type
    items = csl_list(map(format_csl_json, papers))
    for read in (pandoc(items, "csljson"), citation_js(items)):
        types = ["book" if type is PaperType.SOFTWARE else type.value for type in PaperType]
        assert [item["type"].replace("software", "book") for item in read] == types
    assert len(pandoc("\n".join(map(format_bibtex, papers)), "biblatex")) == len(papers)
