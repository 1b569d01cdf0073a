"""Authors and editors: one field of names, and what biblatex's annotations say of them <-> Author."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from generator.formats.bibtex.tex import from_tex, from_verbatim, read_lines, to_tex, to_verbatim
from generator.formats.entry.authors import Authors
from generator.formats.entry.imported import clean
from generator.formats.names.name_words import GROUP, PARTICLES
from generator.formats.names.names import SUFFIX, is_suffix, parted_family, parted_given, parted_name
from generator.model.name import BIBTEX, Author, Name, index_form, puts_family_first, with_particle

# al-folio: signs glued to a surname, which its `annotation` explains.
SIGNS = re.compile(r"[*∗†‡§¶‖&^]+(?=,|$| )")
FLAGS = {"equal": "is_equal", "corresponding": "is_corresponding", "student": "is_student"}
AND_OR_BRACE = re.compile(r"\\.|[{}]|(?:^|(?<= ))and(?= |$)", re.I)
AND = re.compile(r"(?<!\S)and(?!\S)", re.I)
LINE = re.compile(r"<br\s*/?>|\n")
WHOLE = re.compile(r"\{[^{}]*\}|\{(?:[^{}]|\{[^{}]*\})*\}")
ANNOTATION = re.compile(r'(\d+)\s*=\s*("(?:[^"])*"(?:\s*,\s*"[^"]*")*|[^;"]*)')


def read_people(source: str, annotations: Mapping[str, str], legend: str = "") -> Authors:
    """The people of a field "A and B and others". `annotations` are biblatex's for this field by their names, the
    unnamed one by ""; `legend` is al-folio's, which says what signs at surnames mean."""
    written = names_of(source)
    is_cut = bool(written) and written[-1].casefold().strip("{} .") in {"others", "et al"}
    people = [_person(name, legend) for name in (written[:-1] if is_cut else written)]
    if not annotations:
        return Authors(tuple(people), is_cut)
    said = {name: _annotated(text) for name, text in annotations.items()}
    return Authors(tuple(_told(person, place, said) for place, person in enumerate(people, 1)), is_cut)


def names_of(source: str) -> list[str]:
    """The names of a field as they are written: parted by "and" where no brace is open. (bibtexparser's own parting
    loses a command that begins a name, and with it the letter of `\\O{}ystein`.)"""
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
    signs = "".join(SIGNS.findall(written)) if not written.isascii() or re.search("[*&^]", written) else ""
    signs = "" if "\\" in written else signs
    name, is_group = read_name(SIGNS.sub("", written) if signs else written)
    flags = _flags(signs, legend)
    return msgspec.structs.replace(Author(name, is_group=is_group), **flags)


def _flags(signs: str, legend: str) -> dict[str, bool]:
    """What the legend says of the signs; an asterisk that it does not explain is an equal contribution."""
    said: dict[str, bool] = {}
    for sign in signs.replace("∗", "*"):
        told = [line for line in LINE.split(legend) if line.strip().startswith((sign, f"\\{sign}"))]
        words = told[0].casefold() if told else ("equal" if sign == "*" and not legend else "")
        said |= {flag: True for word, flag in FLAGS.items() if word in words}
    return said


def unexplained(legend: str) -> list[str]:
    """The lines of a legend that say more of their signs than we have marks for, as Markdown."""
    lines = [read_lines(line).value.strip() for line in LINE.split(legend)]
    return [
        re.sub(r"^\*", r"\\*", line) for line in lines if line and not any(word in line.casefold() for word in FLAGS)
    ]


