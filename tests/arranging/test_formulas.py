"""Values of formulas: a table, each field, and the law that plain Python computes the same."""

import math
import statistics
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.arranging.metrics.formula_fields import FIELDS as VALUES
from generator.arranging.metrics.formula_fields import Entry, field, has_field
from generator.arranging.metrics.formulas import LARGEST, NoNumber, evaluate, written
from generator.arranging.people.identities import People
from generator.formats.formula.names import FIELDS
from generator.formats.formula.parser import parse_formula
from generator.model.formula import Binary, Call, Expression, Flag, Has, Name, Number, Quoted, Unary
from generator.model.paper import Paper, PaperLink, PaperType, PaperVersion
from tests.arranging.papers import TODAY, author, library, paper, text
from tests.formats.formulas import FORMULAS

CODE = PaperLink("code", "Code", "https://code.example.org")
PAPERS = (
    paper("a", "Jane Q. Doe", "B Two", date=(2024, 3), type=PaperType.ARTICLE_JOURNAL, citations=12, links=(CODE,),
          container_title="Journal of Élan", keywords=("Words", "Counting"), extra=(("impact factor", "4.5"),)),
    paper("b", "B Two", "Jane Q. Doe", date=(2020,), citations=3, arxiv="2005.00001", status="published",
          citations_per_year=((2020, 1), (2021, 2)), extra=(("impact factor", "1,200"), ("rank", "A*"))),
    paper("c", "Jane Q. Doe", date=(2010,), citations=40, type=PaperType.BOOK, award=("Prize",), language="en",
          citations_per_year=((2010, 30), (2019, 4), (2020, 2), (2025, 4)), is_featured=True, license="CC-BY-4.0"),
    paper("d", "C Three", "D Four", "B Two", date=(2026, 2), status="in press", keywords=("counting",)),
    paper("e"),
)  # fmt: skip


def _entries(*papers: Paper) -> list[Entry]:
    people = People(library(*papers))
    return [Entry(one, people.authors(one), TODAY) for one in papers]


ENTRIES = _entries(*PAPERS)


def _value(formula: str) -> float:
    return evaluate(parse_formula(formula), ENTRIES, TODAY.year)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("count()", 5),
        ("count(year >= 2020)", 3),
        ("count(not year >= 2020)", 2),
        ("count(year != 2024)", 3),
        ("count(year >= this_year - 5 where type == 'preprint')", 2),
        ("count(keywords contains 'counting')", 2),
        ("count(keywords == 'WORDS')", 1),
        ("count(venue contains 'elan')", 1),
        ("count(title contains 'of a')", 1),
        ("count(has code)", 1),
        ("count(has pdf)", 1),
        ("count(has award or has extra.rank)", 2),
        ("count(position == 2)", 1),
        ("percent(first_author)", 40),
        ("percent(open_access)", 40),
        ("sum(citations)", 55),
        ("sum(citations where first_author)", 52),
        ("sum(citations / authors)", 12 / 2 + 3 / 2 + 40),
        ("sum(1 / (year - 2024))", 1 / -4 + 1 / -14 + 1 / 2),
        ("sum(recent_citations)", 12 + 3 + 6),
        ("max(citations)", 40),
        ("min(year)", 2010),
        ("mean(authors)", (2 + 2 + 1 + 3) / 4),
        ("median(citations)", 12),
        ("median(authors)", 2),
        ("h(citations)", 3),
        ("distinct(coauthors)", 3),
        ("distinct(keywords)", 2),
        ("distinct(type)", 3),
        ("mean(extra.impact_factor)", (4.5 + 1200) / 2),
        ("count(extra.impact_factor > 4)", 2),
        ("count(extra.impact_factor == 4.5)", 1),
        ("count(extra.rank == 'a*')", 1),
        ("count(has abstract)", 0),
        ("round(7 / 3, 1)", 2.3),
        ("round(5 / 2)", 2),
        ("-(2 - 5) * 4", 12),
        ("0.1 + 0.2", 0.1 + 0.2),
    ],
)
def test_a_formula_leaves_missing_values_out(formula: str, value: float) -> None:
    """What is missing is left out of every function, and is never what a comparison asks for."""
    assert _value(formula) == value


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("1 / 0", "it divides by zero"),
        ("count() / count(year > 3000)", "it divides by zero"),
        ("sum(citations where year > 3000)", '"sum" has no papers to compute with'),
        ("percent(equal where year > 3000)", '"percent" has no papers to compute with'),
        ("max(extra.unheard_of)", '"max" finds no number in any paper'),
        ("mean(citations / 0)", '"mean" finds no number in any paper'),
        ("999999999999999 * 999999999999999", "it is too large"),
        ("999999999999999.0" + " * 999999999999999" * 30, "the number has more than 15 digits"),
        ("99999999999999" + " * 99999999999999" * 30 + " * 1.5", "it is too large"),
        ("round(" + "9999999999.5 * " * 40 + "1)", "it is too large"),
    ],
)
def test_a_formula_without_a_number_makes_no_figure(formula: str, why: str) -> None:
    """A division by zero, a formula without numbers and a too large value give no metric."""
    with pytest.raises((NoNumber, ValueError), match=why):
        _value(formula)


