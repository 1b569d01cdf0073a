"""An entry says what it says, in Markdown or YAML, whatever its author calls the fields."""

from typing import Any

import pytest

from generator.formats.entry.entry import Entries, parse_markdown_entry, parse_yaml_entries
from generator.model.date import PartialDate
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperLink, PaperType

WHOLE = """\
---
title: "On $mN$ things: a study"
authors:
  - Ada Lovelace
  - {name: "van der Berg, Jan, Jr.", orcid: https://orcid.org/0000-0002-1825-0097, equal: yes, affiliation: MIT}
  - {name: The Group, collective: true}
  - et al.
year: 2024-05
journal: Journal of Things
volume: 012
pages: 1-10
doi: https://doi.org/10.1000/182
arxiv: arXiv:2405.04430v2
tags: [sets, logic]
fields: [cs.CL]
citations: 17,431
selected: yes
award: [Best paper, with praise]
links:
  pdf: https://example.org/a.pdf
  Press Release: https://example.org/press
code: https://example.org/code
jornal number: 7
---

The abstract, with *emphasis*.

## Results

Good ones.
"""


def _entries(text: str, *files: str) -> Entries:
    return parse_markdown_entry(text, "content/papers/doe-2024.md", files)


def _paper(fields: str, body: str = "", *files: str) -> Paper:
    entries = _entries(f"---\ntitle: T\n{fields}\n---\n{body}", *files)
    assert not entries.problems, list(map(str, entries.problems))
    return entries.papers[0]


@pytest.fixture
def whole() -> Paper:
    """The entry with friendly names, addresses for identifiers, and numbers."""
    (paper,) = _entries(WHOLE).papers
    return paper


def test_an_unknown_field_is_a_problem_and_kept(whole: Paper) -> None:
    """It is the one problem of the entry."""
    assert [problem.message for problem in _entries(WHOLE).problems] == ['unknown field "jornal number"']
    assert whole.extra == (("jornal number", "7"),)


def test_a_whole_entry_has_authors_in_parts(whole: Paper) -> None:
    """Persons, a group, and that the list goes on."""
    assert whole.are_authors_cut
    assert whole.authors == (
        Author(Name("Lovelace", "Ada")),
        Author(Name("Berg", "Jan", "van der", "Jr."), "0000-0002-1825-0097", affiliations=("MIT",), is_equal=True),
        Author(Name(literal="The Group"), is_group=True),
    )


def test_a_whole_entry_arrives_in_terms_of_csl(whole: Paper) -> None:
    """Numbers are text, and identifiers bare."""
    expected = {
        "id": "doe-2024",
        "type": PaperType.ARTICLE_JOURNAL,
        "issued": PartialDate(2024, 5),
        "container_title": "Journal of Things",
        "volume": "012",
        "page": "1-10",
        "doi": "10.1000/182",
        "arxiv": "2405.04430v2",
        "keywords": ("sets", "logic"),
        "fields": ("cs.CL",),
        "award": ("Best paper", "with praise"),
        "citations": 17431,
        "is_featured": True,
    }
    assert {name: getattr(whole, name) for name in expected} == expected


def test_a_whole_entry_has_its_links(whole: Paper) -> None:
    """Those of known kinds, and one with a label of its own."""
    assert whole.links == (
        PaperLink("code", "Code", "https://example.org/code"),
        PaperLink("pdf", "PDF", "https://example.org/a.pdf"),
        PaperLink("press release", "Press Release", "https://example.org/press"),
    )


def test_a_whole_entry_has_title_abstract_and_body(whole: Paper) -> None:
    """The title with its formula; the text is split at its first heading."""
    assert whole.title.plain == "On mN things: a study" and "<math" in whole.title.html
    assert whole.abstract.plain == "The abstract, with emphasis."
    assert [heading.text for heading in whole.body.headings] == ["Results"]


def test_an_abstract_in_the_record_leaves_the_whole_body_to_the_page() -> None:
    """Then what stands before the first heading is no abstract."""
    paper = _paper("abstract: Short.", "Before.\n\n## After\n")
    assert paper.abstract.plain == "Short."
    assert paper.body.plain.startswith("Before.")


