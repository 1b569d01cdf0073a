"""Names as people write them: the same rules in .bib files, in Markdown and in YAML."""

import re

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.entry.entry import parse_yaml_entries
from generator.model.paper import Paper
from tests.portfolio import Portfolio

SUFFIXES = {
    "King, Martin Luther Jr.": ("King", "Martin Luther", "Jr."),
    "King, Jr., Martin Luther": ("King", "Martin Luther", "Jr."),
    "King Jr., Martin Luther": ("King", "Martin Luther", "Jr."),
    "King, Martin Luther, Jr.": ("King", "Martin Luther", "Jr."),
    "Martin Luther King Jr.": ("King", "Martin Luther", "Jr."),
    "Schaefer III, Henry F.": ("Schaefer", "Henry F.", "III"),
    "Henry F. Schaefer III": ("Schaefer", "Henry F.", "III"),
    "Cobb, F. W. Sr.": ("Cobb", "F. W.", "Sr."),
    "Smith, John V": ("Smith", "John V", ""),
    "Smith, J. I": ("Smith", "J. I", ""),
}
MARKED = (
    "Okafor*, Lena", "Lena Okafor$^{*}$", "Lena Okafor$^*$", r"Lena Okafor\textsuperscript{*}", "Lena Okafor†",
    r"Lena Okafor$^\dagger$", r"Lena Okafor\textsuperscript{1}", "Lena Okafor$^{1,2}$", "Lena Okafor¹",
    "Lena Okafor^1,2", "Lena Okafor^{1}", "Okafor$^1$, Lena", r"Lena Okafor\thanks{Supported by {X}}",
    "Lena Okafor 0042", "Dr. Lena Okafor",
    "Prof. Dr. rer. nat. Lena Okafor", r"\textbf{Lena Okafor}", r"{\bf Lena Okafor}", r"\underline{Lena Okafor}*",
    "family=Okafor, given=Lena", "given=Lena, family=Okafor, given-i=L", '"Lena Okafor"'.strip('"'),
)  # fmt: skip
KEPT = ("Dr. No", "Author No7", "User 2", "{A*STAR}", "Max V. Roe", "Kim O'Neil-Fox", "Ann Lee")
EXTENDED = {
    "family=Meij, given=Vincent, prefix=van der, useprefix=true": ("Meij", "Vincent", "van der", ""),
    "family=Beethoven, given=Ludwig, prefix=van, useprefix=false": ("Beethoven", "Ludwig", "", "van"),
    'family="La Cruz", given={Ana Maria}': ("La Cruz", "Ana Maria", "", ""),
}
CUT = (
    "Lena Okafor et al.",
    "Lena Okafor and others",
    "Lena Okafor, et al",
    "Lena Okafor and {others}",
    "Lena Okafor AND OTHERS",
)
LISTS = (
    "Okafor, L., Smith, J. A., Roe, M.",
    "Okafor, L.; Smith, J. A.; Roe, M.",
    "L. Okafor, J. A. Smith, M. Roe",
    "L. Okafor, J. A. Smith and M. Roe",
    "L. Okafor, J. A. Smith, & M. Roe",
    "L. Okafor and\n  J. A. Smith and\n M. Roe",
)


def bib(authors: str) -> Paper:
    (paper,) = parse_bibtex_entries(f"@misc{{k, title = {{T}}, author = {{{authors}}}}}", "content/papers/x.bib").papers
    return paper


def yaml(authors: str) -> Paper:
    shown = authors.replace("\n", " ").replace("'", "''")
    (paper,) = parse_yaml_entries(f"title: T\nauthors: '{shown}'\n", "content/papers/x.yaml").papers
    return paper


def listed(authors: str) -> Paper:
    shown = authors.replace("'", "''")
    (paper,) = parse_yaml_entries(f"title: T\nauthors: ['{shown}']\n", "content/papers/x.yaml").papers
    return paper


@pytest.mark.parametrize("read", [bib, listed])
@pytest.mark.parametrize(("written", "parts"), SUFFIXES.items())
def test_a_suffix_stands_anywhere(read, written: str, parts: tuple[str, str, str]) -> None:  # type: ignore[no-untyped-def]
    """Before or after the given name, with commas or without; a single V or I is an initial."""
    (author,) = read(written).authors
    assert (author.name.family, author.name.given, author.name.suffix) == parts


