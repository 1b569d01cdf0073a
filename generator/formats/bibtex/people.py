"""A field of names with its biblatex annotations <-> Author: authors and editors."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from generator.formats.bibtex.tex import from_tex, read_line, read_lines, to_tex
from generator.formats.bibtex.verbatim import from_verbatim, to_verbatim
from generator.formats.entry.authors import ONLY_AUTHORS, ONLY_AUTHORS_HINT, Authors, together
from generator.formats.entry.imported import clean
from generator.formats.names.braces import parse_written
from generator.formats.names.extended import extended_name
from generator.formats.names.lists import (
    AS_ONE,
    CUT,
    UNCLEAR_HINT,
    is_list,
    is_others,
    is_unclear,
    names_of_line,
)
from generator.formats.names.marks import bare_name
from generator.formats.names.name_words import CAPITAL_PARTICLES
from generator.formats.names.names import parted_family
from generator.model.name import BIBTEX, Author, Name, index_form, with_particle
from generator.text.marked import Issue

TILDE = "\U0010fff9"
WHOLE_PART = re.compile(r"\{(?!\\)")  # braces that keep a part together
FLAGS = {"equal": "is_equal", "corresponding": "is_corresponding", "student": "is_student"}
# Placeholders for braces while a name is written as TeX. Nothing else uses these code points of private plane 16.
OPEN, CLOSE = "\U0010fff5", "\U0010fff6"
AND_OR_BRACE = re.compile(r"\\.|[{}]|(?:^|(?<= ))and(?= |$)", re.I)
AND = re.compile(r"(?<!\S)and(?!\S)", re.I)
# "Wouter Van den Broeck": BibTeX would take "Van" for a given name.
CAPITAL = re.compile(rf"\S (?:{'|'.join(sorted(CAPITAL_PARTICLES))}) [a-z]")
LINE = re.compile(r"<br\s*/?>|\n")
WHOLE = re.compile(r"\{[^{}]*\}|\{(?:[^{}]|\{[^{}]*\})*\}")
ANNOTATION = re.compile(r'(\d+)\s*=\s*("(?:[^"])*"(?:\s*,\s*"[^"]*")*|[^;"]*)')


def read_people(source: str, annotations: Mapping[str, str], legend: str = "") -> Authors:
    """Return the people of a field "A and B and others".

    `annotations` are biblatex's annotations of this field by name (manual, 3.7); the name of the default annotation is
    "". `legend` is al-folio's `annotation`, which explains the marks after surnames: "* equal contribution".
    """
    written, is_cut = _without_others(names_of(source))
    written = [name for place, text in enumerate(written) for name in _split(text, is_last=place == len(written) - 1)]
    read = [_person(name, legend) for name in written]
    starred = [place for place, person in enumerate(read) if person.is_equal and not legend]
    people = together(read, starred)
    if not annotations:
        return Authors(people, is_cut)
    values = {name: _annotated(text) for name, text in annotations.items()}
    return Authors(tuple(_with_annotations(person, place, values) for place, person in enumerate(people, 1)), is_cut)


def read_as_one(source: str) -> list[str]:
    """Return the parts between "and" that are read as one name, in TeX; not those in biblatex's extended format."""
    return [text for text in names_of(source) if len(_split(text, is_last=True)) == 1 and not extended_name(text)]


def _split(text: str, *, is_last: bool) -> list[str]:
    """Return the names of a part between two "and", which may be a list with commas: "A. One, B. Two, and C. Three"."""
    is_row = is_list(text) or (text.endswith(",") and not is_last and not text.startswith("{"))
    return names_of_line(from_tex(text.rstrip(", "))) if is_row and not extended_name(text) else [text]


