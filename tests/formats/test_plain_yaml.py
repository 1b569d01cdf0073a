"""The fast reader of simple YAML gives the same result as the parser."""

import string

from hypothesis import assume, given, settings
from hypothesis import strategies as st

# A private one: the long way alone, which the public function takes only where the short way has no answer.
from generator.formats.yaml.located_yaml import YamlError, _parsed
from generator.formats.yaml.plain_yaml import parse_plain_yaml

RECORD = """\
# yaml-language-server: $schema=../schemas/paper.schema.json
title: On things: a study
authors:
  - Jane Doe
  - "Núñez, A."

date: 2024-05
keywords: [graphs, two words , C++]
links:
  code: https://example.org/a#b
  pdf: 'a b.pdf'
""".replace("things: a", "things, a")


def _agree(text: str) -> bool:
    """Return whether the fast reader reads `text`. If it does, check that the parser gives the same result."""
    plain = parse_plain_yaml(text)
    if plain is None:
        return False
    try:
        root, problems = _parsed(text, "a.md", 1)
    except YamlError as error:
        raise AssertionError(f"the parser refuses it: {error}") from error
    assert root is not None and problems == []
    assert plain == root
    return True


def test_a_usual_record_goes_the_short_way() -> None:
    """Fields, lists and records one level deep, comments and blank lines among them."""
    assert _agree(RECORD)


NAMES = st.sampled_from(["title", "date", "a", "a-b", "A_1", "null", "y", "9a", "ü", "<<", "a b"])
VALUES = st.one_of(
    st.text(alphabet=string.ascii_letters + "  :#-'\"[]{},&*!|>%@`?~\\.0é–\u00a0\u2028\t", max_size=12),
    st.sampled_from(["[a, b]", "[a,b]", "[ a , 'b']", "[a: b]", "[]", "[a, ]", "'it''s'", '"a\\n"', "a: b", "a #b",
                     "a# b", "- a", "https://e.org/a:b", "a:", "~", "null", "|", "2024-05-07", "'a' b", '"a"b', "[a] b",
                     "{a: b}"]),
)  # fmt: skip
LINES = st.one_of(
    st.builds("{}: {}".format, NAMES, VALUES),
    st.builds("{}:{}".format, NAMES, st.sampled_from(["", " ", "  x", "x"])),
    st.builds("{}- {}".format, st.sampled_from(["", "  ", "    "]), VALUES),
    st.builds("{}{}: {}".format, st.sampled_from(["  ", "    ", "\t"]), NAMES, VALUES),
    st.builds("{}{}".format, st.sampled_from(["", "  "]), VALUES),
    st.sampled_from(["", "  ", "# note", "  # note", "---", "...", "%TAG", "-", "? a", ": a"]),
)


# Most lines that are made at random are no plain YAML: one of them, or an odd value, stands among lines that are.
PLAIN_VALUES = st.sampled_from(["x", "two words", "[a, b]", "'a b'", '"a"', "2024-05", "https://e.org/a#b", "é – 5"])
PLAIN_LINES = st.builds("{}: {}".format, st.sampled_from("bcdefghi"), PLAIN_VALUES)
VALUED_LINES = st.builds("j: {}".format, PLAIN_VALUES | VALUES)
ODD_LINES = st.sampled_from([VALUED_LINES, VALUED_LINES, LINES]).flatmap(lambda lines: lines)


@settings(max_examples=150)
@given(st.lists(PLAIN_LINES, max_size=5, unique_by=lambda line: line[0]), ODD_LINES, st.integers(0, 5))
def test_the_short_way_is_the_long_one(plain: list[str], odd: str, at: int) -> None:
    """Where the short way has an answer, it is the parser's."""
    assume(_agree("\n".join([*plain[:at], odd, *plain[at:]])))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), PLAIN_VALUES | VALUES), min_size=1, max_size=3), st.integers(0, 4))
def test_lists_and_records_go_the_short_way_as_the_long_one(pairs: list[tuple[str, str]], indent: int) -> None:
    """The same for lists and records below a field, however far they are set in."""
    inset = " " * indent
    taken = [
        _agree("\n".join(["field:", *lines, *end]))
        for lines in ([f"{inset}- {value}" for _, value in pairs], [f"{inset}{name}: {value}" for name, value in pairs])
        for end in ([], ["next: x"])
    ]
    assume(any(taken))
