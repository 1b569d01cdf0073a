"""Identities: by ORCID iD, by name, by initials if they fit one person only; never by the order of papers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.arranging.people.identities import OWNER, Identity, People
from generator.formats.names.braces import parse_name
from generator.formats.names.name_matching import may_be_same, name_key, within_one_edit
from generator.model.library import Library, Person
from generator.model.name import Author
from generator.model.paper import Paper
from generator.model.profile import Profile
from tests.arranging.papers import library, paper

IDS = ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X")


def _author(written: str) -> Author:
    """ "Name", or "Name <ORCID iD>" -> an author."""
    name, _, orcid = written.partition(" <")
    return Author(parse_name(name)[0], orcid=orcid.rstrip(">"))


def _paper(id: str, *authors: str) -> Paper:
    made = paper(id)
    return type(made)(
        **{field: getattr(made, field) for field in made.__struct_fields__ if field != "authors"},
        authors=tuple(map(_author, authors)),
    )


def _person(name: str, *variants: str, orcid: str = "") -> Person:
    return Person(name=parse_name(name)[0], variants=variants, orcid=orcid)


def _who(made: Library) -> dict[str, list[Identity]]:
    people = People(made)
    return {paper.id: people.authors(paper) for paper in made.papers}


def _keys(made: Library) -> list[str]:
    return [one.key for identities in _who(made).values() for one in identities]


def _site(*papers: Paper, people: tuple[Person, ...] = (), owner: str = "Jane Doe", orcid: str = "") -> Library:
    return library(*papers, profile=Profile(name=parse_name(owner)[0], orcid=orcid), people=people)


def test_a_name_is_its_orcid() -> None:
    """A name with one iD is that person also where it has no iD; a name with two iDs is in doubt."""
    assert _keys(_site(_paper("a", f"Wei Zhang <{IDS[0]}>"), _paper("b", "Zhang, Wei"))) == [IDS[0], IDS[0]]
    two = _site(_paper("a", f"Wei Zhang <{IDS[0]}>"), _paper("b", f"Wei Zhang <{IDS[1]}>"), _paper("c", "Wei Zhang"))
    assert _keys(two) == [IDS[0], IDS[1], "wei-zhang"]


def test_an_orcid_joins_spellings() -> None:
    """Names with one iD are one person with the most frequent name, else the longest."""
    made = _site(_paper("a", f"W. Zhang <{IDS[0]}>"), _paper("b", f"Wei Zhang <{IDS[0]}>"), _paper("c", "W. Zhang"))
    assert {one.key for found in _who(made).values() for one in found} == {IDS[0]}
    assert _who(made)["a"][0].name == "W. Zhang"
    assert _who(_site(*made.papers[:2]))["a"][0].name == "Wei Zhang"


@pytest.mark.parametrize(
    ("written", "others", "key"),
    [
        ("John Smith", (), "john-smith"),
        ("SMITH, JOHN", (), "john-smith"),
        ("J. Smith", (), "john-smith"),
        ("J Smith", (), "john-smith"),
        ("Johnny Smith", (), "john-smith"),
        ("J. Smith", ("Jane Smith",), "j-smith"),
        ("J. Smith", (f"Jane Smith <{IDS[1]}>",), "j-smith"),
        ("J. Smith", ("Mary Smith", "Jane Jones"), "john-smith"),
        ("J. Q. Smith", (), "j-q-smith"),
        ("John Smit", (), "john-smit"),
        (f"J. Smith <{IDS[0]}>", (), IDS[0]),
        ("John Smith Jr.", (), "john-smith-jr"),
    ],
)
def test_a_declared_person_is_known_by_name_and_variants(written: str, others: tuple[str, ...], key: str) -> None:
    """A declared person is found by name and variants, and by initials only if they fit no one else."""
    papers = (_paper("a", written), *(_paper(f"b{n}", other) for n, other in enumerate(others)))
    assert _keys(_site(*papers, people=(_person("John Smith", "Johnny Smith"),)))[0] == key


def test_initials_of_two_declared_people_are_neithers() -> None:
    """Initials that fit two people are given to neither, and are a doubt that names both."""
    made = _site(_paper("a", "J. Smith"), people=(_person("John Smith"), _person("Jane Smith")))
    assert _keys(made) == ["j-smith"]
    assert People(made).ambiguous_names == {"J. Smith": ("Jane Smith", "John Smith")}


def test_initials_that_two_full_names_agree_with_are_neithers() -> None:
    """If two full names fit the initials of one declared person, neither is that person."""
    both = _site(_paper("a", "John Smith"), _paper("b", "Jane Smith"), people=(_person("J. Smith"),))
    assert _keys(both) == ["john-smith", "jane-smith"]
    assert _keys(_site(both.papers[0], people=(_person("J. Smith"),))) == ["j-smith"]


def test_one_paper_has_no_person_twice() -> None:
    """If a paper has the person's full name, or their initials twice, the initials are another person's."""
    john = (_person("John Smith"),)
    assert _keys(_site(_paper("a", "John Smith", "J. Smith"), people=john)) == ["john-smith", "j-smith"]
    assert _keys(_site(_paper("a", "J. Smith", "J Smith."), people=john)) == ["j-smith", "j-smith"]


def test_the_owner_is_known_by_every_spelling() -> None:
    """The owner is found by every spelling, with titles, in a native script, in people.yaml; not with another iD."""
    papers = [
        _paper(str(number), name)
        for number, name in enumerate(("Jane Doe", "J. Doe", "Doe, Jane", f"Jane Doe <{IDS[0]}>", "JANE DOE"))
    ]
    assert _keys(_site(*papers, orcid=IDS[0])) == [OWNER] * 5
    assert _keys(_site(_paper("a", f"Jane Doe <{IDS[1]}>"), orcid=IDS[0])) == [IDS[1]]
    assert _keys(_site(_paper("a", "Jane Doe"), owner="Prof. Dr. Jane Doe")) == [OWNER]
    itself = (_person("Jane Doe", "Janet Doe"),)
    assert _keys(_site(_paper("a", "Janet Doe"), people=itself)) == [OWNER]
    assert _keys(_site(_paper("a", "Owner"))) == ["owner"]
    namesake = (_person("Jane Doe", orcid=IDS[1]),)
    found = _keys(_site(_paper("a", "Jane Doe"), _paper("b", f"Jane Doe <{IDS[1]}>"), people=namesake, orcid=IDS[0]))
    assert found == [OWNER, IDS[1]]


def test_an_orcid_tells_two_people_of_one_name_apart() -> None:
    """Two people of people.yaml with one name are found by their iDs only."""
    people = (_person("Wei Zhang", orcid=IDS[0]), _person("Wei Zhang", orcid=IDS[1]))
    papers = [_paper("a", f"Wei Zhang <{IDS[1]}>"), _paper("b", "Wei Zhang"), _paper("c", f"W. Zhang <{IDS[0]}>")]
    assert _keys(_site(*papers, people=people)) == [IDS[1], "wei-zhang", IDS[0]]
    assert People(_site(*papers, people=people)).ambiguous_names == {"Wei Zhang": ("Wei Zhang",)}


WRITTEN = [
    "Jane Doe", "J. Doe", "John Doe", f"J. Doe <{IDS[0]}>", "Zoë Li", "Z. Li", f"Zoe Li <{IDS[1]}>", "Zhen Li",
    f"Z. Li <{IDS[2]}>", "王芳", "王 芳", "Fang Wang (王芳)", "F. Wang", "van der Berg, Anna", "A. van der Berg",
    "Anna Berg", "Anna van der Berg", "García Márquez, V", "V García Márquez", "The ATLAS Collaboration",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WRITTEN), max_size=4), max_size=8), st.randoms(use_true_random=False))
def test_identities_do_not_depend_on_the_order_of_papers(lists: list[list[str]], chance: random.Random) -> None:
    """Identities, names and doubts are the same for any order of the papers."""
    people = (_person("Zoë Li", "Zoe X. Li"), _person("Anna van der Berg"), _person("Fang Wang"))
    papers = [_paper(f"p{number}", *names) for number, names in enumerate(lists)]
    shuffled = chance.sample(papers, len(papers))
    one, other = _site(*papers, people=people), _site(*shuffled, people=people)
    assert _who(one) == _who(other)
    assert People(one).ambiguous_names == People(other).ambiguous_names


@given(st.sampled_from(WRITTEN), st.sampled_from(WRITTEN))
def test_likeness_of_names_is_symmetric(one: str, other: str) -> None:
    """`may_be_same` is symmetric, and true for a name with itself if it has a given name."""
    first, second = _author(one).name, _author(other).name
    assert may_be_same(first, second) == may_be_same(second, first)
    assert may_be_same(first, first) == bool(first.given and first.family)
    assert within_one_edit(name_key(one), name_key(other)) == within_one_edit(name_key(other), name_key(one))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Y.K. Li", "y. k. li", True),
        ("O'Brien", "O’Brien", True),
        ("Zoë Ångström", "ZOE ANGSTROM", True),
        ("Jean-Paul Sartre", "Jean Paul Sartre", True),
        ("山田 太郎", "山田太郎", True),
        ("王芳", "王方", False),
        ("A 王", "A 李", False),
        ("محمد علي", "محمد عمر", False),
        ("The Very Long Collaboration " * 4 + "A", "The Very Long Collaboration " * 4 + "B", False),
    ],
)
def test_a_key_of_a_name_ignores_case_accents_and_stops(one: str, other: str, same: bool) -> None:
    """Names that differ in case, accents, full stops or hyphens have one key; other letters make another."""
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "is_one_off"),
    [("smith", "smiht", True), ("smith", "smit", True), ("smith", "smyth", True), ("smith", "smith", False),
     ("smith", "smythe", False), ("", "a", True), ("ab", "ba", True), ("abc", "bca", False)],
)  # fmt: skip
def test_a_slip_is_one_letter_more_less_or_other(one: str, other: str, is_one_off: bool) -> None:
    """A slip is one letter more or less, another letter, or two letters swapped."""
    assert within_one_edit(one, other) is is_one_off
