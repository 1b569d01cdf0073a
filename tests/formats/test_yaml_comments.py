"""A `#` after a space ends a text in YAML: where that is likely a mistake, a warning says what was cut."""

import pytest

from generator.formats.yaml.located_yaml import parse_yaml


def _warnings(text: str) -> list[str]:
    _, problems = parse_yaml(text, "content/papers/a.md")
    assert not any(problem.is_error for problem in problems)
    return [f"{problem}".partition("\n")[0].removeprefix("content/papers/a.md:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "place", "name", "cut"),
    [
        ("title: C # and F # compared\n", "1:10", "title", "# and F # compared"),
        ("date: 2024\ntitle: Issue #5 of many\n", "2:14", "title", "#5 of many"),
        ("Title: We are # 1\n", "1:15", "Title", "# 1"),
        ("venue: Workshop # 3\n", "1:17", "venue", "# 3"),
        ("journal: Notes #2\n", "1:16", "journal", "#2"),
        ("authors:\n  - name: Jane # Doe\n", "2:16", "name", "# Doe"),
        ("authors:\n  - Jane Doe\n  - Max #2\n", "3:9", "authors", "#2"),
        ("keywords: [a, b]\nnote: see\n  also #4\n", "3:8", "note", "#4"),
        ("- title: A # b\n- title: C\n", "1:12", "title", "# b"),
    ],
)
def test_what_is_cut_is_said(text: str, place: str, name: str, cut: str) -> None:
    """In titles, names, venues and other prose, one space before `#` is likely a mistake."""
    (warning,) = _warnings(text)
    assert warning == f'{place}: warning: {name}: the text ends at " #", and "{cut}" is read as a comment'


@pytest.mark.parametrize(
    "text",
    [
        "title: A study  # the short title\n",
        "title: A study    #1\n",
        "title: C# and F#\n",
        "title: 'C # and F # compared'\n",
        'title: "C # and F # compared"  # quoted\n',
        'title: "C" # quoted\n',
        "title: |\n  C # and F #\n",
        "title: >\n  C # and F #\n",
        "# title: C # x\ntitle: A\n",
        "title: A\n # a comment\n",
        "title: # none yet\n",
        "date: 2024 # in print\n",
        "draft: yes # not ready\n",
        "pdf: a.pdf # the final one\n",
        "authors: # all\n  - Jane Doe\n",
    ],
)
def test_a_comment_is_silent(text: str) -> None:
    """Comments with two spaces before them, on their own lines, or in fields that are no prose are no mistake."""
    assert _warnings(text) == []
