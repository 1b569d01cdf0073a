"""Citation files, held against the schema of CITATION.cff 1.2.0."""

import json
from pathlib import Path
from typing import Any

import check_jsonschema
import jsonschema
import msgspec
import pytest
import yaml

from generator.arranging.arrange import arrange
from generator.formats.output.citation_file import LICENSES, format_citation_file, has_citation_file
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperLink, PaperType
from generator.model.settings import NO_FEEDS, Settings
from generator.model.site.page import made
from tests.arranging.hostile import HOSTILE, documents, hostile_paper
from tests.arranging.papers import library, paper

VENDORED = Path(check_jsonschema.__file__).parent / "builtin_schemas" / "vendor" / "citation-file-format.json"
SCHEMA = json.loads(VENDORED.read_text("utf-8"))
CHECKER = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def valid(text: str) -> dict[str, Any]:
    """The record of a file that fits the schema."""
    record: dict[str, Any] = yaml.safe_load(text)
    assert [error.message for error in CHECKER.iter_errors(record)] == []
    return record


def software(**fields: Any) -> Paper:
    fields = {"type": PaperType.SOFTWARE, "date": (2024, 5, 7), **fields}
    return paper("tool", *fields.pop("names", ["Jane Q. Doe"]), **fields)


def test_a_citation_file_has_all_of_a_program() -> None:
    """What is known of a program stands in the fields of the format."""
    link = PaperLink("code", "Code", "https://github.com/jane/tool")
    one = software(doi="10.5281/zenodo.1", license="mit", keywords=("words",), links=(link,))
    assert valid(format_citation_file(one, "https://doe.example.org/papers/tool.html")) == {
        "cff-version": "1.2.0",
        "message": "Please cite it as below.",
        "type": "software",
        "title": "Title of tool",
        "authors": [{"family-names": "Doe", "given-names": "Jane Q."}],
        "date-released": "2024-05-07",
        "doi": "10.5281/zenodo.1",
        "url": "https://doe.example.org/papers/tool.html",
        "repository-code": "https://github.com/jane/tool",
        "license": "MIT",
        "keywords": ["words"],
    }


def test_a_citation_file_parts_names_of_persons() -> None:
    """Persons in their parts, groups as they are, each once."""
    authors = (
        Author(
            Name(family="Berg", given="Jan", non_dropping_particle="van der", suffix="Jr."), affiliations=("A", "B")
        ),
        Author(Name(literal="The Example Group"), is_group=True),
        Author(Name(literal="The Example Group"), is_group=True),
        Author(Name(family="Khwarizmi", given="Musa", non_dropping_particle="al-")),
        Author(Name(family="Humboldt", given="Alexander", dropping_particle="von")),
        Author(Name(family="Lee", given="Ann"), orcid="0000-0002-1825-0097", url="https://lee.example.org"),
    )
    one = msgspec.structs.replace(software(), authors=authors)
    assert valid(format_citation_file(one))["authors"] == [
        {
            "family-names": "Berg",
            "name-particle": "van der",
            "given-names": "Jan",
            "name-suffix": "Jr.",
            "affiliation": "A; B",
        },
        {"name": "The Example Group"},
        {"family-names": "al-Khwarizmi", "given-names": "Musa"},
        {"family-names": "Humboldt", "name-particle": "von", "given-names": "Alexander"},
        {
            "family-names": "Lee",
            "given-names": "Ann",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "website": "https://lee.example.org",
        },
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"date": (2024,)},
        {"date": None},
        {"doi": "10.1000/<x>"},
        {"license": "my own"},
        {"license": "https://example.org/licence"},
        {"url": "mailto:a@b.c"},
        {"url": "https://example.org/a b/é?x=<y>"},
        {"links": (PaperLink("code", "Code", "papers/code.zip", is_file=True),)},
        {"type": PaperType.DATASET, "extra": (("version", "1.10"),)},
    ],
)
def test_what_the_format_has_no_place_for(fields: dict[str, Any]) -> None:
    """The file is valid without it."""
    valid(format_citation_file(software(**fields)))


def test_every_licence_is_one_of_the_schema() -> None:
    """So that none makes a file invalid."""
    assert {*LICENSES} <= {*SCHEMA["definitions"]["license-enum"]["enum"]}


def test_hostile_texts_come_back() -> None:
    """What YAML can hold of them."""
    record = valid(format_citation_file(hostile_paper("one", PaperType.SOFTWARE)))
    shown = HOSTILE.replace("\x07", "").replace("\uffff", "")
    assert (record["title"], record["keywords"], record["abstract"]) == (f"one {shown}", [shown], shown)


def test_which_papers_have_one() -> None:
    """Software and data sets that somebody made, and their pages lead there; none where none is wanted."""
    assert not has_citation_file(software(names=[]))
    papers = [software(), paper("words", "Jane Q. Doe", date=(2024,))]
    site = arrange(library(*papers))
    assert [path for path in documents(site) if path.endswith(".cff")] == ["papers/tool.cff"]
    (page,) = [made(page) for page in site.pages if page.url == "papers/tool.html"]
    assert [fact.url for fact in page.details.facts if fact.label == "Citation file"] == ["\x02papers/tool.cff"]  # type: ignore[attr-defined]
    without = arrange(library(*papers, settings=Settings(feeds=NO_FEEDS)))
    assert not [path for path in documents(without) if path.endswith(".cff")]
    (page,) = [made(page) for page in without.pages if page.url == "papers/tool.html"]
    assert "Citation file" not in [fact.label for fact in page.details.facts]  # type: ignore[attr-defined]
