"""`@comment` is a comment, and other types that begin like it are not; nothing after them is lost."""

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries

PAPER = "@article{a, title = {A}}"
SKIPPED = "the text in it was skipped"
MISC = "it was read as @misc"


@pytest.mark.parametrize(
    "before",
    [
        "@comment{jabref-meta: groups;}",
        "@Comment{x, title = {C}}",
        "@comment\n{x}",
        "@comment",
        "@comment(x)",
        "@COMMENT {x}",
    ],
)
def test_a_comment_is_skipped_in_silence(before: str) -> None:
    """`@comment` in any form is no entry and no mistake."""
    found = parse_bibtex_entries(f"{before}\n{PAPER}", "x.bib")
    assert [paper.id for paper in found.papers] == ["a"] and found.problems == ()


@pytest.mark.parametrize(
    ("before", "type", "papers", "done"),
    [
        ("@comments{hi}", "comments", ["a"], SKIPPED),
        ("@comments{hi} @misc{b, title = {B}}", "comments", ["b", "a"], SKIPPED),
        ("@comments{words, and more words = here}", "comments", ["a"], SKIPPED),
        ("@Commentary{b, title = {B}}", "Commentary", ["b", "a"], MISC),
        ("@commentary{see below", "commentary", ["a"], SKIPPED),
        ("@comments{two\n\nlines {in} braces}", "comments", ["a"], SKIPPED),
        ('@strings{x = "X"}', "strings", ["a"], SKIPPED),
        ('@preambles{"X"}', "preambles", ["a"], SKIPPED),
        ("@comment_{b, title = {B}}", "comment_", ["b", "a"], MISC),
    ],
)
def test_a_type_that_begins_like_comment(before: str, type: str, papers: list[str], done: str) -> None:
    """Other types are unknown: an entry with a title is read, other text is skipped with a warning, and what follows
    is read."""
    found = parse_bibtex_entries(f"{before}\n{PAPER}", "x.bib")
    assert [paper.id for paper in found.papers] == papers
    assert [problem.message for problem in found.problems] == [f'"@{type}" is no known entry type; {done}']
    assert not found.problems[0].is_error and found.problems[0].line == 1