def read_name(written: str) -> tuple[Name, bool]:
    """The name in its parts, and whether it is a group's, which is one in braces.

    BibTeX parts the others: it takes words in lower case for particles, and braces hold a part together.
    """
    bare = written.strip()
    if WHOLE.fullmatch(bare):
        whole = clean(from_tex(bare[1:-1]))
        return Name(literal=whole), not puts_family_first(whole)
    words = clean(from_tex(bare))
    has_particle = any(word[:1].islower() for word in words.replace(",", " ").split())
    is_odd = "{" in bare or has_particle or _has_middle(words)
    if not is_odd or puts_family_first(words) or " " not in words or _is_group(words):
        return parted_name(words)
    parts = _parting()(bare, strict=False)
    given, particle, family, suffix = (
        clean(from_tex(" ".join(words))) for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    is_one = "," not in words and not words[:1].isupper() and " ".join(parts.first) in PARTICLES  # "ibn Sina"
    if is_one or (not given and not suffix and (not family or SUFFIX.fullmatch(family) or not particle)):
        return parted_name(words)
    if not parts.last[0].startswith("{"):
        particle, family = _with_marks(particle, family)
    given, dropping = parted_given(given)
    return Name(family, given, particle, suffix, dropping_particle=dropping), False


def _with_marks(particle: str, family: str) -> tuple[str, str]:
    """The particle and the family name of one that BibTeX parted: to it, "al-Khwarizmi" is one word, and a word in a
    script without capitals is a particle."""
    words = particle.split()
    while words and (not re.sub(r"[\W\d_]", "", words[-1])[:1].islower() or parted_family(words[-1])[0]):
        family = f"{words.pop()} {family}"
    attached, family = parted_family(family)
    return " ".join(filter(None, (*words, attached))), family


def _has_middle(words: str) -> bool:
    """Whether there are three parts, of which the second is the suffix although we do not know the word."""
    parts = [part.strip() for part in words.split(",")]
    is_letters = any(len(part.rstrip(".")) == 1 for part in parts[1:])
    return len(parts) == 3 and all(parts) and not is_letters and not any(map(is_suffix, parts[1:]))


def _is_group(words: str) -> bool:
    return "," not in words and not GROUP.isdisjoint(re.findall(r"\w+", words.casefold()))


def _parting() -> Any:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    return parse_single_name_into_parts


def _annotated(text: str) -> dict[int, list[str]]:
    """biblatex manual, 3.7: `1=equal,student; 2="…"`."""
    said = {}
    for place, values in ANNOTATION.findall(text):
        quoted = re.findall(r'"([^"]*)"', values)
        said[int(place)] = quoted or [value.strip() for value in values.split(",") if value.strip()]
    return said


def _told(author: Author, place: int, said: Mapping[str, Mapping[int, list[str]]]) -> Author:
    """The author with what annotations say of the one at that place."""
    flags = said.get("", {}).get(place, [])
    values: dict[str, Any] = {FLAGS[flag]: True for flag in flags if flag in FLAGS}
    if "person" in flags or "group" in flags:
        values["is_group"] = "group" in flags
    for name in ("orcid", "url"):
        if found := said.get(name, {}).get(place):
            values[name] = clean(from_verbatim(found[0]))
    if found := said.get("affiliation", {}).get(place):
        values["affiliations"] = tuple(clean(from_tex(one)) for one in found)
    return msgspec.structs.replace(author, **values) if values else author


def write_people(authors: tuple[Author, ...], are_cut: bool) -> str:
    """The field of names; "others" says that the list goes on."""
    names = [_written(author) for author in authors]
    return " and ".join([*names, "others"] if are_cut and names else names)


def _written(author: Author) -> str:
    """The name as BibTeX parts it; one that must not be parted stands in braces, and so do "and" and what stands for
    a given name where there is a suffix and none."""
    name = author.name
    if name.literal:
        is_one = not author.is_group and not re.search(r"[\s,{}]|^and$|^others$", name.literal)
        return to_tex(name.literal) if is_one else f"{{{to_tex(name.literal)}}}"
    words = with_particle(name.non_dropping_particle, name.family).split()[-name.family.count(" ") - 1 :]
    has_lower = len(words) > 1 and any(word[:1].islower() for word in words)
    if has_lower or parted_family(name.family)[0]:
        name = msgspec.structs.replace(name, family=f"⟨{name.family}⟩")
    written = AND.sub(r"⟨\g<0>⟩", index_form(name, BIBTEX))
    if name.suffix and not (name.given or name.dropping_particle):
        written += ", ⟨⟩"
    return to_tex(written).replace("⟨", "{").replace("⟩", "}")


def annotations(authors: tuple[Author, ...]) -> list[tuple[str, str]]:
    """biblatex's annotations by their names, for what the names alone do not say."""
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
            told = ",".join(f'"{to_tex(one)}"' for one in author.affiliations)
            rows["affiliation"].append(f"{place}={told}")
    return [(name, ";".join(row)) for name, row in rows.items() if row]
