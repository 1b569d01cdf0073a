"""YAML is read as text with places, by libyaml and by pure Python alike, and dangerous YAML is an error."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.entry.fields import Diagnostics
from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.formats.yaml import located_yaml
from generator.formats.yaml.located_yaml import PurePythonLoader, YamlError, parse_yaml

LOADERS = [located_yaml.Loader, PurePythonLoader]
RECORD = """\
arxiv: 2405.04430
volume: 012
title: NO
pages: 1-10
time: 22:22
empty: ~
list: [a, "b", 'c']
block: |
  one
  two
nested:
  - {x: 1, y: [2, 3]}
"""


@pytest.fixture(params=LOADERS, ids=["libyaml", "pure Python"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(located_yaml, "Loader", request.param)


def _plain(node: Located | None) -> Any:
    if node is None or isinstance(node, LocatedText):
        return node and node.value
    if isinstance(node, LocatedList):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.pairs}


@pytest.mark.usefixtures("_loader")
def test_scalars_stay_the_text_that_stands_there() -> None:
    """Numbers, octals, booleans and times are not converted."""
    root, problems = parse_yaml(RECORD, "a.yaml")
    assert not problems
    assert _plain(root) == {
        "arxiv": "2405.04430",
        "volume": "012",
        "title": "NO",
        "pages": "1-10",
        "time": "22:22",
        "empty": "~",
        "list": ["a", "b", "c"],
        "block": "one\ntwo\n",
        "nested": [{"x": "1", "y": ["2", "3"]}],
    }


@pytest.mark.usefixtures("_loader")
def test_every_value_knows_its_place() -> None:
    """Lines count from the first line of the file, columns from 1."""
    root, _ = parse_yaml("title: A\nlist:\n  - b\n", "a.md", first_line=2)
    assert isinstance(root, LocatedRecord)
    (_, title), (_, listed) = root.pairs
    assert isinstance(listed, LocatedList)
    diagnostics = Diagnostics("a.md", first_line=2)
    assert diagnostics.place(title) == ("a.md", 2, 8)
    assert diagnostics.place(listed.items[0]) == ("a.md", 4, 5)


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(opening: str) -> None:
    """A hundred thousand brackets, which would end libyaml's process, are refused at once."""
    with pytest.raises(YamlError, match="nested more than 50 levels deep"):
        parse_yaml("x:\n  " + opening * 100_000, "a.yaml")


@pytest.mark.usefixtures("_loader")
def test_a_bomb_of_anchors_is_refused() -> None:
    """Anchors that would grow exponentially are an error before they are expanded."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    with pytest.raises(YamlError, match="more than 50 references"):
        parse_yaml("\n".join(lines), "a.yaml")


@pytest.mark.usefixtures("_loader")
def test_a_few_anchors_are_fine() -> None:
    """An anchor that is used is what the author meant."""
    root, problems = parse_yaml("a: &a University\nb: *a\n", "a.yaml")
    assert not problems
    assert _plain(root) == {"a": "University", "b": "University"}


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n"])
def test_nothing_is_no_record(text: str) -> None:
    """A file without a value gives no node and no problem."""
    assert parse_yaml(text, "a.yaml") == (None, [])


@pytest.mark.usefixtures("_loader")
def test_unicode_line_ends_do_not_shift_places() -> None:
    """YAML 1.1 ends lines at U+2028, U+2029 and U+0085; editors do not."""
    root, _ = parse_yaml('a: "x\u2028y\x85z\u2029"\nb: c\n', "a.yaml")
    assert isinstance(root, LocatedRecord)
    assert Diagnostics("a.yaml").place(root.pairs[1][0]) == ("a.yaml", 2, 1)


@pytest.mark.parametrize("loader", LOADERS, ids=["libyaml", "pure Python"])
@given(text=st.text(st.sampled_from("ab:-[]{}\"'\\\t\n |>&*!%#?,$\x07é"), max_size=60))
def test_any_text_is_read_or_refused(loader: Any, text: str) -> None:
    """Any text gives a tree or a problem inside the file, and never another exception."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(located_yaml, "Loader", loader)
        try:
            _, problems = parse_yaml(text, "a.yaml")
        except YamlError as error:
            problems = [error.problem]
    lines = text.count("\n") + 1
    assert all(1 <= problem.line <= lines + 1 and problem.message for problem in problems)
