"""Read lists of authors: names, mappings, or one line with all names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from generator.formats.entry import identifiers, kinds, tex_lines
from generator.formats.entry.fields import (
    SCALAR,
    Diagnostics,
    Field,
    InvalidValue,
    Kind,
    Table,
    each,
    json_schema,
    read_record,
)
from generator.formats.located import Located, LocatedRecord
from generator.formats.names.braces import parse_name
from generator.formats.names.extended import extended_name
from generator.formats.names.lists import (
    AS_ONE,
    CUT,
    PEOPLE,
    UNCLEAR_HINT,
    is_group,
    is_list,
    is_unclear,
    names_of_line,
)
from generator.formats.names.marks import bare_name
from generator.formats.names.name_words import GROUP
from generator.formats.names.names import OTHERS
from generator.model.name import Author, Name

AUTHOR = Table(
    "an author",
    (
        Field("name", kinds.LINE, "Full name, as in a plain list. Instead, you can give the parts of the name:"),
        Field("family", kinds.LINE, "Family name without particles: `Beethoven`."),
        Field("given", kinds.LINE, "Given names: `Ludwig`."),
        Field(
            "dropping_particle",
            kinds.LINE,
            "Particle that is dropped if only the family name is shown: `van` of Ludwig van Beethoven.",
        ),
        Field(
            "non_dropping_particle",
            kinds.LINE,
            "Particle that always belongs to the family name: `van` of Vincent van Gogh.",
        ),
        Field("suffix", kinds.LINE, "Suffix: `Jr.`, `III`."),
        Field(
            "native_name",
            kinds.LINE,
            "Name in its original script. It can also follow the name in parentheses: `Wei Zhang (张伟)`.",
            ("native",),
        ),
        Field("orcid", identifiers.ORCID_ID, "ORCID iD."),
        Field("url", kinds.ADDRESS, "Home page.", ("website", "homepage")),
        Field(
            "affiliations", kinds.WHOLE_LINES, "Affiliations of the author at the time of the paper.", ("affiliation",)
        ),
        Field(
            "equal",
            kinds.FLAG,
            "Contributed equally with the other authors who have this mark.",
            ("equal_contribution",),
        ),
        Field("corresponding", kinds.FLAG, "Is a corresponding author."),
        Field("student", kinds.FLAG, "Was a student at the time of the paper."),
        Field("group", kinds.FLAG, "Is a group: the name is not split into parts.", ("collective",)),
    ),
)
SCHEMA = {"anyOf": [SCALAR, {"type": "array", "items": {"anyOf": [SCALAR, json_schema(AUTHOR)]}}]}


PARTS = ("family", "given", "dropping_particle", "non_dropping_particle", "suffix")
ONLY_AUTHORS = 'only a list of authors can end in "and others" or "et al."; it is left out'
ONLY_AUTHORS_HINT = "name all editors or translators"


class Authors(msgspec.Struct, frozen=True):
    """A list of authors. `is_cut` is whether it ends with "et al.", so that there are more authors."""

    people: tuple[Author, ...] = ()
    is_cut: bool = False


def read_authors(node: Located, diagnostics: Diagnostics) -> Authors:
    """Return the authors of a list of names and mappings, or of one line.

    Example lines: "Ada Lovelace and Alan Turing", "A. One; B. Two", "A One, B Two".
    """
    people: list[Author] = []
    starred: list[int] = []  # the places of names with an asterisk
    cuts: list[tuple[str, Located, int]] = []  # each "et al.", and the number of authors before it

    def read(item: Located, diagnostics: Diagnostics) -> None:
        if isinstance(item, LocatedRecord):
            people.extend(_record(item, diagnostics))
            return
        written = _unescaped(kinds.line(item, diagnostics))
        tex_lines.words(written, item, diagnostics)  # only for its warnings
        is_line = item is node or (is_list(written) and PEOPLE.fullmatch(written) is not None and not is_group(written))
        if item is not node and is_unclear(written):
            family, _, given = written.partition(",")
            diagnostics.warning(item, AS_ONE.format(written, family), UNCLEAR_HINT.format(family, given))
        for name in names_of_line(written) if is_line else [written]:
            bare = CUT.sub("", name) if name.casefold().endswith(OTHERS) else name
            if bare:
                people.append(_plain(bare))
                starred.extend([len(people) - 1] if people[-1].is_equal else [])
            if bare != name:
                cuts.append((name[len(bare) :].lstrip(" ,"), item, len(people)))

    for _ in each(node, diagnostics, read):
        pass
    for word, item, before in cuts:
        if before < len(people):
            diagnostics.field(item, f'"{word}" must be the last of the authors', "move it to the end, or delete it")
    return Authors(together(people, starred), any(before == len(people) for _, _, before in cuts))


def _unescaped(name: str) -> str:
    """Return a name with its entities as letters."""
    if "&" not in name:
        return name
    from generator.formats.html_markup import unescaped  # few names have entities

    return unescaped(name)


def _plain(text: str) -> Author:
    if parts := extended_name(text):
        return Author(Name(**parts))
    bare, signs = bare_name(text)
    name, is_group = parse_name(bare)
    return Author(name, is_group=is_group, is_equal="*" in signs)


def together(people: list[Author], starred: Sequence[int]) -> tuple[Author, ...]:
    """Return the people, without an equal contribution if only one has an asterisk, at the place in `starred`.

    A single asterisk can mean anything, such as the author to write to.
    """
    if len(starred) == 1 and sum(person.is_equal for person in people) == 1:
        people[starred[0]] = msgspec.structs.replace(people[starred[0]], is_equal=False)
    return tuple(people)


def with_collaboration(people: tuple[Author, ...], collaboration: str) -> tuple[Author, ...]:
    """Return the authors with the collaboration for which they write, as INSPIRE has it: "LHCb", "ATLAS and CMS"."""
    name = " ".join(collaboration.strip(" ()[]{}").split())
    if not name:
        return people
    if GROUP.isdisjoint(re.findall(r"\w+", name.casefold())):
        name += " Collaborations" if re.search(r",|&|\band\b", name) else " Collaboration"
    if any(person.name.literal.casefold() == name.casefold() for person in people):
        return people
    return (*people, Author(Name(literal=name), is_group=True))


def _record(node: LocatedRecord, diagnostics: Diagnostics) -> Iterator[Author]:
    """Yield the author of a mapping, or nothing if it has no name."""
    record = read_record(node, AUTHOR, diagnostics)
    values: Mapping[str, Any] = record.values
    if values.get("given") and not values.get("name") and not values.get("family"):
        values = {**values, "name": values["given"], "given": ""}  # a person with one name
    if not values.get("name") and not values.get("family"):
        if not {"name", "family"} & record.nodes.keys():
            diagnostics.field(node, f"{AUTHOR.what} has no name", "add `name: …`")
        return
    if values.get("family"):
        parts = {part: bare_name(values[part]).name for part in PARTS if values.get(part)}
        # A name of one part is literal, as if it were written without parts.
        name, is_group = Name(**parts) if len(parts) > 1 else Name(literal=parts["family"]), False
    else:
        name, is_group = parse_name(bare_name(values["name"]).name)
    if values.get("group"):
        name, is_group = Name(literal=values.get("name", name.full).strip("{}")), True
    elif values.get("native_name"):
        name = msgspec.structs.replace(name, native_name=values["native_name"])
    yield Author(
        name,
        orcid=values.get("orcid", ""),
        url=values.get("url", ""),
        affiliations=values.get("affiliations", ()),
        is_group=is_group,
        is_equal=values.get("equal", False),
        is_corresponding=values.get("corresponding", False),
        is_student=values.get("student", False),
    )


def read_editors(node: Located, diagnostics: Diagnostics) -> Authors:
    """Return editors or translators. Only the list of authors can end in "et al."."""
    people = read_authors(node, diagnostics)
    if people.is_cut:
        diagnostics.warning(node, ONLY_AUTHORS, ONLY_AUTHORS_HINT)
    return people


AUTHORS = Kind("list of authors", read_authors, SCHEMA)
EDITORS = Kind("list of authors", read_editors, SCHEMA)


def one_name(node: Located, diagnostics: Diagnostics) -> Name:
    """Return the name of one person. Raises Unfit if it is empty."""
    if not kinds.line(node, diagnostics):
        raise InvalidValue("the name is empty", "write the name")
    return parse_name(_unescaped(kinds.line(node, diagnostics)))[0]


NAME = Kind("name", one_name, SCALAR)
