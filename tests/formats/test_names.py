"""Names are split into the parts of CSL."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.formats.names.braces import parse_name
from generator.model.name import Name
from generator.text.characters import may_hold_tex


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Daya Guo", Name("Guo", "Daya")),
        ("Guo, Daya", Name("Guo", "Daya")),
        ("Y. K. Li", Name("Li", "Y. K.")),
        ("Jan van der Berg", Name("Berg", "Jan", "van der")),
        ("Ortega y Gasset", Name(literal="Ortega y Gasset")),
        ("Ortega y Gasset Jr.", Name("Ortega y Gasset", suffix="Jr.")),
        ("Ortega y Gasset, Jr.", Name("Ortega y Gasset", suffix="Jr.")),
        ("Jane Doe III, Ph.D.", Name("Doe", "Jane", suffix="III Ph.D.")),
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
        ("Anna van der Berg", Name("Berg", "Anna", "van der")),
        ("Ana de la Cruz y Vega", Name("Cruz y Vega", "Ana", "de la")),
        ("Santiago Ramón y Cajal", Name("Ramón y Cajal", "Santiago")),
        ("Manuel Costa e Silva", Name("Costa e Silva", "Manuel")),
        ("João da Silva Filho", Name("Silva Filho", "João", "da")),
        ("Beethoven, Ludwig van", Name("Beethoven", "Ludwig", dropping_particle="van")),
        ("La Fontaine, Jean de", Name("La Fontaine", "Jean", dropping_particle="de")),
        ("Robert De Niro", Name("De Niro", "Robert")),
        ("Peter Van den Bossche", Name("Van den Bossche", "Peter")),
        ("Gerard 't Hooft", Name("Hooft", "Gerard", "'t")),
        ("Jean d'Alembert", Name("Alembert", "Jean", "d'")),
        ("ibn Sina", Name("Sina", "", "ibn")),
        ("Abu Ali ibn Sina", Name("Sina", "Abu Ali", "ibn")),
        ("Muhammad ibn Musa al-Khwarizmi", Name("Khwarizmi", "Muhammad ibn Musa", "al-")),
        ("al-Khwarizmi", Name(literal="al-Khwarizmi")),
        ("Martin Luther King, Jr.", Name("King", "Martin Luther", "", "Jr.")),
        ("King, Jr.", Name("King", "", "", "Jr.")),
        ("Smith, V", Name("Smith", "V")),
        ("Smith, Jr., V", Name("Smith", "V", "", "Jr.")),
        ("John V. Smith V", Name("Smith", "John V.", "", "V")),
        ("Conan O'Brien", Name("O'Brien", "Conan")),
        ("Jean-Paul Sartre", Name("Sartre", "Jean-Paul")),
        ("M.-C. Kim", Name("Kim", "M.-C.")),
        ("Ólafur Arnalds", Name("Arnalds", "Ólafur")),
        ("Sukarno", Name(literal="Sukarno")),
        ("王芳", Name(literal="王芳")),
        ("김철수", Name(literal="김철수")),
        ("山田太郎", Name(literal="山田太郎")),
        ("山田, 太郎", Name("山田", "太郎")),
        ("Nguyễn Văn A", Name(literal="Nguyễn Văn A")),
        ("Nguye\u0302\u0303n Văn A", Name(literal="Nguye\u0302\u0303n Văn A")),
        ("Minh Van Le", Name("Le", "Minh Van")),
        ("محمد بن موسى الخوارزمي", Name("الخوارزمي", "محمد بن موسى")),
        ("ابن سينا، الحسين", Name("ابن سينا", "الحسين")),
        ("דוד בן-גוריון", Name("בן-גוריון", "דוד")),
        ("Иван Иванович Иванов", Name("Иванов", "Иван Иванович")),
        ("Иванов Иван Иванович", Name("Иванов", "Иван Иванович")),
        ("Иванов И. И.", Name("Иванов", "И. И.")),
        ("Smith J. A.", Name("Smith", "J. A.")),
        ("Anna B.", Name(literal="Anna B.")),
        ("Wei Zhang (张伟)", Name("Zhang", "Wei", native_name="张伟")),
        ("Zhang, Wei（张伟）", Name("Zhang", "Wei", native_name="张伟")),
        ("王芳 (Fang Wang)", Name("Wang", "Fang", native_name="王芳")),
        ("Sukarno (سوكارنو)", Name(literal="Sukarno", native_name="سوكارنو")),
    ],
)
def test_a_name_of_a_person_falls_into_parts(written: str, name: Name) -> None:
    """Particles stay in lower case, suffixes are separate, and a name that cannot be split stays whole."""
    assert parse_name(written) == (name, False)


@pytest.mark.parametrize(
    ("written", "full", "family", "inverted"),
    [
        ("Anna van der Berg", "Anna van der Berg", "van der Berg", "van der Berg, Anna"),
        ("Beethoven, Ludwig van", "Ludwig van Beethoven", "Beethoven", "Beethoven, Ludwig van"),
        ("al-Khwarizmi, Musa", "Musa al-Khwarizmi", "al-Khwarizmi", "al-Khwarizmi, Musa"),
        ("d'Alembert, Jean", "Jean d'Alembert", "d'Alembert", "d'Alembert, Jean"),
        ("山田, 太郎", "山田太郎", "山田", "山田, 太郎"),
        ("김, 철수", "김철수", "김", "김, 철수"),
        ("王芳", "王芳", "王芳", "王芳"),
        ("King, Jr., Martin", "Martin King Jr.", "King", "King, Jr., Martin"),
        ("{The ATLAS Collaboration}", "The ATLAS Collaboration", "The ATLAS Collaboration", "The ATLAS Collaboration"),
    ],
)
def test_a_name_has_full_family_and_inverted_forms(written: str, full: str, family: str, inverted: str) -> None:
    """The family name alone has the particles that stay; Han, kana and Hangul put it first wherever they stand."""
    name = parse_name(written)[0]
    assert (name.full, name.family_name, name.inverted) == (full, family, inverted)
    both = parse_name("Wei Zhang (张伟)")[0]
    assert (both.full, both.native_name) == ("Wei Zhang", "张伟")


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("Jean-Paul", "J.-P."),
        ("Åsa", "Å."),
        ("A\u030asa", "Å."),
        ("Martin Luther", "M. L."),
        ("Y.K.", "Y. K."),
        ("M.-C.", "M.-C."),
        ("JP", "J. P."),
        ("Jae-hyun", "J.-H."),
        ("Иван Петрович", "И. П."),
        ("Ιωάννης", "Ι."),
        ("Muhammad ibn Musa", "M. ibn M."),
        ("ʿAbd al-Raḥmān", "A. al-R."),
        ("D'Arcy", "D."),
        ("N’Golo", "N."),
        ("प्रिया", "प्रि."),
        ("דוד", "ד."),
        ("太郎", "太郎"),
        ("철수", "철수"),
        ("", ""),
    ],
)
def test_given_names_have_initials(given: str, initials: str) -> None:
    """Every given name, with the hyphen between two and all marks of a letter; Han, kana and Hangul stay whole."""
    assert Name("Family", given).initials == initials


def test_two_capitals_are_a_given_name_beside_capitals() -> None:
    """Where the family name is in capitals, two capitals are a given name; a literal name has no initials."""
    assert Name("WANG", "YI").initials == "Y."
    assert Name(literal="Sukarno").initials == ""


@pytest.mark.parametrize(
    "written",
    ["{The ATLAS Collaboration}", "The ATLAS Collaboration", "Gene Ontology Consortium", "{Barnes and Noble}"],
)
def test_a_group_stays_whole(written: str) -> None:
    """Braces, or a word for a group, keep a name whole."""
    assert parse_name(written) == (Name(literal=written.strip("{}")), True)


WORD = st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True)


@given(WORD, WORD, st.sampled_from(["", "van der", "de"]), st.sampled_from(["", "Jr.", "III"]))
def test_both_orders_are_the_same_name(family: str, given: str, particle: str, suffix: str) -> None:
    """What is written for an index is read as the same name."""
    name = Name(family, given, particle, suffix)
    assume(not parse_name(name.full)[1])  # "Team" and the like make a group
    assert parse_name(name.inverted) == (name, False)
    assert parse_name(name.full) == (name, False)


SCRIPTS = {
    "Cyrillic": ("АБВГДЕИК", "абвгдежз"),
    "Greek": ("ΑΒΓΔΕΖΗ", "αβγδεζηθικ"),
    "Latin": ("ÅÉÖŁŞŽ", "åéöłşžaeiou"),
    "Armenian": ("ԱԲԳԴ", "աբգդեզ"),
    "Arabic": ("ابتثجح", "ابتثجحخد"),
    "Hebrew": ("אבגדהו", "אבגדהוזח"),
    "Devanagari": ("कखगघ", "कखगघचछ"),
    "Georgian": ("აბგდ", "აბგდევ"),
}


@st.composite
def _in_a_script(draw: st.DrawFn) -> tuple[str, str]:
    """A family name, and one or two given names, in one script."""
    capitals, small = SCRIPTS[draw(st.sampled_from(sorted(SCRIPTS)))]
    word = st.builds(str.__add__, st.sampled_from(capitals), st.text(small, min_size=3, max_size=7))
    return draw(word), " ".join(draw(st.lists(word, min_size=1, max_size=2)))


@given(_in_a_script(), st.sampled_from(["", "van der", "al-", "d'"]), st.sampled_from(["", "de", "von"]))
def test_any_script_comes_back(words: tuple[str, str], particle: str, dropping: str) -> None:
    """A name of any script is read from what it is written as for an index; without a particle that drops, from the
    order of reading, too. Each given name has one initial."""
    name = Name(*words, particle, dropping_particle=dropping)
    assert parse_name(name.inverted) == (name, False)
    assert len(name.initials.split()) == len(words[1].split())
    in_reading_order = Name(*words, particle)
    assert parse_name(in_reading_order.full) == (in_reading_order, False)


HAN = "王芳李山田太郎"
HANGUL_AND_KANA = "김철수はなゐ"


@given(st.text(HAN + HANGUL_AND_KANA, min_size=1, max_size=3), st.text(HAN + HANGUL_AND_KANA, min_size=1, max_size=3))
def test_east_asian_names_keep_the_family_first(family: str, given: str) -> None:
    """Names in Han, kana and Hangul are never turned around or abbreviated, with a comma or without."""
    for written in (f"{family}, {given}", f"{family} {given}", f"{family}{given}"):
        name = parse_name(written)[0]
        assert name.full.replace(" ", "") == f"{family}{given}"
        assert name.initials in ("", given)
    assert parse_name(Name(family, given).inverted)[0] == Name(family, given)


@given(st.text(max_size=12))
def test_any_given_name_has_initials(given: str) -> None:
    """Whatever is given, there are initials, and not much more of them than of what they stand for."""
    assert len(Name("Family", given).initials) <= 3 * len(given)


@given(st.text(max_size=40).filter(lambda text: any(letter.isalnum() for letter in text)))
def test_any_text_is_a_name(written: str) -> None:
    """Any text gives a name with exactly its letters, except TeX, which becomes other letters."""
    name = parse_name(written)[0]
    shown = name.full + name.native_name
    assert shown
    assume(not may_hold_tex(written))
    assert sorted(filter(str.isalnum, shown)) == sorted(filter(str.isalnum, written))