def faults_of_names(source: str, field: str) -> list[Issue]:
    """Return what cannot be kept of the names in a field.

    That is unknown commands of TeX, "others" before another name, and "others" who are no authors.
    """
    names = names_of(source)
    last = max((place for place, name in enumerate(names) if not is_others(name)), default=0)
    faults = [
        Issue(1, 1, f'"{name}" must be the last of the names, and was skipped', "move it to the end, or delete it")
        for name in names[:last]
        if is_others(name)
    ]
    if len(names) == 1 and not WHOLE_PART.match(names[0]) and is_unclear(name := from_tex(names[0])):
        family, _, given = name.partition(",")
        faults.append(Issue(1, 1, AS_ONE.format(name, family), UNCLEAR_HINT.format(family, given)))
    if field != "author" and _without_others(names)[1]:
        faults.append(Issue(1, 1, ONLY_AUTHORS, ONLY_AUTHORS_HINT))
    return [*faults, *(issue for name in names if "\\" in name for issue in read_line(bare_name(name).name).issues)]


def _without_others(written: list[str]) -> tuple[list[str], bool]:
    """Return the names without "others" or "et al.", and whether the list ends so."""
    names = [name for name in written if not is_others(name)]
    if not names or written[-1] != names[-1]:
        return names, bool(written)
    last = CUT.sub("", names[-1]).rstrip(" ,")
    return [*names[:-1], last], last != names[-1].rstrip(" ,")


def names_of(source: str) -> list[str]:
    """Return the names of a field, in TeX, split at each "and" outside of braces.

    `{Rose and Thorn} and Doe, Jane` -> `{Rose and Thorn}`, `Doe, Jane`. (The function of bibtexparser drops a command
    at the start of a name, such as the letter of `\\O{}ystein`.)
    """
    names, depth, start = [], 0, 0
    line = " ".join(source.split())
    for mark in AND_OR_BRACE.finditer(line):
        if mark[0] in "{}":
            depth = max(0, depth + (1 if mark[0] == "{" else -1))
        elif not depth and not mark[0].startswith("\\"):
            names.append(line[start : mark.start()])
            start = mark.end()
    return [name.strip() for name in (*names, line[start:]) if name.strip()]


@lru_cache(maxsize=50_000)
def _person(written: str, legend: str) -> Author:
    if parts := extended_name(written):
        return Author(Name(**{part: clean(from_tex(text)) for part, text in parts.items()}))
    bare, signs = bare_name(written)
    name, is_group = read_name(bare)
    return msgspec.structs.replace(Author(name, is_group=is_group), **_flags(signs, legend))


def _flags(signs: str, legend: str) -> dict[str, bool]:
    """Return the flags that the legend gives to the marks. Without a legend, an asterisk is an equal contribution."""
    flags: dict[str, bool] = {}
    for sign in signs.replace("∗", "*"):
        lines = [line for line in LINE.split(legend) if line.strip().startswith((sign, f"\\{sign}"))]
        words = lines[0].casefold() if lines else ""
        if sign == "*" and not legend:
            words = "equal"
        flags |= {flag: True for word, flag in FLAGS.items() if word in words}
    return flags


def unexplained(legend: str) -> list[str]:
    """Return the lines of a legend that match none of FLAGS, as Markdown: "* Now at Example University"."""
    lines = [read_lines(line).value.strip() for line in LINE.split(legend)]
    return [
        re.sub(r"^\*", r"\\*", line) for line in lines if line and not any(word in line.casefold() for word in FLAGS)
    ]


def read_name(written: str) -> tuple[Name, bool]:
    """Return the name in its parts, and whether it is a group: a name that is in braces as a whole."""
    return parse_written(written, lambda source: clean(from_tex(source)))


def _annotated(text: str) -> dict[int, list[str]]:
    """Return the values of an annotation by position in the list of names (biblatex manual, 3.7).

    `1=equal,student; 2="…"` -> {1: ["equal", "student"], 2: ["…"]}
    """
    by_place = {}
    for place, values in ANNOTATION.findall(text):
        quoted = re.findall(r'"([^"]*)"', values)
        by_place[int(place)] = quoted or [value.strip() for value in values.split(",") if value.strip()]
    return by_place


