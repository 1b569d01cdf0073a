"""Statuses, retractions and versions as entries write them."""

import pytest

from generator.formats.entry.entry import parse_markdown_entry
from generator.model.date import PartialDate
from generator.model.paper import Paper, PaperLink, PaperType, Retraction
from generator.model.status import ALIASES, NOT_OUT, PUBSTATES, TAKEN_BACK, normalised


def _paper(yaml: str, *files: str) -> Paper:
    entries = parse_markdown_entry(f"---\ntitle: A\n{yaml}\n---\n", "content/papers/a.md", files)
    assert entries.problems == ()
    return entries.papers[0]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        *((status, status) for status in ALIASES),
        *((alias, status) for status, aliases in ALIASES.items() for alias in aliases),
        ("In-Press", "in press"),
        ("FORTHCOMING.", "to appear"),
        ("Revise & resubmit", "Revise & resubmit"),
        ("accepted at Words 2025", "accepted at Words 2025"),
        ("off", "off"),
        ("审稿中", "审稿中"),
    ],
)
def test_a_status_is_one_word_for_each_meaning(written: str, status: str) -> None:
    """One word for each meaning, whatever its case and hyphens; what nobody knows stays as it is."""
    assert normalised(written) == status
    assert normalised(normalised(written)) == status
    assert _paper(f'status: "{written}"').status == status


def test_the_table_of_statuses_is_sound() -> None:
    """No word stands for two, every state of biblatex belongs to a status, and what is taken back is known."""
    words = [word for status, aliases in ALIASES.items() for word in (status, *aliases)]
    assert len(words) == len(set(words))
    assert set(PUBSTATES) == set(ALIASES) - {"published", *TAKEN_BACK}
    assert set(PUBSTATES.values()) <= {"inpreparation", "submitted", "forthcoming", "inpress", "prepublished"}
    assert set(TAKEN_BACK) < NOT_OUT


@pytest.mark.parametrize(
    ("written", "retraction"),
    [
        ("true", Retraction()),
        ("2024-05", Retraction(issued=PartialDate(2024, 5))),
        ("10.1000/183", Retraction(doi="10.1000/183")),
        ("https://doi.org/10.1000/183", Retraction(doi="10.1000/183")),
        ("https://example.org/notice", Retraction(url="https://example.org/notice")),
        ("The data were lost.", Retraction(reason="The data were lost.")),
        (
            "{date: 2024, note: Lost., doi: 10.1000/183, notice: 'https://example.org'}",
            Retraction(PartialDate(2024), "Lost.", "10.1000/183", "https://example.org"),
        ),
    ],
)
def test_a_retraction_is_a_record_or_one_fact(written: str, retraction: Retraction) -> None:
    """A record, or the one thing that is known; the paper is retracted, whatever else its status said."""
    found = _paper(f"status: published\nretraction: {written}")
    assert (found.retraction, found.status, found.is_retracted) == (retraction, "retracted", True)


def test_what_is_no_retraction() -> None:
    """`false` is none; a withdrawn paper with a notice stays withdrawn; a status alone is enough."""
    assert _paper("retraction: false").status == ""
    assert _paper("status: withdrawn\nretraction: 2024").status == "withdrawn"
    assert _paper("status: retracted").is_retracted


def test_versions_are_records_with_fields_of_papers() -> None:
    """Records with the fields of papers; type and label are inferred, files are looked for beside the entry."""
    preprint, talk, article, report, chapter = _paper(
        "versions:\n"
        "  - {arxiv: 2305.00001, year: 2023}\n"
        "  - {conference: Words, pdf: talk.pdf, note: oral}\n"
        "  - {journal: Words, volume: 3, issue: 1, page: 1-10, doi: 10.1000/182, date: 2024-05}\n"
        "  - {type: techreport, label: long version, url: 'https://example.org', pdf: 'https://example.org/a.pdf'}\n"
        "  - {type: book-chapter}\n",
        "papers/talk.pdf",
    ).versions
    assert (preprint.label, preprint.type, preprint.issued) == ("preprint", PaperType.ARTICLE, PartialDate(2023))
    assert (talk.label, talk.type, talk.container_title) == ("conference version", PaperType.PAPER_CONFERENCE, "Words")
    assert talk.pdf == PaperLink("pdf", "PDF", "papers/talk.pdf", is_file=True)
    assert (article.label, article.volume, article.issue, article.page) == ("journal version", "3", "1", "1-10")
    assert (report.label, report.type, report.url) == ("long version", PaperType.REPORT, "https://example.org")
    assert report.pdf == PaperLink("pdf", "PDF", "https://example.org/a.pdf")
    assert (chapter.label, chapter.type) == ("chapter", PaperType.CHAPTER)


def test_one_version_needs_no_list() -> None:
    """A record alone is a list of one."""
    assert [version.arxiv for version in _paper("versions: {arxiv: 2305.00001}").versions] == ["2305.00001"]
