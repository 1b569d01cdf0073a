"""No author is called "others": BibTeX keeps `and others`, and no other format has such an author."""

import json
import re
from pathlib import Path

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import format_csl_json, parse_csl_json
from generator.formats.entry.entry import Entries
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from tests.portfolio import Portfolio

WRITTEN = (
    "Doe, Jane and others", "Doe, Jane AND Others", "Doe, Jane and {others}", "Doe, Jane and {et al.}",
    "Doe, Jane and et al", "Doe, Jane et al.", "Doe, Jane and others and others", "Doe, Jane and\n\tothers",
)  # fmt: skip


def _bib(names: str, kind: str = "article") -> Entries:
    text = f"@{kind}{{k, title = {{T}}, author = {{{names}}}, editor = {{{names}}}, journal = {{J}}, year = 2020}}"
    return parse_bibtex_entries(text, "x.bib")


@pytest.mark.parametrize("names", WRITTEN)
def test_no_format_has_such_an_author(names: str) -> None:
    """Every reader reads what every format has as the same list of one author that goes on, if the format says so."""
    (paper,) = _bib(names).papers
    bibtex = format_bibtex(paper)
    assert "{Doe, Jane and others}" in bibtex
    for text, parse in ((bibtex, parse_bibtex_entries), (format_ris(paper), parse_ris),
                        (format_csl_json(paper), parse_csl_json)):  # fmt: skip
        assert parse is parse_bibtex_entries or not re.search(r"\bothers\b|\bal\b", text.replace("et-al", ""))
        (again,) = parse(text, "x").papers
        assert again.authors == paper.authors and len(again.authors) == len(again.editors) == 1
        assert again.are_authors_cut is (parse is not parse_ris)


def test_others_before_a_name_is_said() -> None:
    """The list goes on only at its end; the word is skipped, with a warning."""
    read = _bib("Doe, Jane and others and Roe, Max")
    assert [author.name.full for author in read.papers[0].authors] == ["Jane Doe", "Max Roe"]
    assert not read.papers[0].are_authors_cut
    assert {problem.message for problem in read.problems} == {'"others" must be the last of the names, and was skipped'}


def test_only_others() -> None:
    """Such a paper has no author."""
    assert _bib("others").papers[0].authors == ()


@pytest.mark.parametrize("last", ["others", "et al.", "Et al", "others,"])
def test_ris_of_other_programs(last: str) -> None:
    """Others write the word as a name."""
    (read,) = parse_ris(f"TY  - JOUR\nTI  - T\nAU  - Doe, Jane\nAU  - {last}\nED  - {last}\nER  - ", "x.ris").papers
    assert len(read.authors) == 1 and read.are_authors_cut and not read.editors


@pytest.mark.parametrize("last", [{"literal": "others"}, {"family": "others"}, {"literal": "et al."},
                                  {"family": "others", "given": ""}])  # fmt: skip
def test_csl_json_of_other_programs(last: dict[str, str]) -> None:
    """Zotero writes it as a family name, pandoc as a literal one."""
    item = {"id": "a", "type": "book", "title": "T", "author": [{"family": "Doe", "given": "Jane"}, last]}
    (read,) = parse_csl_json(json.dumps([item | {"editor": [last]}]), "x.json").papers
    assert len(read.authors) == 1 and read.are_authors_cut and not read.editors


def test_people_with_that_name_stay() -> None:
    """A name with another part is a name."""
    (read,) = _bib("Others, Jane and Al, Et").papers
    assert [author.name.family for author in read.authors] == ["Others", "Al"] and not read.are_authors_cut


def test_a_whole_site(tmp_path: Path) -> None:
    """Records, metadata, feeds, the index and CITATION.cff have no such author; readers see "et al." or "others"."""
    portfolio = Portfolio(tmp_path)
    for at, names in enumerate(WRITTEN):
        kind = ("article", "software", "dataset", "inproceedings")[at % 4]
        portfolio.file(
            f"papers/p{at}.bib", f"@{kind}{{p{at}, title = {{Title {at}}}, author = {{{names}}}, year = 2020}}"
        )
    portfolio.paper("own", authors="Jane Doe, et al.", date="2021", type="software")
    portfolio.file("people.yaml", "[]").build()
    found = 0
    for path, content in portfolio.snapshot().items():
        if not path.endswith((".ris", ".json", ".cff", ".xml", ".html")) or path.startswith("static/"):
            continue
        text = content.decode()
        if path.endswith(".html"):
            text = "\n".join(
                re.findall(r"<head>.*?</head>|<script type=.?application/ld\+json.*?</script>", text, re.S)
            )
            text = re.sub(r'<meta (?:name|property)="(?:og:|twitter:)?description"[^>]*>|<title>.*?</title>', "", text)
        found += 1
        assert not re.search(r"\bothers\b|[\"'>]al\.?[\"'<]", re.sub("et-al|et al", "", text)), path
    assert found > 20
