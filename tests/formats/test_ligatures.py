"""Dashes and quotation marks in the notation of TeX have one value in the model, which every format keeps."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import format_csl_json, parse_csl_json
from generator.formats.entry.entry import Entries, parse_markdown_entry, parse_yaml_entries
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.paper import Paper

FORMATS: dict[str, Callable[[Paper], Entries]] = {
    "BibTeX": lambda paper: parse_bibtex_entries(format_bibtex(paper), "x.bib"),
    "BibTeX with everything": lambda paper: parse_bibtex_entries(format_bibtex(paper, everything=True), "x.bib"),
    "CSL-JSON": lambda paper: parse_csl_json(format_csl_json(paper), "x.json"),
    "RIS": lambda paper: parse_ris(format_ris(paper), "x.ris"),
}


def read(**fields: object) -> Paper:
    """The paper of a YAML entry."""
    entry = yaml.safe_dump({"id": "doe", **fields}, allow_unicode=True)
    found = parse_yaml_entries(entry, "content/papers/doe.yaml")
    return found.papers[0]


def test_the_model_has_the_characters() -> None:
    """They are converted in title, venue, keywords and Markdown; values that are no text stay."""
    paper = read(
        title="Words -- The ``Rise''", venue="A--B", keywords=["x -- y"], abstract="One---two `a--b`.", note="See 3--7",
        publisher="Smith--Jones", pages="3--7", doi="10.1000/a--b", url="https://example.org/a--b",
    )  # fmt: skip
    assert (paper.title.source, paper.title.plain, paper.title.html) == ("Words – The “Rise”",) * 3
    assert (paper.container_title, paper.publisher, paper.keywords) == ("A–B", "Smith–Jones", ("x – y",))
    assert paper.abstract.html == "<p>One—two <code>a--b</code>.</p>"
    assert (paper.abstract.source, paper.note.plain) == ("One—two `a--b`.", "See 3–7")
    assert (paper.page, paper.doi, paper.url) == ("3-7", "10.1000/a--b", "https://example.org/a--b")


def test_the_body_of_an_entry() -> None:
    """The text below the record is Markdown, in which rules and tables stay."""
    text = "---\ntitle: A\n---\n\nLead -- in.\n\n## Part -- one\n\n---\n\n| a--b |\n|---|\n| c |\n"
    paper = parse_markdown_entry(text, "content/papers/a.md").papers[0]
    assert paper.abstract.plain == "Lead – in."
    assert [heading.text for heading in paper.body.headings] == ["Part – one"]
    assert "<hr" in paper.body.html and "<th>a–b</th>" in paper.body.html


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("Words -- The ``Rise''", "Words -- The ``Rise''"),
        ("Words---and LLMs--Agents", "Words---and {LLMs}--{Agents}".replace("{Agents}", "Agents")),
        ("The C-- language", "The C-{}- language"),
        ("git --verbose", "git -{}-verbose"),
        ("a ---- b", "a -{}-{}-{}- b"),
        ("Is it ``so''?", "Is it ``so''?"),
        ("5'' {BERT}", "5'{}' {BERT}"),
        ("“A”, ‘b’ – c", "``A'', ‘b’ -- c"),
    ],
)
def test_bibtex_has_them_as_tex(title: str, tex: str) -> None:
    """A dash is hyphens again, and hyphens that are none are kept from being one."""
    line = next(line for line in format_bibtex(read(title=title)).splitlines() if line.lstrip().startswith("title"))
    assert line.split("= ", 1)[1] == f"{{{tex}}},"


PIECES = st.lists(
    st.sampled_from(["--", "---", "-", "----", "``", "''", "'", '"', " ", "a", "Beta", "é", "王", ".", "?", "!", "(",
                     ")", "–", "—", "“", "”", "‘", "’", "C--", " --flag", "3--7", " -- ", "``q''"]),
    min_size=1, max_size=10,
).map("".join).map(str.strip).filter(lambda text: any(map(str.isalnum, text)))  # fmt: skip


# Of an abstract, which is Markdown, other formats have the words alone: code and lists would be none in these.
PLAIN_PIECES = PIECES.filter(lambda text: "`" not in text and "- " not in f"{text} ").map("In {}".format)


@pytest.mark.parametrize("form", FORMATS)
@given(title=PIECES, venue=PIECES, keyword=PIECES, abstract=PLAIN_PIECES)
@settings(max_examples=50, deadline=None)
def test_every_format_gives_the_same_paper(form: str, title: str, venue: str, keyword: str, abstract: str) -> None:
    """Reading what was written gives the same title, venue, keywords and abstract, as far as the format has them."""
    paper = read(
        title=title, venue=f"J {venue}", keywords=[keyword], abstract=abstract, date=2024, type="article-journal"
    )
    back = FORMATS[form](paper).papers[0]
    assert (back.title, back.container_title) == (paper.title, paper.container_title)
    if form != "BibTeX":
        assert back.keywords == paper.keywords
        assert back.abstract.plain == paper.abstract.plain