@pytest.mark.parametrize("read", [bib, listed])
@pytest.mark.parametrize("written", MARKED)
def test_marks_and_titles_are_no_part_of_a_name(read, written: str) -> None:  # type: ignore[no-untyped-def]
    """Marks of a contribution or an affiliation, thanks, DBLP's numbers, titles and emphasis."""
    (author,) = read(written).authors
    assert (author.name.family, author.name.given) == ("Okafor", "Lena")
    assert not author.is_equal  # a single mark can mean anything


@pytest.mark.parametrize("written", KEPT)
def test_other_names_stay(written: str) -> None:
    """What looks similar to a title or a mark stays."""
    assert bib(written).authors[0].name.full == written.strip("{}")


@pytest.mark.parametrize("read", [bib, yaml])
def test_two_asterisks_are_an_equal_contribution(read) -> None:  # type: ignore[no-untyped-def]
    """Of the authors who have one, in any form."""
    authors = read("Lena Okafor$^{*}$ and Jan Roe* and Max Doe").authors
    assert [author.is_equal for author in authors] == [True, True, False]


@pytest.mark.parametrize("read", [bib, listed])
@pytest.mark.parametrize(("written", "parts"), EXTENDED.items())
def test_the_extended_format(read, written: str, parts: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    """biblatex's names by their parts, as Better BibTeX writes them."""
    name = read(written).authors[0].name
    assert (name.family, name.given, name.non_dropping_particle, name.dropping_particle) == parts


@pytest.mark.parametrize("written", CUT)
def test_a_list_that_goes_on(written: str) -> None:
    """No author is called "al." or "others"."""
    paper = bib(written)
    assert [author.name.full for author in paper.authors] == ["Lena Okafor"] and paper.are_authors_cut


@pytest.mark.parametrize("read", [bib, yaml])
@pytest.mark.parametrize("written", LISTS)
def test_lists_without_and(read, written: str) -> None:  # type: ignore[no-untyped-def]
    """Commas, semicolons and ampersands separate names where each part can only be one."""
    assert [author.name.family for author in read(written).authors] == ["Okafor", "Smith", "Roe"]


@pytest.mark.parametrize("read", [bib, listed])
@pytest.mark.parametrize("written", ["Wouter Van den Broeck", "Van den Broeck, Wouter"])
def test_a_particle_with_a_capital(read, written: str) -> None:  # type: ignore[no-untyped-def]
    """It belongs to the family name."""
    name = read(written).authors[0].name
    assert (name.family_name, name.given) == ("Van den Broeck", "Wouter")


VANCOUVER = ("Smith A, Jones BC, Doe D", "Smith A; Jones BC; Doe D", "Smith A, Jones BC and Doe D")


@pytest.mark.parametrize("written", VANCOUVER)
def test_initials_after_family_names(written: str) -> None:
    """A list in which every name ends in initials is in the style of medical journals."""
    assert [(author.name.family, author.name.given) for author in yaml(written).authors] == [
        ("Smith", "A"), ("Jones", "BC"), ("Doe", "D"),
    ]  # fmt: skip


def test_a_person_with_one_name() -> None:
    """A mapping with only a given name is a person with this name."""
    (paper,) = parse_yaml_entries("title: T\nauthors:\n- given: Madonna\n", "content/papers/x.yaml").papers
    assert [author.name.full for author in paper.authors] == ["Madonna"]


COLLABORATIONS = {
    "LHCb": ("LHCb Collaboration", "LHCb"),
    "ATLAS and CMS": ("ATLAS and CMS Collaborations", "ATLAS and CMS Collaborations"),
    "The Event Horizon Telescope Collaboration": ("The Event Horizon Telescope Collaboration", ""),
    "LHCb Collaboration": ("LHCb Collaboration", "LHCb"),
}


@pytest.mark.parametrize(("written", "expected"), COLLABORATIONS.items())
def test_a_collaboration_is_an_author_and_comes_back(written: str, expected: tuple[str, str]) -> None:
    """Its name is complete, and reading what was exported adds no other author."""
    text = f"@article{{k, title = {{T}}, author = {{Aaij, Roel and others}}, collaboration = {{{written}}}}}"
    (paper,) = parse_bibtex_entries(text, "content/papers/x.bib").papers
    assert [author.name.full for author in paper.authors] == ["Roel Aaij", expected[0]] and paper.are_authors_cut
    exported = format_bibtex(paper)
    found = re.search(r"collaboration *= \{(.*)\}", exported)
    assert (found[1] if found else "") == expected[1]
    (again,) = parse_bibtex_entries(exported, "content/papers/x.bib").papers
    assert again.authors == paper.authors


def test_initials_as_a_variant_claim_no_other_person(portfolio: Portfolio) -> None:
    """ "J. Doe" of Jane stands for this spelling, not for John; nor does "M. Roe" of Max in people.yaml for Mary."""
    portfolio.file("profile.yaml", "name: Jane Doe\nvariants: [J. Doe]\n")
    portfolio.file("people.yaml", "- name: Max Roe\n  variants: [M. Roe]\n  url: https://max.example.org\n")
    portfolio.paper("a", authors=["John Doe", "Mary Roe"]).paper("b", authors=["J. Doe", "M. Roe"]).build()
    assert 'class="owner"' not in portfolio.html("papers/a.html") or "John Doe</" not in portfolio.html("papers/a.html")
    assert "max.example.org" not in portfolio.html("papers/a.html")
    assert "max.example.org" in portfolio.html("papers/b.html")


PARTS = {
    "Van den Broeck, Jan": ("", "Van den Broeck", "Jan", ""),
    "van den Broeck, Jan": ("van den", "Broeck", "Jan", ""),
    "Jan van den Broeck": ("van den", "Broeck", "Jan", ""),
    "van den Broeck, Jr., Jan": ("van den", "Broeck", "Jan", "Jr."),
    "van den Broeck, Jan, Jr.": ("van den", "Broeck", "Jan", "Jr."),
    "Jan van den Broeck Jr.": ("van den", "Broeck", "Jan", "Jr."),
    "Jan van den Broeck, Jr.": ("van den", "Broeck", "Jan", "Jr."),
    "King III, Martin Luther": ("", "King", "Martin Luther", "III"),
    "{van den Broeck}, Jan": ("", "van den Broeck", "Jan", ""),
    "John {Smith Jones}": ("", "Smith Jones", "John", ""),
    "van der {Van Dam}, Jan": ("van der", "Van Dam", "Jan", ""),
    "de Souza e Silva, Ana": ("de", "Souza e Silva", "Ana", ""),
    "Jan opden Camp": ("opden", "Camp", "Jan", ""),
    "opden Camp, Jan": ("opden", "Camp", "Jan", ""),
    "al-Khwarizmi, Muhammad": ("al-", "Khwarizmi", "Muhammad", ""),
    "Muhammad ibn Musa al-Khwarizmi": ("al-", "Khwarizmi", "Muhammad ibn Musa", ""),
    r"{\"O}zt{\"u}rk, Ay{\c s}e": ("", "Öztürk", "Ayşe", ""),
    "Mc{D}onald, Bo": ("", "McDonald", "Bo", ""),
    r"{\relax Ch}arles Lu": ("", "Lu", "Charles", ""),
    "D'Angelo, Maria": ("", "D'Angelo", "Maria", ""),
    "St. John, Ann": ("", "St. John", "Ann", ""),
}


@pytest.mark.parametrize("written", PARTS)
def test_parts_are_the_same_in_each_format(written: str) -> None:
    """Particles, suffixes and braces: in a .bib file, in a line of YAML and in a list of YAML."""
    in_bib = parse_bibtex_entries(f"@misc{{k, title = {{T}}, author = {{{written}}}}}", "content/papers/x.bib")
    quoted = written.replace("'", "''")
    for entries in (in_bib, *(parse_yaml_entries(f"title: T\nauthors: {form}\n", "content/papers/x.yaml")
                              for form in (f"'{quoted}'", f"['{quoted}']"))):  # fmt: skip
        (author,) = entries.papers[0].authors
        name = author.name
        assert (name.non_dropping_particle, name.family, name.given, name.suffix) == PARTS[written]
        assert entries.problems == ()


ROWS = {
    "Lena Okafor, Ann Bee, Tom Roe": ["Lena Okafor", "Ann Bee", "Tom Roe"],
    "Lena Okafor, Ann Bee, and Tom Roe": ["Lena Okafor", "Ann Bee", "Tom Roe"],
    "Okafor, L., Bee, A. B., Roe, T.": ["L. Okafor", "A. B. Bee", "T. Roe"],
    "Okafor L, Bee AB, Roe T": ["L Okafor", "AB Bee", "T Roe"],
    "Lena Okafor; Ann Bee": ["Lena Okafor", "Ann Bee"],
    "Okafor, Lena; Bee, Ann": ["Lena Okafor", "Ann Bee"],
    "Lena Okafor & Ann Bee": ["Lena Okafor", "Ann Bee"],
    "Lena Okafor, Ann Bee & Tom Roe": ["Lena Okafor", "Ann Bee", "Tom Roe"],
    "A. Bee, C. Dee": ["A. Bee", "C. Dee"],
}


@pytest.mark.parametrize("written", ROWS)
def test_rows_without_and(written: str) -> None:
    """They are split where they are certain: in a .bib file, in a line of YAML and in an item of a list."""
    in_bib = parse_bibtex_entries(f"@misc{{k, title = {{T}}, author = {{{written}}}}}", "content/papers/x.bib")
    forms = [f"'{written}'"] if " and " in written else [f"'{written}'", f"['{written}']"]
    in_yaml = [parse_yaml_entries(f"title: T\nauthors: {form}\n", "content/papers/x.yaml") for form in forms]
    for entries in (in_bib, *in_yaml):
        assert [author.name.full for author in entries.papers[0].authors] == ROWS[written]
        assert entries.problems == ()


@pytest.mark.parametrize("written", ["{Arts & Sciences Group}", "{Rose and Thorn}"])
def test_a_group_is_no_list(written: str) -> None:
    """Braces keep a name whole in each format."""
    in_bib = parse_bibtex_entries(f"@misc{{k, title = {{T}}, author = {{{written}}}}}", "content/papers/x.bib")
    in_yaml = parse_yaml_entries(f"title: T\nauthors: ['{written}']\n", "content/papers/x.yaml")
    for entries in (in_bib, in_yaml):
        assert [author.name.full for author in entries.papers[0].authors] == [written.strip("{}")]


@pytest.mark.parametrize("field", ["editor", "translator"])
def test_other_editors_are_left_out_with_a_word(field: str) -> None:
    """Only authors can go on; in each format this is said at the line."""
    bib = f"@book{{k,\n title = {{T}},\n {field} = {{Bee, Ann and others}}}}"
    in_bib = parse_bibtex_entries(bib, "content/papers/x.bib")
    in_yaml = parse_yaml_entries(f"title: T\nauthors: A B\n{field}s: [Ann Bee, et al.]\n", "content/papers/x.yaml")
    for entries in (in_bib, in_yaml):
        paper = entries.papers[0]
        assert [person.name.full for person in (*paper.editors, *paper.translators)] == ["Ann Bee"]
        message = 'only a list of authors can end in "and others" or "et al."; it is left out'
        assert [(problem.line, problem.message) for problem in entries.problems] == [(3, message)]


@pytest.mark.parametrize("written", ["Lena Okafor, Ann Bee", "García Márquez, Gabriel José", "Åsa Öberg, Ulf Ek"])
def test_one_name_or_two_is_said(written: str) -> None:
    """In a .bib file and in an item of a list it is one person, with a warning. A line of YAML is two people."""
    family, _, given = written.partition(", ")
    bib = parse_bibtex_entries(f"@misc{{k, title = {{T}},\n author = {{{written}}}}}", "content/papers/x.bib")
    item = parse_yaml_entries(f"title: T\nauthors: ['{written}']\n", "content/papers/x.yaml")
    message = f'"{written}" was read as one person, with the family name "{family}"'
    hint = f"write `and` between two people, and one person with braces: `{{{family}}}, {given}`"
    for entries in (bib, item):
        assert len(entries.papers[0].authors) == 1
        assert [(problem.line, problem.message, problem.hint) for problem in entries.problems] == [(2, message, hint)]
    line = parse_yaml_entries(f"title: T\nauthors: {written}\n", "content/papers/x.yaml")
    assert len(line.papers[0].authors) == 2 and line.problems == ()


@pytest.mark.parametrize(
    "written",
    ["{García Márquez}, Gabriel José", "Bee, Ann Mary", "De La Cruz, Juan Carlos", "van der Berg, Jan Paul",
     "Okafor Bee, A.", r"Garc{\'\i}a, Gabriel Jos{\'e}", "{Example Institute, Some Group}",
     "García Márquez, Gabriel José and Bee, Ann"],
)  # fmt: skip
def test_clear_names_have_no_warning(written: str) -> None:
    """Braces, particles, initials, one family name, and "and" between names."""
    bib = parse_bibtex_entries(f"@misc{{k, title = {{T}},\n author = {{{written}}}}}", "content/papers/x.bib")
    assert bib.problems == () and len(bib.papers[0].authors) == 1 + (" and " in written)
