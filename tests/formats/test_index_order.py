"""A name that is written with the family name first is read as the same name, in every format with a reader."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import format_csl_json, parse_csl_json
from generator.formats.entry.entry import Entries, parse_yaml_entries
from generator.formats.names.braces import parse_name
from generator.formats.names.name_words import GROUP
from generator.formats.names.names import SUFFIX
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.name import BIBTEX, HIGHWIRE, RIS, Author, IndexOrder, Name, index_form
from generator.model.paper import Paper, PaperType, Place
from tests.formats.papers import title
from tests.formats.test_names import HAN, SCRIPTS

PAPER = Paper(id="doe-2024", place=Place("x"), type=PaperType.ARTICLE, title=title("A"))
FORMATS: dict[str, Callable[[Paper], Entries]] = {
    "BibTeX": lambda paper: parse_bibtex_entries(format_bibtex(paper), "x.bib"),
    "BibTeX with everything": lambda paper: parse_bibtex_entries(format_bibtex(paper, everything=True), "x.bib"),
    "CSL-JSON": lambda paper: parse_csl_json(format_csl_json(paper), "x.json"),
    "RIS": lambda paper: parse_ris(format_ris(paper), "x.ris"),
}


def read_back(name: Name, form: str, *, is_group: bool = False) -> tuple[Author, ...]:
    """The authors of a paper by that one author, and of one that the same person edited, which must be the same."""
    author = Author(name, is_group=is_group)
    found = FORMATS[form](msgspec.structs.replace(PAPER, authors=(author,), editors=(author,)))
    assert not any(problem.is_error for problem in found.problems)
    assert found.papers[0].authors == found.papers[0].editors
    return found.papers[0].authors


PEOPLE = [
    Name("Lovelace", "Ada"),
    Name("Beethoven", "Ludwig", dropping_particle="van"),
    Name("Beethoven", "Ludwig", suffix="Jr.", dropping_particle="van"),
    Name("Khwarizmi", "Musa", "al-"),
    Name("Khwarizmi", "Musa", "al-", "Jr."),
    Name("Khwarizmi", "Muhammad ibn Musa", "al-"),
    Name("Sheikh", "Ahmad", "al"),
    Name("Alembert", "Jean", "d'"),
    Name("Alembert", "Jean", "d’", "III"),
    Name("Alembert", "Jean", dropping_particle="d'"),
    Name("Ain", "Jean", "de l'"),
    Name("Ain", "Jean", dropping_particle="de l'"),
    Name("Cruz", "Ana", "de la", "Sr."),
    Name("Cruz y Vega", "Ana", "de la", "Jr."),
    Name("Berg", "Jan", "van der", dropping_particle="von"),
    Name("Berg", "", "van den", "Jr."),
    Name("Hooft", "Gerard", "'t"),
    Name("Sina", "", "ibn"),
    Name("Sina", "Abu Ali", "ibn"),
    Name("La Fontaine", "Jean", dropping_particle="de"),
    Name("De Niro", "Robert"),
    Name("Van den Bossche", "Peter"),
    Name("King", "Martin Luther", suffix="Jr."),
    Name("King", suffix="Jr."),
    Name("García Márquez", "Gabriel"),
    Name("García Márquez", suffix="Jr."),
    Name("Ortega y Gasset", suffix="Jr."),
    Name("Ramón y Cajal", "Santiago"),
    Name("Costa e Silva", "Manuel", suffix="Filho"),
    Name("Doe", "Jane", suffix="III Ph.D."),
    Name("Doe", "Jane", suffix="M.D."),
    Name("Doe", "V", suffix="II"),
    Name("Doe", "Jane", suffix="OBE"),
    Name("Smith", "J. A.", suffix="III"),
    Name("Smith", "J.-P."),
    Name("Smith-Jones", "Mary-Ann"),
    Name("hooks", "bell"),
    Name("And", "Tom"),
    Name("Smith", "And"),
    Name("Others", "Ann"),
    Name("Team", "Anna"),
    Name("O’Neill", "Seán"),
    Name("Bartók", "Béla"),
    Name("Jónsdóttir", "Anna María"),
    Name("Nguyễn", "Văn A"),
    Name("Tran", "Van Minh"),
    Name("山田", "太郎"),
    Name("김", "철수"),
    Name("الخوارزمي", "محمد بن موسى"),
    Name("בן-גוריון", "דוד"),
    Name("Иванов", "Иван Иванович"),
    Name("Иванов", "И. И."),
    Name(literal="Plato"),
    Name(literal="al-Khwarizmi"),
    Name(literal="Ortega y Gasset"),
    Name(literal="Nguyễn Văn A"),
    Name(literal="王芳"),
    Name(literal="田中 太郎"),
    Name(literal="김철수"),
    Name(literal="Anna B."),
]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", PEOPLE, ids=lambda name: name.inverted)
def test_a_person(name: Name, form: str) -> None:
    """Particles, suffixes and names of one part are read as the same parts."""
    assert [author.name for author in read_back(name, form)] == [name]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "words",
    [
        "The ATLAS Collaboration",
        "Barnes and Noble",
        "Johnson, Johnson and Sons",
        "University of X, Department of Y",
        "Ministry of Health, Labour and Welfare",
        "A, B, C, and D",
        "Smith, Jr. and Partners",
        "The AND Corporation",
        "van der Valk",
    ],
)
def test_a_group(words: str, form: str) -> None:
    """The name of a group, also with commas and "and", is read whole and as a group."""
    assert read_back(Name(literal=words), form, is_group=True) == (Author(Name(literal=words), is_group=True),)


@pytest.mark.parametrize("words", ["OpenAI", "上海人工智能实验室"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_group_of_one_word(words: str, form: str) -> None:
    """One word stays the same name, too."""
    assert [author.name for author in read_back(Name(literal=words), form, is_group=True)] == [Name(literal=words)]


@pytest.mark.parametrize(
    ("name", "order", "written"),
    [
        (Name("Khwarizmi", "Musa", "al-", "Jr."), BIBTEX, "al-Khwarizmi, Jr., Musa"),
        (Name("Khwarizmi", "Musa", "al-", "Jr."), RIS, "al-Khwarizmi, Musa, Jr."),
        (Name("Khwarizmi", "Musa", "al-", "Jr."), HIGHWIRE, "al-Khwarizmi Jr., Musa"),
        (Name("Beethoven", "Ludwig", "", "Jr.", "", "van"), BIBTEX, "Beethoven, Jr., Ludwig van"),
        (Name("Beethoven", "Ludwig", "", "Jr.", "", "van"), RIS, "Beethoven, Ludwig van, Jr."),
        (Name("Berg", "J.", "van der"), IndexOrder("end", demotes=True), "Berg, J. van der"),
        (Name("Berg", "JP", "van der", "Jr"), IndexOrder("end", " "), "van der Berg JP Jr"),
        (Name(literal="The X, Y and Z"), RIS, "The X, Y and Z"),
    ],
)
def test_each_grammar_has_its_order(name: Name, order: IndexOrder, written: str) -> None:
    """The suffix and the particles are at the position that the format requires."""
    assert index_form(name, order) == written


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lovelace, Ada", Name("Lovelace", "Ada")),
        ("Silva, João, Filho", Name("Silva", "João", "", "Filho")),
        ("King, Jr., Martin", Name("King", "Martin", "", "Jr.")),
        ("Smith, J., A.", Name("Smith", "J. A.")),
        ("World Health Organization,", Name(literal="World Health Organization")),
        ("University of California,, Irvine", Name(literal="University of California, Irvine")),
        ("Jane Doe", Name("Doe", "Jane")),
        ("Smith,", Name(literal="Smith")),
    ],
)
def test_what_other_programs_write_in_ris(line: str, name: Name) -> None:
    """The third part is the suffix; EndNote ends the name of a group with a comma, or doubles its first one."""
    assert parse_ris(f"TY  - JOUR\nTI  - A\nAU  - {line}\nER  - \n", "x.ris").papers[0].authors[0].name == name


def test_a_record_of_a_family_name_alone() -> None:
    """A name of one part is one value, however it is written."""
    entry = "title: A\nauthors:\n- family: García Márquez\n- family: Plato\n"
    names = [author.name for author in parse_yaml_entries(entry, "content/papers/x.yaml").papers[0].authors]
    assert names == [Name(literal="García Márquez"), Name(literal="Plato")]


def _words(capitals: str, small: str) -> st.SearchStrategy[str]:
    return st.builds(str.__add__, st.sampled_from(capitals), st.text(small, min_size=3, max_size=7)).filter(
        lambda word: not SUFFIX.fullmatch(word) and word.casefold() not in GROUP | {"others"}
    )


LATIN = _words("ABDEGKMRSTZÅÉŁŞ", "abcdefghijklmnoprstuzåéłşñ")


@st.composite
def _names(draw: st.DrawFn) -> Name:
    """A name of one to three given names or initials and a simple or double family name, in one script."""
    capitals, small = draw(st.sampled_from(sorted(SCRIPTS.values())))
    word = draw(st.sampled_from([LATIN, _words(capitals, small)]))
    part = st.one_of(word, st.builds("-".join, st.lists(word, min_size=2, max_size=2)))
    initial = st.sampled_from(["J.", "A. B.", "J.-P."])
    given = draw(st.lists(st.one_of(part, initial), min_size=1, max_size=3))
    family = draw(st.lists(part, min_size=1, max_size=2))
    return Name(
        " ".join(family),
        " ".join(given),
        draw(st.sampled_from(["", "", "van der", "de la", "al-", "d'", "de l’", "'t", "ibn"])),
        draw(st.sampled_from(["", "", "Jr.", "Sr", "III", "IV", "2nd", "Ph.D.", "Jr. M.D."])),
        dropping_particle=draw(st.sampled_from(["", "", "von", "van der", "d'"])),
    )


@pytest.mark.parametrize("form", FORMATS)
@given(name=_names())
@settings(max_examples=60, deadline=None)
def test_any_name_comes_back(form: str, name: Name) -> None:
    """A name with any parts is read as the same name in every format, and in an entry of paperfolio."""
    assert [author.name for author in read_back(name, form)] == [name]
    assert parse_name(name.inverted) == (name, False)


@given(family=st.text(HAN, min_size=1, max_size=2), own=st.text(HAN, min_size=1, max_size=2))
@settings(max_examples=50, deadline=None)
@pytest.mark.parametrize("form", FORMATS)
def test_names_that_begin_with_the_family_name(form: str, family: str, own: str) -> None:
    """In Han, both parted and whole."""
    for name in (Name(family, own), Name(literal=family + own)):
        assert [author.name for author in read_back(name, form)] == [name]
