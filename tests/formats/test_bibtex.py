"""The BibTeX entry of a paper, and that an independent parser can read it."""

import pytest
from bibtexparser.entrypoint import parse_string

from generator.formats.bibtex.writing import format_bibtex
from generator.model.name import Author, Name
from generator.model.paper import PaperType
from generator.text.tex.latex import write_latex
from tests.arranging.papers import paper, text


def test_an_article_has_its_fields_in_the_usual_order() -> None:
    """Fields in the usual order, names inverted, groups in braces, pages with two dashes, months as macros."""
    made = paper(
        "doe-2024",
        "Jane Doe",
        type=PaperType.ARTICLE_JOURNAL,
        date=(2024, 5),
        title=text("Scaling LLMs & the BERT of $K_s$"),
        container_title="Journal of Tests",
        volume="12",
        issue="3",
        page="1-10",
        doi="10.1000/182_a",
    )
    made = type(made)(**{**{f: getattr(made, f) for f in made.__struct_fields__}, "authors": (*made.authors, GROUP)})
    assert format_bibtex(made) == (
        "@article{doe-2024,\n"
        "  title   = {Scaling {LLMs} \\& the {BERT} of {$K_s$}},\n"
        "  author  = {Doe, Jane and {The ATLAS Collaboration}},\n"
        "  journal = {Journal of Tests},\n"
        "  year    = {2024},\n"
        "  month   = may,\n"
        "  volume  = {12},\n"
        "  number  = {3},\n"
        "  pages   = {1--10},\n"
        "  doi     = {10.1000/182_a},\n"
        "}\n"
    )


GROUP = Author(Name(literal="The ATLAS Collaboration"), is_group=True)


def test_a_preprint_has_number_archive_and_class() -> None:
    """An arXiv paper carries its number, archive and class; a list that is cut ends in "others"."""
    made = paper("r1", "Jane Doe", date=(2025,), arxiv="2501.12948", fields=("cs.CL",), are_authors_cut=True)
    lines = format_bibtex(made).splitlines()
    assert lines[0] == "@misc{r1,"
    assert "  author        = {Doe, Jane and others}," in lines
    assert "  eprint        = {2501.12948}," in lines
    assert "  primaryclass  = {cs.CL}," in lines


def test_the_authors_own_text_wins() -> None:
    """An entry's `bibtex:` is shown as it was written."""
    assert format_bibtex(paper("a", bibtex="@misc{mine, title={Mine}}\n")) == "@misc{mine, title={Mine}}\n"


@pytest.mark.parametrize("type", list(PaperType))
@pytest.mark.parametrize("title", ["Plain", "50% of {A} & B_c #1", "odd } brace", "a\nb", "a $x_1$ b", "{", "\\"])
def test_another_parser_finds_one_entry(type: PaperType, title: str) -> None:
    """Whatever the type and the title, another parser finds one entry with a title, and nothing broken."""
    made = paper(
        "key", "Jane Doe", type=type, title=text(title), date=(2024, 5, 7), container_title="A & B", page="1-2"
    )
    library = parse_string(format_bibtex(made))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["key"]
    assert library.entries[0].fields_dict["year"].value == "2024"


def test_characters_of_tex_are_escaped_outside_formulas() -> None:
    """TeX's own characters are escaped outside formulas only, and braces that do not pair are commands."""
    assert write_latex("a_b & $x_1$ 5%") == "a\\_b \\& $x_1$ 5\\%"
    assert write_latex("a {b} c") == "a \\{b\\} c"
    assert write_latex("a {b c") == "a \\textbraceleft{}b c"
    assert write_latex("} a {") == "\\textbraceright{} a \\textbraceleft{}"
