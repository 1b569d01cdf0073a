"""CSL-JSON has only types, variables and values that the schema of CSL 1.0.2 allows, and types that Zotero takes."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from generator.formats.csl_json import csl_list, format_csl_json, parse_csl_json
from generator.model.date import OPEN, PartialDate
from generator.model.paper import Paper, PaperType
from tests.arranging.papers import paper
from tests.formats.papers import papers

# Facts of the schema csl-data.json, for what a site of papers can have. It allows no other properties.
TYPES = {
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
}  # fmt: skip
WORDS = ("abstract", "archive", "archive_location", "citation-key", "collection-title", "container-title",
         "container-title-short", "DOI", "event-place", "event-title", "genre", "ISBN", "ISSN", "keyword", "language",
         "note", "PMID", "publisher", "publisher-place", "status", "title", "URL", "version")  # fmt: skip
NUMBERS = (
    "chapter-number",
    "collection-number",
    "edition",
    "id",
    "issue",
    "number",
    "number-of-pages",
    "page",
    "volume",
)
PEOPLE, DATES = ("author", "editor", "translator"), ("accessed", "issued")
PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


def _only(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


TEXT, NUMBER = {"type": "string"}, {"type": ["string", "number"]}
PERSON = _only(dict.fromkeys(PARTS, TEXT), minProperties=1)
DATE_PARTS = {"type": "array", "minItems": 1, "maxItems": 2,
              "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": NUMBER}}  # fmt: skip
DATE = _only({
    "date-parts": DATE_PARTS, "season": NUMBER, "circa": {"type": ["string", "number", "boolean"]}, "literal": TEXT,
    "raw": TEXT,
})  # fmt: skip
ITEM = _only(
    dict.fromkeys(WORDS, TEXT)
    | dict.fromkeys(NUMBERS, NUMBER)
    | {key: {"type": "array", "items": PERSON, "minItems": 1} for key in PEOPLE}
    | dict.fromkeys(DATES, DATE)
    | {"type": {"enum": sorted(TYPES)}, "custom": {"type": "object"}},
    required=["type", "id"],
)
SCHEMA = Draft7Validator({"type": "array", "items": ITEM})
# Zotero refuses a whole file if it has one item of a type that is not in its importer's list, which is older.
ZOTERO = TYPES - {"software"}


def _checked(text: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(text)
    assert not [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(items)]
    assert {item["type"] for item in items} <= ZOTERO
    return items


@given(papers())
@settings(max_examples=200, deadline=None)
def test_every_paper_fits_the_schema(paper: Paper) -> None:
    """A paper of any type with any fields is an item that the schema allows and Zotero takes."""
    _checked(format_csl_json(paper))


@pytest.mark.parametrize("type", list(PaperType))
def test_every_type_fits_the_schema(type: PaperType) -> None:
    """A type that Zotero does not know is another type, with the exact one in its note."""
    (item,) = _checked(format_csl_json(paper("a", type=type)))
    assert type.value in {item["type"], item.get("note", "").removeprefix("type: ")}
    if type is PaperType.DATASET:
        assert "note" not in item


@pytest.mark.parametrize("date", [
    PartialDate(2024, end=OPEN), PartialDate(2024, 5, end=(2025, 6)), PartialDate(2024, season=21),
    PartialDate(2024, season=34), PartialDate(2024, mark="?"), PartialDate(2024, mark="~"),
    PartialDate(2024, 5, mark="%"), PartialDate(2024, 5, 1, end=(2024, 5, 3)),
])  # fmt: skip
def test_every_date_fits_the_schema(date: PartialDate) -> None:
    """What the variables of dates cannot tell is in `custom`, and all is read back."""
    given = msgspec.structs.replace(paper("a", license="MIT"), issued=date, accessed=date)
    written = format_csl_json(given)
    _checked(written)
    (again,) = parse_csl_json(written, "x.json").papers
    assert (again.issued, again.accessed, again.license) == (date, date, "MIT") and not again.extra


def test_a_list_fits_the_schema() -> None:
    """The list of all papers, with and without authors and abstracts, fits too."""
    found = [paper(f"a-{at}", type=type) for at, type in enumerate(PaperType)]
    assert len(_checked(csl_list(map(format_csl_json, found)))) == len(found)
    assert _checked(csl_list([])) == []


@pytest.mark.parametrize("written", ['"license": "MIT"', '"custom": {"license": "MIT"}'])
def test_licenses_are_read(written: str) -> None:
    """Some programs write a licence as a variable, although the schema has none."""
    (read,) = parse_csl_json(f'[{{"id": "a", "type": "dataset", "title": "T", {written}}}]', "x.json").papers
    assert read.license == "MIT" and not read.extra
