"""content/README.md names every field with its other names, its values and its meaning, and no other field."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.formats.entry.authors import AUTHOR
from generator.formats.entry.fields import Field, Table
from generator.formats.entry.statuses import RETRACTION
from generator.formats.entry.versions import VERSION
from generator.formats.formula.names import CONSTANTS, FIELDS, FUNCTIONS
from generator.model.status import ALIASES
from generator.reading.metrics import METRIC
from generator.reading.profile import AFFILIATION
from generator.reading.settings import CARDS, FEEDS, PAPERS, SEARCH, THEME
from generator.schema import KINDS, TABLES, schema

CHECKOUT = Path(__file__).parents[1]
REFERENCE = (CHECKOUT / "content" / "README.md").read_text("utf-8")
ALL_TABLES = [*TABLES.values(), AUTHOR, AFFILIATION, METRIC, CARDS, FEEDS, PAPERS, SEARCH, THEME, VERSION, RETRACTION]
FORMULAS = [
    *(f"| `{name}` | {field.kind} | {field.help} |" for name, field in FIELDS.items()),
    *(f"| `{name}` | number | {help} |" for name, help in CONSTANTS.items()),
    *(f"| `{name}` | {', '.join(function.takes)} | {function.help} |" for name, function in FUNCTIONS.items()),
]


def _row(field: Field) -> str:
    name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
    holds = field.kind.label if len(field.kind.label) < 60 else "a type"
    return f"| {name} | {', '.join(f'`{alias}`' for alias in field.aliases)} | {holds} | {field.help} |"


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.what)
def test_every_field_is_described(table: Table) -> None:
    """The reference has a row for each field, in the order of the record; headings may come between them."""
    lines = iter(REFERENCE.splitlines())
    assert all(_row(field) in lines for field in table.fields)


def test_nothing_else_is_described() -> None:
    """No row describes an unknown field. Tables of two columns are not about fields."""
    rows = {line for line in REFERENCE.splitlines() if re.match(r"\| (\*\*)?`.*\|.*\|.*\|$", line)}
    assert rows == {*FORMULAS, *(_row(field) for table in ALL_TABLES for field in table.fields)}


def test_every_status_is_described() -> None:
    """The paragraph about the status of a paper names every status."""
    line = REFERENCE.partition("`status` is one of")[2].partition("\n\n")[0]
    assert all(f"`{status}`" in line.replace("\n", " ") for status in ALIASES)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("paper", "Papers", "Profile"),
        ("profile", "Profile", "People"),
        ("people", "People", "Pages"),
        ("site", "Settings", "Files for programs"),
    ],
)
def test_every_example_is_valid(kind: str, first: str, last: str) -> None:
    """The YAML examples between two headings have known fields with values that fit."""
    required = {field.name: "X" for field in TABLES[kind].fields if field.required}
    section = REFERENCE.partition(f"\n## {first}\n")[2].partition(f"\n## {last}\n")[0]
    examples = re.findall(r"```yaml\n(.*?)```", section, re.S)
    assert examples
    for example in examples:
        found = _as_json(yaml.safe_load(example))
        for record in found if isinstance(found, list) else [found]:
            assert isinstance(record, dict) and set(record) <= set(TABLES[kind].names()), example
            jsonschema.validate({**required, **record}, schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str) -> None:
    """Each schema is valid and knows every field and every alias."""
    found = schema(kind)
    jsonschema.Draft202012Validator.check_schema(found)
    properties = found["$defs"]["record"]["properties"] if "$defs" in found else found["properties"]
    assert set(properties) == {name for field in TABLES[kind].fields for name in (field.name, *field.aliases)}


def test_a_theme_may_have_any_options() -> None:
    """Only the theme knows its options, so an editor accepts all."""
    jsonschema.validate({"theme": {"accent": "#1f4e79", "card": ["links"], "charts": False}}, schema("site"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"theme": ["scholar"]}, schema("site"))


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("site", "site.yaml"),
        ("profile", "profile.yaml"),
        ("people", "people.yaml"),
        ("paper", "papers/*"),
        ("page", "pages/*"),
        ("news", "news/*"),
    ],
)
@pytest.mark.parametrize("folder", ["content", "generator/scaffold/content"])
def test_our_own_content_fits_its_schema(folder: str, kind: str, pattern: str) -> None:
    """An editor that types plain scalars finds no fault with the demo and the scaffold."""
    for path in sorted((CHECKOUT / folder).glob(pattern)):
        text = path.read_text("utf-8")
        record = yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)
        jsonschema.validate(_as_json(record), schema(kind))


def _as_json(value: object) -> object:
    """Dates as the text that JSON has for them."""
    if isinstance(value, dict):
        return {str(key): _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value if isinstance(value, str | int | float | bool) else str(value)