@pytest.mark.parametrize(
    ("fields", "type"),
    [
        ("arxiv: 2405.04430", PaperType.ARTICLE),
        ("venue: Proceedings of the Conference on Things", PaperType.PAPER_CONFERENCE),
        ("venue: Workshop on Things", PaperType.PAPER_CONFERENCE),
        ("conference: ThingConf", PaperType.PAPER_CONFERENCE),
        ("venue: Nature\nvolume: 3", PaperType.ARTICLE_JOURNAL),
        ("venue: Physical Review Letters", PaperType.ARTICLE_JOURNAL),
        ("type: talk", PaperType.SPEECH),
        ("type: PhD thesis", PaperType.THESIS),
        ("type: Conference Paper", PaperType.PAPER_CONFERENCE),
        ("type: dataset", PaperType.DATASET),
    ],
)
def test_the_type_is_declared_or_inferred(fields: str, type: PaperType) -> None:
    """It is what the author calls it, or what the venue tells."""
    assert _paper(fields).type is type


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", PartialDate(2024)),
        ("2024-05", PartialDate(2024, 5)),
        ("2024-05-07", PartialDate(2024, 5, 7)),
        ("2024/5/7", PartialDate(2024, 5, 7)),
        ("May 2024", PartialDate(2024, 5)),
        ("7 May 2024", PartialDate(2024, 5, 7)),
        ("Jan 22, 2025", PartialDate(2025, 1, 22)),
        ("Sept. 2024", PartialDate(2024, 9)),
        ("2013-07-01T00:00:00Z", PartialDate(2013, 7, 1)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("9999-12-31", PartialDate(9999, 12, 31)),
    ],
)
def test_a_date_stays_as_exact_as_written(written: str, date: PartialDate) -> None:
    """A year, a month or a day stays as exact as it was written."""
    assert _paper(f"date: {written}").issued == date


@pytest.mark.parametrize(
    ("written", "names", "is_cut"),
    [
        ("Ada Lovelace and Alan Turing", ["Ada Lovelace", "Alan Turing"], False),
        ("A. One, B. Two and C. Three", ["A. One", "B. Two", "C. Three"], False),
        ("A. One; B. Two; et al.", ["A. One", "B. Two"], True),
        ("Lovelace, Ada and Turing, Alan", ["Ada Lovelace", "Alan Turing"], False),
        ("van der Berg, Jan Paul", ["Jan Paul van der Berg"], False),
        ("Lovelace, Ada", ["Ada Lovelace"], False),
        ("Ada Lovelace et al.", ["Ada Lovelace"], True),
        ("Ada Lovelace, Alan Turing, et al.", ["Ada Lovelace", "Alan Turing"], True),
        ("Ada Lovelace and others", ["Ada Lovelace"], True),
        ("[Ada Lovelace, others]", ["Ada Lovelace"], True),
        ('"{Institute of Arts and Sciences}"', ["Institute of Arts and Sciences"], False),
        ("郭达雅", ["郭达雅"], False),
    ],
)
def test_authors_are_a_list_or_one_line(written: str, names: list[str], is_cut: bool) -> None:
    """A list, or one line in any of the usual ways; "et al." says that it goes on."""
    paper = _paper(f"authors: {written}")
    assert [author.name.full for author in paper.authors] == names
    assert paper.are_authors_cut is is_cut


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("a.pdf", "papers/a.pdf"),
        ("talks/b.pdf", "files/talks/b.pdf"),
        ("../files/talks/b.pdf", "files/talks/b.pdf"),
        ("/files/talks/b.pdf", "files/talks/b.pdf"),
        ("files/talks/b.pdf", "files/talks/b.pdf"),
    ],
)
def test_a_file_is_found_beside_the_entry_or_in_files(target: str, path: str) -> None:
    """A file is looked for beside the entry, in files/, and from the top of content/."""
    paper = _paper(f"slides: {target}", "", "papers/a.pdf", "files/talks/b.pdf")
    assert paper.links == (PaperLink("slides", "Slides", path, is_file=True),)


def test_one_bad_field_hides_no_other() -> None:
    """The paper is there without it, for the preview, and the next problem is found, too."""
    entries = _entries("---\ntitle: T\ndate: soon\nvenue: Nature\ncitations: many\n---\n")
    assert [problem.line for problem in entries.problems] == [3, 5]
    assert entries.papers[0].container_title == "Nature"
    assert entries.papers[0].issued is None