@pytest.mark.parametrize(
    ("figure", "digits"), [(51, "51"), (4.6666, "4.67"), (4.0, "4"), (2.5, "2.5"), (-0.001, "0"), (1e6, "1000000")]
)
def test_a_value_has_two_digits_after_the_point_at_most(figure: float, digits: str) -> None:
    """At most two behind the point, and none that say nothing."""
    assert written(figure) == digits


def test_every_field_of_formulas_has_a_value() -> None:
    """The language and the papers know the same fields; each field of an empty paper is nothing, no, or its type."""
    assert set(VALUES) == set(FIELDS)
    (empty,) = _entries(paper("x", title=text("")))
    assert {name: field(name)(empty) for name in FIELDS if field(name)(empty) not in {None, False, ""}} == {
        "type": "article"
    }
    assert [name for name in FIELDS if has_field(name)(empty)] == ["type", "title"]


def test_first_last_and_sole_are_about_the_owner() -> None:
    """First, last, sole, corresponding and equal are about the owner in any position."""
    authors = (author("B Two", is_corresponding=True), author("Jane Q. Doe", is_equal=True))
    preprint = PaperVersion(label="preprint", type=PaperType.ARTICLE)
    (entry,) = _entries(replace(paper("x", versions=(preprint,)), authors=authors))
    names = ("first_author", "last_author", "sole_author", "corresponding", "equal", "position", "versions")
    assert [field(name)(entry) for name in names] == [False, True, False, False, True, 2, 1]
    (cut,) = _entries(paper("x", "Jane Q. Doe", are_authors_cut=True))
    assert [field(name)(cut) for name in names[:3]] == [True, False, False]


# A plain evaluation: records of plain values, and Python's own operators -------------------------------------------

ROWS = [{name: field(name)(entry) for name in (*FIELDS, "extra.impact_factor", "extra.rank")} for entry in ENTRIES]
HAD = ("pdf", "code", "slides", "video", "poster", "data", "website", "html", "doi", "arxiv", "pmid", "isbn", "url",
       "abstract", "image")  # fmt: skip
LINKED = [{name: has_field(name)(entry) for name in HAD} for entry in ENTRIES]
Row = tuple[dict[str, Any], dict[str, bool]]


def _plain(word: str) -> str:
    import unicodedata

    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).strip()


def _as_number(value: Any) -> Any:
    try:
        return float(value.replace(",", "")) if isinstance(value, str) else value
    except ValueError:
        return None


def _naive(part: Expression, row: Row | None, rows: list[Row]) -> Any:
    """Evaluate without any preparation: each function goes through all papers and looks up every value."""
    if isinstance(part, Number | Flag):
        return part.value
    if isinstance(part, Quoted):
        return part.text
    if isinstance(part, Name):
        return TODAY.year if part.name == "this_year" else row[0][part.name]  # type: ignore[index]
    if isinstance(part, Has):
        assert row is not None
        value = row[1][part.name] if part.name in row[1] else row[0][part.name]
        return value is not None and value is not False
    if isinstance(part, Unary):
        value = _naive(part.operand, row, rows)
        return (
            value is not True if part.operator == "not" else None if _as_number(value) is None else -_as_number(value)
        )
    if isinstance(part, Binary):
        return _naive_binary(part.operator, _naive(part.left, row, rows), _naive(part.right, row, rows), row)
    return _naive_call(part, row, rows)


