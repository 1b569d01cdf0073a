"""The references equal those of citeproc-js with the official CSL styles, except for intended differences."""

import re
from pathlib import Path

import pytest

from generator.citing import work
from generator.citing.styles import FORMATS, references
from generator.model.paper import PaperType
from tests.citing.citeproc import FILES, made_by_citeproc, plain
from tests.citing.csl import SAME
from tests.citing.items import ITEMS, ITEMS_BY_ID

pytestmark = pytest.mark.slow  # the oracle is a program of Node
CUT = "CSL has no way to mark an incomplete list of authors"
NOT_RETRIEVED = 'without a day of access, "Retrieved" before the address has no meaning'
EMPTY_PLACE = "the style prints the punctuation of missing parts"
ENDED = "a reference ends with a full stop"
CAPITAL = "after a full stop MLA writes a capital (MLA 5.51)"
AS_ARTICLE = "the style has no layout for reviews; they are articles"
AS_TALK = "the venue of a talk is its event, not a book"
NO_WHOLE = "MLA prints the volume of a book; the style omits it if there is no edition"
NO_RELEASE = 'the style prints "Released" without a day'
RETRACTED = ("journal-retracted", "conference-retracted", "preprint-withdrawn", "book-retracted")
ONCE = "the genre is printed only once, with the number or the event"
NOT_CITED = "the style cites such a work only in the text; a list of publications must have it"
TAKEN_BACK = "the style does not print that a paper was retracted or withdrawn, or only if other parts are missing"
NOT_OUT = 'the status "published" is not printed'
SPACED = "there is a space between the series and the volume"
MEANT = {
    ("apa", "journal-no-date"): NOT_RETRIEVED,
    ("apa", "webpage-no-date"): NOT_RETRIEVED,
    ("apa", "name-han"): "Han has no italics; the other styles agree",
    ("apa", "interview-bare"): NOT_CITED,
    ("apa", "thesis-genre"): 'APA calls a "PhD thesis" a "Doctoral dissertation" (APA 10.6)',
    ("apa", "journal-published"): NOT_OUT,
    ("apa", "book-retracted"): TAKEN_BACK,
    ("apa", "journal-retracted-no-date"): TAKEN_BACK,
    **{(style, "name-cut"): CUT for style in FORMATS},
    **{(style, id): TAKEN_BACK for style in FORMATS for id in RETRACTED if style != "apa"},
    **{(style, "journal-retracted-no-date"): TAKEN_BACK for style in FORMATS if style != "ieee"},
    **{("ieee", id): AS_ARTICLE for id in ("review", "review-book", "review-book-daily")},
    **{("mla", id): CAPITAL for id in ("document", "report-genre", "report-in-press", "book-edited-series")},
    **{("vancouver", id): ONCE for id in ("report-genre", "report-working-paper", "talk-genre", "talk-poster")},
    ("vancouver", "conference-event-place"): 'the style prints "In." without a container',
    ("vancouver", "journal-series"): SPACED,
    ("acm", "journal-number-for-pages"): "the style omits the number of an article; the ACM's own format has it",
    ("acm", "conference-event-place"): EMPTY_PLACE,
    ("acm", "conference-in-press"): EMPTY_PLACE,
    ("chicago", "newspaper-place"): 'the style prints "Late Edition Edition"',
    ("chicago", "encyclopedia-no-author"): NOT_CITED,
    ("chicago", "interview-bare"): NOT_CITED,
    ("chicago", "software-accessed"): NO_RELEASE,
    ("chicago", "software-no-author"): NO_RELEASE,
    ("chicago", "software-bare"): NO_RELEASE,
    ("ieee", "standard"): "the style prints a full stop after a place",
    ("ieee", "chapter-series"): EMPTY_PLACE,
    ("ieee", "patent-place"): ENDED,
    ("vancouver", "conference-event-only"): 'the style prints "In." without a container',
    ("acm", "conference-event-only"): EMPTY_PLACE,
    ("acm", "conference-arxiv"): EMPTY_PLACE,
    ("acm", "book-doi"): 'the style prints "Revised edition ed."',
    ("mla", "report-number"): CAPITAL,
    ("mla", "patent-number"): CAPITAL,
    ("ieee", "patent"): ENDED,
    ("ieee", "patent-number"): ENDED,
    ("ieee", "title-full-stop"): "a full stop at the end of a title is removed before a comma",
    ("mla", "book-volume"): NO_WHOLE,
    **{(style, "talk-venue"): AS_TALK for style in FORMATS if style != "vancouver"},
}


@pytest.fixture(scope="session")
def oracle() -> dict[str, dict[str, str]]:
    """Return the references of citeproc-js to the items, by style and id."""
    return made_by_citeproc(ITEMS)


@pytest.mark.slow
@pytest.mark.xdist_group("oracle")
@pytest.mark.parametrize("style", FORMATS)
def test_each_reference_reads_as_citeproc_writes_it(oracle: dict[str, dict[str, str]], style: str) -> None:
    """Each reference equals that of the oracle, unless `MEANT` has a reason; then it must differ."""
    different = {}
    for paper in ITEMS:
        (ours,) = references(paper, [style])
        theirs = plain(oracle[style][paper.id])
        if (plain(ours.html) == theirs) == ((style, paper.id) in MEANT):
            different[paper.id] = plain(ours.html), theirs
    assert different == {}


def test_each_type_is_held_against_the_oracle() -> None:
    """Each type of paper has at least one item."""
    assert {paper.type for paper in ITEMS} == set(PaperType)


def test_each_field_is_held_against_the_oracle() -> None:
    """Each field that the oracle gets has a value in some item, and the oracle gets each field that references use."""
    named = set(SAME.values())
    assert [name for name in named if not any(getattr(paper, name) for paper in ITEMS)] == []
    passed = named | {"id", "type", "title", "authors", "are_authors_cut", "editors", "issued", "accessed", "arxiv"}
    passed |= {"translators"}
    read = set(re.findall(r"\bpaper\.(\w+)", Path(work.__file__).read_text("utf-8")))
    assert read - passed == {"is_retracted", "mark"}


def test_what_is_meant_is_there() -> None:
    """`MEANT` names only items and styles that exist."""
    assert {id for _, id in MEANT} <= set(ITEMS_BY_ID)
    assert {style for style, _ in MEANT} <= set(FORMATS) == set(FILES)