def test_a_list_of_papers() -> None:
    """Each has the id that it gives itself, or one from its title; one that is broken hides no other."""
    text = "- {id: One, title: First}\n- {title: On Things, date: 2024}\n- {date: 2024}\n- title: Last\n"
    entries = parse_yaml_entries(text, "content/papers/all.yaml")
    assert [paper.id for paper in entries.papers] == ["one", "on-things", "last"]
    assert [paper.place.line for paper in entries.papers] == [1, 2, 4]
    assert [problem.line for problem in entries.problems] == [3]


def test_overrides_of_direction_are_stripped() -> None:
    """A title or name cannot turn the text around it."""
    paper = (
        _paper("tldr: x").title,
        parse_yaml_entries("title: a\u202eb\nauthors: [C\u2066 D]\n", "content/papers/a.yaml"),
    )
    assert paper[1].papers[0].title.plain == "ab"
    assert paper[1].papers[0].authors[0].name == Name("D", "C")


@pytest.mark.parametrize("field", ["title", "abstract", "note"])
def test_a_value_of_more_than_a_megabyte_is_refused(field: str) -> None:
    """So that no text makes a build hang."""
    entries = parse_yaml_entries(f"{field}: {'x' * 1_000_001}\n", "content/papers/a.yaml")
    assert any("more than 1,000,000 characters" in problem.message for problem in entries.problems)


def test_ten_thousand_authors_are_read() -> None:
    """A list as long as the largest collaborations have."""
    names = "".join(f"- Given{n} Family{n}\n" for n in range(10_000))
    assert len(_paper(f"authors:\n{names}").authors) == 10_000


def test_faults_in_the_text_are_warnings_with_their_line() -> None:
    """A formula that cannot be converted is found in a block, in a title and in the body."""
    body = "Fine.\n\nBad $\\frac{1$ here.\n"
    text = f"---\ntitle: On $\\nope{{x}}$\nnote: |\n  Good.\n\n  Bad $\\nope{{y}}$.\n---\n{body}"
    problems = _entries(text).problems
    assert [(problem.line, problem.is_error) for problem in sorted(problems)] == [(2, False), (6, False), (10, False)]


@pytest.mark.parametrize(
    ("wrong", "right"), [("titel", "title"), ("jornal", "journal"), ("Key-words", "keywords"), ("zzz", "")]
)
def test_an_unknown_field_has_its_neighbour_named(wrong: str, right: str) -> None:
    """Case, hyphens and underscores do not count; what is near is named; what is not is kept all the same."""
    entries = parse_yaml_entries(f"title: T\n{wrong}: x\n", "content/papers/a.yaml")
    hints: list[Any] = [problem.hint for problem in entries.problems if problem.message.startswith("unknown field")]
    assert [hint for hint in hints if hint.startswith("did")] == ([f'did you mean "{right}"?'] if right else [])


def test_citations_with_their_source() -> None:
    """A number, numbers by year, or a mapping with the source and the date; the number is required."""
    (paper,) = _entries(
        "---\ntitle: T\ncitations: {total: 120, 2024: 80, source: Google Scholar, as_of: Nov 2026}\n---\n"
    ).papers
    assert (paper.citations, paper.citations_per_year) == (120, ((2024, 80),))
    assert (paper.citations_source, paper.citations_as_of) == ("Google Scholar", PartialDate(2026, 11))
    (paper,) = _entries("---\ntitle: T\ncitations: {2023: 40, 2024: 80, source: OpenAlex}\n---\n").papers
    assert (paper.citations, paper.citations_source) == (120, "OpenAlex")
    found = _entries("---\ntitle: T\ncitations: {source: OpenAlex}\n---\n")
    assert [problem.message for problem in found.problems] == [
        "citations: the number of citations is missing; it is left out"
    ]
    found = _entries("---\ntitle: T\ncitations: {total: 3, since: 2024, as_of: soon}\n---\n")
    assert [problem.line for problem in found.problems] == [3, 3] and found.papers[0].citations == 3