def _naive_binary(operator: str, left: Any, right: Any, row: Row | None) -> Any:
    if operator in {"and", "or"}:
        return (left is True and right is True) if operator == "and" else (left is True or right is True)
    if operator == "contains":
        if left is None or right is None:
            return False
        return _plain(right) in ([_plain(item) for item in left] if isinstance(left, tuple) else _plain(left))
    if operator in {"==", "!="}:
        if left is None or right is None:
            return False
        if isinstance(left, tuple):
            is_same = _plain(right) in [_plain(item) for item in left]
        elif isinstance(left, str) and isinstance(right, str):
            is_same = _plain(left) == _plain(right)
        else:
            is_same = _as_number(left) == _as_number(right)
        return is_same == (operator == "==")
    left, right = _as_number(left), _as_number(right)
    if left is None or right is None:
        return False if operator in {"<", "<=", ">", ">="} else None
    if operator == "/" and right == 0 and row is not None:
        return None
    return eval(f"left {operator} right", {"left": left, "right": right})


def _naive_call(call: Call, row: Row | None, rows: list[Row]) -> Any:
    if call.function == "round":
        value = _as_number(_naive(call.arguments[0], row, rows))
        digits = _naive(call.arguments[1], row, rows) if len(call.arguments) > 1 else 0
        return None if value is None else round(value, digits) if digits else round(value)
    rows = [one for one in rows if call.where is None or _naive(call.where, one, rows) is True]
    values = [_naive(call.arguments[0], one, rows) if call.arguments else True for one in rows]
    if call.function == "count":
        return sum(value is True for value in values)
    if call.function == "percent":
        return 100 * sum(value is True for value in values) / len(values)
    if call.function == "distinct":
        known = [value for value in values if value is not None]
        return len({_plain(str(item)) for value in known for item in (value if isinstance(value, tuple) else (value,))})
    numbers = [_as_number(value) for value in values if _as_number(value) is not None]
    if call.function == "h":
        if not numbers:
            raise ValueError("there is no h of nothing")
        return max((h for h in range(1, len(numbers) + 1) if sum(one >= h for one in numbers) >= h), default=0)
    functions: dict[str, Any] = {
        "sum": lambda found: sum(found) if found else found[0],
        "mean": lambda found: sum(found) / len(found),
        "median": statistics.median,
        "min": min,
        "max": max,
    }
    return functions[call.function](numbers)


@settings(max_examples=400)
@given(FORMULAS, st.lists(st.integers(0, len(PAPERS) - 1), max_size=6))
def test_a_formula_is_what_python_makes_of_it(expression: Expression, places: list[int]) -> None:
    """A formula over any papers has the value that Python's own operators compute, or neither has one."""
    rows: list[Row] = [(ROWS[place], LINKED[place]) for place in places]
    try:
        expected: Any = _naive(expression, None, rows)
    except (ArithmeticError, ValueError, IndexError, statistics.StatisticsError):
        expected = None
    if expected is not None and not (math.isfinite(expected) and abs(expected) <= LARGEST):
        expected = None
    try:
        found: float | None = evaluate(expression, [ENTRIES[place] for place in places], TODAY.year)
    except NoNumber:
        found = None
    if found is None or expected is None:
        assert found is None and expected is None
    else:
        assert math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-6)


def test_a_formula_takes_linear_time() -> None:
    """Each part is evaluated once for each paper: ten times the papers take about ten times as long."""
    from time import process_time

    formula = parse_formula("100 * count(keywords contains 'words' and year >= 2020) / sum(citations where not equal)")

    def seconds(copies: int) -> float:
        began = process_time()
        evaluate(formula, ENTRIES * copies, TODAY.year)
        return process_time() - began

    assert min(seconds(4000) for _ in range(3)) < 30 * min(seconds(400) for _ in range(3))
