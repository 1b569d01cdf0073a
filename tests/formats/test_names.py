"""Names as people write them fall into CSL's parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.names import parse_name
from generator.model.name import Name
from generator.text.inline import may_hold_tex


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Daya Guo", Name("Guo", "Daya")),
        ("Guo, Daya", Name("Guo", "Daya")),
        ("Y. K. Li", Name("Li", "Y. K.")),
        ("Jan van der Berg", Name("Berg", "Jan", "van der")),
        ("van der Berg, Jan, Jr.", Name("Berg", "Jan", "van der", "Jr.")),
        ("van der Berg, Jr., Jan", Name("Berg", "Jan", "van der", "Jr.")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", "", "Jr.")),
        ("Henry Ford II", Name("Ford", "Henry", "", "II")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("Maria de la Cruz", Name("Cruz", "Maria", "de la")),
        ("  Ada   Lovelace ", Name("Lovelace", "Ada")),
        ("郭达雅", Name(literal="郭达雅")),
        ("山田 太郎", Name(literal="山田 太郎")),
        ("Plato", Name(literal="Plato")),
        ("DeepSeek-AI", Name(literal="DeepSeek-AI")),
    ],
)
def test_a_person(written: str, name: Name) -> None:
    """Particles stay in lower case, suffixes stand apart, and what cannot be parted stays whole."""
    assert parse_name(written) == (name, False)


@pytest.mark.parametrize(
    "written",
    ["{The ATLAS Collaboration}", "The ATLAS Collaboration", "Gene Ontology Consortium", "{Barnes and Noble}"],
)
def test_a_group(written: str) -> None:
    """Braces, or a word for a group, keep a name whole."""
    assert parse_name(written) == (Name(literal=written.strip("{}")), True)


WORD = st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True)


@given(WORD, WORD, st.sampled_from(["", "van der", "de"]), st.sampled_from(["", "Jr.", "III"]))
def test_both_orders_are_the_same_name(family: str, given: str, particle: str, suffix: str) -> None:
    """What is written for an index is read as the same name."""
    name = Name(family, given, particle, suffix)
    if parse_name(name.full)[1]:
        return  # "Team" and the like make a group
    assert parse_name(name.inverted) == (name, False)
    assert parse_name(name.full) == (name, False)


@given(st.text(max_size=40).filter(lambda text: any(letter.isalnum() for letter in text)))
def test_any_text_is_a_name(written: str) -> None:
    """Whatever somebody writes, there is something to show, with the letters that were written and no others; but TeX
    stands for other letters."""
    shown = parse_name(written)[0].full
    assert shown
    if not may_hold_tex(written):
        assert sorted(filter(str.isalnum, shown)) == sorted(filter(str.isalnum, written))
