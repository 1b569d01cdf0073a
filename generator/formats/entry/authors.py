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
from generator.formats.names.marks import bare_name
from generator.formats.names.name_words import GROUP, PARTICLES
from generator.formats.names.names import INITIALS, LONE_SUFFIX, OTHERS, SUFFIXES
from generator.model.name import Author, Name, puts_family_first

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
BETWEEN = re.compile(r"\s*[;；、]\s*|,?\s+(?:and|\\?&)\s+(?!others$)", re.I)
VANCOUVER = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?) ([A-Z]{1,3})")  # "Smith JA"
PEOPLE = re.compile(r"[\w\s.,;&'’*†‐-]+")  # what a list of names has, in one item of a list
ONLY_AUTHORS = 'only a list of authors can end in "and others" or "et al."; it is left out'
ONLY_AUTHORS_HINT = "name all editors or translators"
CUT = re.compile(rf"(?:^|,?\s+)(?:and\s+)?(?:{'|'.join(map(re.escape, OTHERS))})$", re.I)


def is_others(written: str) -> bool:
    """Return whether a whole name only says that there are more people: "others", "{et al.}"."""
    return CUT.fullmatch(written.strip("{} ")) is not None


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
        is_line = item is node or (
            is_list(written) and PEOPLE.fullmatch(written) is not None and not _is_group(written)
        )
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


def _is_group(written: str) -> bool:
    return not GROUP.isdisjoint(re.findall(r"\w+", written.casefold()))


def is_list(written: str) -> bool:
    """Return whether a text without "and" has several names: "A. One, B. Two, C. Three", "A. One; B. Two"."""
    if written.lstrip().startswith("{") or "=" in written:
        return False
    commas = [part for part in written.split(",") if part.strip() and not SUFFIXES.fullmatch(part.strip())]
    is_row = len(commas) > 1 and all(map(_begins_with_initials, commas))  # "A. One, B. Two"
    return is_row or len(commas) > 2 or bool(re.search(r";|\s\\?&\s", written))


def _begins_with_initials(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and _are_initials(words[0]) and not _are_initials(words[-1])


def names_of_line(written: str) -> list[str]:
    """Return the names of one line. Commas split it only if each part is a whole name: "A One, B Two and C Three"."""
    if written.startswith("{") and written.endswith("}") and "}" not in written[:-1]:
        return [written]
    parts = [part for part in BETWEEN.split(written) if part]
    if ";" in written or "；" in written or (len(parts) > 1 and all("," in part for part in parts)):
        return _initials_after([name for part in parts for name in (_pairs(part) or [part])])
    return _initials_after([name for part in parts for name in _comma_parted(part)])


def _initials_after(names: list[str]) -> list[str]:
    """Return "Smith, JA" for each name of a list in which all are written "Smith JA"; any other list as it is."""
    found = [VANCOUVER.fullmatch(name) for name in names]
    return [f"{name[1]}, {name[2]}" for name in found if name] if len(names) > 1 and all(found) else names


def _pairs(text: str) -> list[str]:
    """Return the names of "Okafor, L., Smith, J. A."; none if the parts do not alternate so."""
    parts = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    families, given = parts[::2], parts[1::2]
    if len(parts) < 4 or len(parts) % 2 or not all(_are_initials(part) for part in given):
        return []
    return (
        []
        if any(map(_are_initials, families))
        else [f"{family}, {first}" for family, first in zip(families, given, strict=True)]
    )


def _are_initials(text: str) -> bool:
    return all(INITIALS.fullmatch(word) or (len(word) <= 3 and word.isupper()) for word in text.split())


def _comma_parted(text: str) -> list[str]:
    """ "A One, B Two" is two names; "Lovelace, Ada", "van der Berg, Jan Paul" and "King, Jr., Martin L." are one."""
    if pairs := _pairs(text):
        return pairs
    names: list[str] = []
    family, *given = text.replace("，", ",").split(",")
    if len(given) == 1 and LONE_SUFFIX.fullmatch(family.split(" ")[-1]):  # "King III, Martin Luther"
        return [text]
    for part in (family, *given):
        if names and LONE_SUFFIX.fullmatch(part.strip()):
            names[-1] += f", {part.strip()}"
        elif part.strip():
            names.append(part.strip())
    keep_values = all(" " in name.partition(",")[0] or _is_unparted(name) or CUT.fullmatch(name) for name in names)
    return names if keep_values and text.split(" ", 1)[0] not in PARTICLES else [text]


def _is_unparted(name: str) -> bool:
    """Return whether a name can be whole without a space: at least two letters of Han, kana or Hangul."""
    return len(name) > 1 and puts_family_first(name[0])


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