def _with_annotations(author: Author, place: int, annotated: Mapping[str, Mapping[int, list[str]]]) -> Author:
    """Return the author with the values that annotations have for that position, counted from 1."""
    flags = annotated.get("", {}).get(place, [])
    values: dict[str, Any] = {FLAGS[flag]: True for flag in flags if flag in FLAGS}
    if "person" in flags or "group" in flags:
        values["is_group"] = "group" in flags
    for name in ("orcid", "url"):
        if texts := annotated.get(name, {}).get(place):
            values[name] = clean(from_verbatim(texts[0]))
    if texts := annotated.get("affiliation", {}).get(place):
        values["affiliations"] = tuple(clean(from_tex(text)) for text in texts)
    return msgspec.structs.replace(author, **values) if values else author


def write_people(authors: tuple[Author, ...], are_cut: bool) -> str:
    """Return the field of names: "Doe, Jane and Roe, Richard and others". "others" is added if the list is cut."""
    names = [_written(author) for author in authors]
    return " and ".join([*names, "others"] if are_cut and names else names)


def _written(author: Author) -> str:
    """Return the name so that BibTeX splits it into the same parts.

    Braces go around a name that must not be split, around a family name with a word in lower case, and around the word
    "and". If there is a suffix but no given name, an empty pair stands for the given name.
    """
    name = author.name
    if name.literal:
        is_one = not author.is_group and not re.search(r"[\s,{}]|^and$|^others$", name.literal)
        return to_tex(name.literal) if is_one else f"{{{to_tex(name.literal)}}}"
    words = with_particle(name.non_dropping_particle, name.family).split()[-name.family.count(" ") - 1 :]
    has_lower = len(words) > 1 and any(word[:1].islower() for word in words)
    if has_lower or parted_family(name.family)[0]:
        name = msgspec.structs.replace(name, family=f"{OPEN}{name.family}{CLOSE}")
    written = AND.sub(rf"{OPEN}\g<0>{CLOSE}", index_form(name, BIBTEX))
    if name.suffix and not (name.given or name.dropping_particle):
        written += f", {OPEN}{CLOSE}"
    return to_tex(written).replace(OPEN, "{").replace(CLOSE, "}")


def collaboration_of(authors: tuple[Author, ...]) -> str:
    """Return the name of the collaboration among the authors, as revtex wants it in its own field: "LHCb"."""
    names = (
        author.name.literal for author in authors if author.is_group and not author.name.literal.startswith("The ")
    )
    name = next((name for name in names if name.endswith(("Collaboration", "Collaborations"))), "")
    return name.removesuffix(" Collaboration") if name.count("ollaboration") == 1 else name


def annotations(authors: tuple[Author, ...]) -> list[tuple[str, str]]:
    """Return biblatex's annotations as pairs of name and text: [("orcid", '1="0000-0002-1825-0097"')].

    They hold the flags, ORCIDs, URLs and affiliations, and whether a name is a group's if its form does not show that.
    """
    rows: dict[str, list[str]] = {"": [], "orcid": [], "url": [], "affiliation": []}
    for place, author in enumerate(authors, 1):
        flags = [word for word, flag in FLAGS.items() if getattr(author, flag)]
        if author.name.literal and author.is_group is not read_name(_written(author))[1]:
            flags.append("group" if author.is_group else "person")
        if flags:
            rows[""].append(f"{place}={','.join(flags)}")
        for name, value in (("orcid", author.orcid), ("url", author.url)):
            if value:
                rows[name].append(f'{place}="{to_verbatim(value)}"')
        if author.affiliations:
            texts = ",".join(f'"{to_tex(text)}"' for text in author.affiliations)
            rows["affiliation"].append(f"{place}={texts}")
    return [(name, ";".join(row)) for name, row in rows.items() if row]
