"""The language of formulas: what it reads, its error messages, and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.formula.lexer import FormulaError
from generator.formats.formula.names import FIELDS, FUNCTIONS, LINKS, WORDS
from generator.formats.formula.parser import parse_formula
from generator.formats.formula.printer import print_formula
from generator.model.formula import Binary, Call, Expression, Has, Name, Number, Quoted, Unary
from tests.formats.formulas import FORMULAS

YEAR, CITED = Name("year"), Name("citations")


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("51", Number(51)),
        ("count()", Call("count")),
        ("-1 + 2 * 3", Binary("+", Unary("-", Number(1)), Binary("*", Number(2), Number(3)))),
        ("8 - 4 - 2", Binary("-", Binary("-", Number(8), Number(4)), Number(2))),
        ("8 / (4 / 2)", Binary("/", Number(8), Binary("/", Number(4), Number(2)))),
        ("sum(citations where first_author)", Call("sum", (CITED,), Name("first_author"))),
        ("count(has code)", Call("count", (Has("code"),))),
        (
            "count(not featured and year >= 2020 or equal)",
            Call(
                "count",
                (
                    Binary(
                        "or",
                        Binary("and", Unary("not", Name("featured")), Binary(">=", YEAR, Number(2020))),
                        Name("equal"),
                    ),
                ),
            ),
        ),
        ("count(not year == 2020)", Call("count", (Unary("not", Binary("==", YEAR, Number(2020))),))),
        ("count(venue == 'It''s \"a\"')", Call("count", (Binary("==", Name("venue"), Quoted('It\'s "a"')),))),
        ("count(type == 'conference')", Call("count", (Binary("==", Name("type"), Quoted("paper-conference")),))),
        ("count('conference' == type)", Call("count", (Binary("==", Quoted("paper-conference"), Name("type")),))),
        ("count(status == 'forthcoming')", Call("count", (Binary("==", Name("status"), Quoted("to appear")),))),
    ],
)
def test_products_bind_before_sums_and_and_before_or(text: str, expression: Expression) -> None:
    """Products bind before sums, comparisons before `not`, `and` before `or`; of equals the left one first. Types and
    statuses have any of their names."""
    assert parse_formula(text) == expression


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("", 0, "the formula is empty", "write count(), or h(citations)"),
        ("count() count()", 8, '"count" does not belong here', "an operator is missing before it"),
        ("count() andd 1", 8, '"andd" does not belong here', 'did you mean "and"?'),
        ("count(year > 2000 && equal)", 18, '"&" is not allowed in a formula', "write and"),
        (
            "10 % 3",
            3,
            '"%" is not allowed in a formula',
            "there is no such operator; for a percentage, write percent(…)",
        ),
        ("count", 0, '"count" is a function', "write count(…)"),
        ("Count()", 0, 'there is no function "Count"', 'did you mean "count"?'),
        ("count(1 < year < 2)", 15, "the result of a comparison cannot be compared", 'join two comparisons with "and"'),
        ("sum(year, 2)", 0, '"sum" takes one value of each paper', "sum: sum of the numbers"),
        ("distinct(equal)", 9, '"distinct" takes text, a list or a number, not yes or no', ""),
        ("count(equal == 1)", 12, "yes or no cannot equal a number", ""),
        ("count(keywords contains x)", 24, 'there is no field "x"', "write a field of your own as extra.x"),
        ("count(where equal", 17, '")" is missing before the end', "close the bracket after count"),
        ("1" * 16, 0, "the number has more than 15 digits", ""),
        ("1+" * 130 + "1", 251, "the formula has more than 250 words", "split it into several metrics"),
        ("-" * 100 + "1", 30, "the formula is nested more than 30 levels deep", "split it into several metrics"),
        ("__import__('os')", 0, 'there is no function "__import__"', None),
        (
            "count(title.__class__ == 'a')",
            6,
            'there is no field "title.__class__"',
            "write a field of your own as extra.title",
        ),
    ],
)
def test_a_mistake_in_a_formula_is_named_at_its_character(text: str, at: int, message: str, hint: str | None) -> None:
    """Each mistake is named at its character, with what to do."""
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert (caught.value.message, caught.value.at) == (message, at)
    assert hint is None or caught.value.hint == hint


@given(FORMULAS)
def test_what_is_printed_reads_the_same(expression: Expression) -> None:
    """parse ∘ print is the identity, and printing again changes nothing."""
    text = print_formula(expression)
    found = _read(text)
    if isinstance(found, FormulaError):  # too long to be written, not wrong
        assert "more than" in found.message
    else:
        assert found == expression
        assert print_formula(found) == text


def _read(text: str) -> Expression | FormulaError:
    try:
        return parse_formula(text)
    except FormulaError as error:
        return error


PIECES = st.sampled_from(
    [*FIELDS, *FUNCTIONS, *LINKS, *WORDS, *"()+-*/=<>!,.'\"&|%^ 1", "==", "<=", "2020", "extra.x", "“", "\n", "\ud800"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is written, it is a formula or a FormulaError with a message and a place inside the text."""
    found = _read(text)
    if isinstance(found, FormulaError):
        assert found.message and 0 <= found.at <= len(text)
    else:
        assert parse_formula(print_formula(found)) == found
