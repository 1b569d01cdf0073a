"""The index for scripts: what goes in comes out, also of texts that want to be more than texts."""

import json
from typing import Any

from generator.formats.output.search_index import ALL, IndexedPage, IndexedPaper, IndexTable, format_search_index
from tests.arranging.hostile import HOSTILE

WORST = f"{HOSTILE}<!-- <script>\u2028\u2029</SCRIPT>\\u003c"


def read(text: str) -> Any:
    """The value with which the script calls."""
    call, _, rest = text.partition("(")
    assert call == "paperfolioIndex" and rest.endswith(");\n")
    return json.loads(rest[:-3])


def test_one_place_in_all_columns_is_one_paper() -> None:
    """One place in all columns is one paper; what it has not is there, too."""
    papers = [
        IndexedPaper(id="a", title="One", citations=3, year=0, field=(0, 1), award=("Best paper",)),
        IndexedPaper(id="b", title="Two", abstract="Words.", code=1),
    ]
    tables = {"field": IndexTable("fields/{}.html", ["cl", "x"], ["CL", "X"], ["Computation and Language", ""])}
    value = read(format_search_index(papers, tables, [IndexedPage("t.html", "page", "Teaching", "Courses")]))
    assert (value["version"], value["texts"]) == (2, ALL)
    columns = value["papers"]
    assert columns["id"] == ["a", "b"] and columns["citations"] == [3, None] and columns["code"] == [0, 1]
    assert columns["field"] == [[0, 1], []] and columns["year"] == [0, -1] and columns["abstract"] == ["", "Words."]
    assert value["tables"]["field"]["title"][0] == "Computation and Language"
    assert value["pages"] == {"url": ["t.html"], "kind": ["page"], "title": ["Teaching"], "text": ["Courses"]}


def test_an_empty_site_has_all_columns() -> None:
    """All columns are there."""
    value = read(format_search_index([], {}, []))
    assert set(value["papers"]) == set(IndexedPaper.__struct_fields__) and not any(value["papers"].values())


def test_no_text_ends_the_script_of_the_index() -> None:
    """Nothing in a title or an abstract ends the script, begins a comment, or ends a line of it."""
    text = format_search_index(
        [IndexedPaper(id="a", title=WORST, abstract=WORST, award=(WORST,))],
        {"keyword": IndexTable("keywords", ["x"], [WORST])},
        [IndexedPage("t.html", "page", WORST, WORST)],
    )
    assert "<" not in text and "\u2028" not in text and "\u2029" not in text
    value = read(text)
    assert value["papers"]["title"] == value["papers"]["abstract"] == value["pages"]["text"] == [WORST]
    assert value["papers"]["award"] == [[WORST]] and value["tables"]["keyword"]["label"] == [WORST]
