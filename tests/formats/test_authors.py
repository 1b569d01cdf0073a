"""Lists of authors as entries write them."""

from typing import Any

import pytest

from generator.model.name import Name
from tests.portfolio import Portfolio


def _names(portfolio: Portfolio, authors: Any) -> list[Name]:
    portfolio.paper("a", authors=authors).build(write_files=False)
    assert portfolio.last and portfolio.last.library
    return [author.name for author in portfolio.last.library.papers[0].authors]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Lovelace and Alan Turing", ["Ada Lovelace", "Alan Turing"]),
        ("Ada Lovelace, Alan Turing", ["Ada Lovelace", "Alan Turing"]),
        ("Lovelace, Ada; Turing, Alan", ["Ada Lovelace", "Alan Turing"]),
        ("Martin Luther King, Jr., Ada Lovelace", ["Martin Luther King Jr.", "Ada Lovelace"]),
        ("Martin Luther King, Jr.", ["Martin Luther King Jr."]),
        ("van der Berg, Anna Maria", ["Anna Maria van der Berg"]),
        ("张伟, 王芳, 李娜", ["张伟", "王芳", "李娜"]),
        ("张伟，王芳", ["张伟", "王芳"]),
        ("山田太郎、鈴木花子", ["山田太郎", "鈴木花子"]),
        ("张伟；王芳", ["张伟", "王芳"]),
        ("山田, 太郎 and 鈴木, 花子", ["山田太郎", "鈴木花子"]),
        ("王, 芳", ["王芳"]),
    ],
)
def test_a_line_of_names_is_split_where_each_is_whole(portfolio: Portfolio, line: str, names: list[str]) -> None:
    """Names are parted where each part is a whole name, by the marks that their script has for it."""
    assert [name.full for name in _names(portfolio, line)] == names


def test_a_name_in_parts(portfolio: Portfolio) -> None:
    """An author can be a mapping of the parts of CSL, with underscores or hyphens."""
    authors = [
        {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
        {"family": "Fontaine", "given": "Jean", "dropping_particle": "de", "non_dropping_particle": "La"},
        {"name": "Wei Zhang", "native_name": "张伟"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
    ]
    assert _names(portfolio, authors) == [
        Name("Beethoven", "Ludwig", dropping_particle="van"),
        Name("Fontaine", "Jean", "La", dropping_particle="de"),
        Name("Zhang", "Wei", native_name="张伟"),
        Name("King", "Martin", "", "Jr."),
    ]
    assert [name.full for name in _names(portfolio, authors)][:2] == ["Ludwig van Beethoven", "Jean de La Fontaine"]
