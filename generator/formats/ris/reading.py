"""RIS -> papers."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

import msgspec

from generator.formats.entry.authors import CUT
from generator.formats.entry.entry import Entries
from generator.formats.entry.fields import Diagnostics
from generator.formats.entry.imported import ImportedRecord, clean
from generator.formats.entry.types import classify_kind
from generator.formats.names.names import is_suffix, parted_name
from generator.formats.ris.tags import MEETINGS, OTHERS, OWN, READ, TEXTS
from generator.model.name import Author, Name
from generator.model.paper import PaperType
from generator.model.problem import Problem
from generator.text.identifier_urls import arxiv_address
from generator.text.inline import title_source
from generator.text.slug import slug

TAG = re.compile(r"([A-Za-z][A-Za-z0-9]) {1,2}-(?: (.*)|\s*)$")
ISBN, ISSN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]"), re.compile(r"\d{4}-?\d{3}[\dXx]")


class Line(NamedTuple):
    """A tag and its value; `line` counts from 1 in the file."""

    tag: str
    value: str
    line: int


def parse_ris(text: str, path: str, files: Container[str] = (), *, trusted: bool = False) -> Entries:
    """Return the papers of a file, in its order, and the problems.

    A byte-order mark, one space before the dash, tags in lower case, values of several lines and records without `ER`
    are accepted. Text outside of records is a problem. `path` is relative to the site's folder; `files` are the paths
    under content/ to which links may lead. If `trusted`, raw HTML in texts is kept. Never raises.
    """
    diagnostics, papers = Diagnostics(path), []
    for lines in _records(text.removeprefix("\ufeff"), diagnostics):
        diagnostics.first_line = lines[0].line
        if paper := _record(lines).paper(diagnostics, "", files, trusted=trusted):
            papers.append(paper)
    return Entries(tuple(papers), tuple(diagnostics.problems))


def _records(text: str, diagnostics: Diagnostics) -> Iterator[list[Line]]:
    record: list[Line] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        found = TAG.match(line)
        tag = found[1].upper() if found else ""
        if found and tag == "TY":
            if record:  # the previous record has no `ER`
                yield record
            record = [Line(tag, (found[2] or "").strip(), number)]
        elif found and record and tag == "ER":
            yield record
            record = []
        elif found and record:
            record.append(Line(tag, (found[2] or "").strip(), number))
        elif record and line.strip():
            last = record[-1]
            record[-1] = last._replace(value=f"{last.value} {line.strip()}".strip())
        elif line.strip() and not re.fullmatch(r"\s*(?:\d+\.|[\ufeff\x1a]+)\s*", line):
            message = f'"{line.strip()[:40]}" is outside of any record, and was skipped'
            diagnostics.problems.append(
                Problem(diagnostics.path, number, 0, message, "begin each record with `TY  - `")
            )
    if record:
        yield record


def _record(lines: list[Line]) -> ImportedRecord:
    record, start = ImportedRecord(), lines[0].line
    tags: dict[str, list[Line]] = {}
    for line in lines:
        tags.setdefault(OTHERS.get(line.tag, line.tag), []).append(line)

    def take(tag: str) -> list[Line]:
        return [line for line in tags.pop(tag, ()) if line.value]

    own = [line for line in tags.get("U1", ()) if ": " in line.value]
    named = dict(line.value.split(": ", 1) for line in own)
    known = {"type", "id", "event_title"} | {name for name, _ in OWN}
    if own and named.keys() <= known:
        tags.pop("U1")
    word = lines[0].value.upper()
    tags.pop("TY")
    if word in MEETINGS:
        _put_titles(record, take("C3"), take("T2"), "event_title" in named)
    for name, ours in OWN:
        record.put(ours, named.get(name, ""))
    names = [line.value for line in take("AU")]
    record.are_authors_cut = bool(names) and bool(CUT.fullmatch(names[-1]))
    record.authors = tuple(map(_person, names[:-1] if record.are_authors_cut else names))
    record.editors = tuple(_person(line.value) for line in take("ED"))
    record.translators = tuple(_person(line.value) for line in take("A4"))
    _put_dates(record, take("PY"), take("DA"), take("Y2"), start)
    for tag, ours in (("TI", "title"), *((tag, ours) for tag, _, ours in TEXTS)):
        found = take(tag)
        for line in found[:1]:
            value = title_source(line.value) if ours == "title" else line.value
            record.put(ours, value, line.line - start)
        record.extra += [(tag, line.value) for line in found[1:] if line.value != found[0].value]
    first, last = ([line.value for line in take(tag)] for tag in ("SP", "EP"))
    record.put("pages", "-".join([*first[:1], *last[:1]]))
    serials: dict[str, list[Line]] = {"issn": [], "isbn": []}
    for line in take("SN"):
        is_issn = ISSN.fullmatch(line.value) or not ISBN.match(line.value)
        serials["issn" if is_issn else "isbn"].append(line)
    for ours, listed in serials.items():
        record.put(ours, ", ".join(line.value for line in listed), listed[0].line - start if listed else 0)
    _put_numbers(record, take("AN"), start)
    number, address = (record.values.get(name, ("",))[0] for name in ("arxiv", "url"))
    if number and address == arxiv_address(str(number)):  # `format_ris` adds it for programs
        del record.values["url"]
    record.put("keywords", [line.value for line in take("KW")])
    for tag, ours in (("AB", "abstract"), ("N1", "note")):
        record.put(ours, "\n\n".join(line.value for line in take(tag)))
    for line in take("L1"):
        record.link("pdf", line.value, line.line - start)
    if not record.put("type", named.get("type", "")):
        fields = {name: str(value) for name, (value, _) in record.values.items()}
        type, record.type_source = classify_kind(READ.get(word, PaperType.DOCUMENT), fields)
        record.put("type", type.value)
    key = clean(" ".join(line.value for line in take("ID")[:1]))
    record.put("id", named.get("id") or (key if slug(key) else ""))
    record.put("citation_key", key if (named.get("id") or slug(key)) != key else "")
    record.extra += [(tag, line.value) for tag, found in tags.items() for line in found if line.value]
    return record


def _put_titles(record: ImportedRecord, proceedings: list[Line], meeting: list[Line], is_meeting: bool) -> None:
    """Put the titles of a conference paper's proceedings and meeting.

    A single title is that of the proceedings, unless `is_meeting`.
    """
    where, event = ([line.value for line in found[:1]] for found in (proceedings, meeting))
    if event and (is_meeting or (where and event != where)):
        record.put("event", event[0])
        event = []
    record.put("venue", (where or event or [""])[0])


def _put_numbers(record: ImportedRecord, numbers: list[Line], start: int) -> None:
    """Put the accession numbers: "arXiv:2401.00001" and "PMID:123" have their own fields, others are `extra`."""
    for line in numbers:
        kind, _, number = line.value.partition(":")
        if number and kind.casefold() in {"arxiv", "pmid"}:
            record.put(kind.casefold(), number.strip(), line.line - start)
        else:
            record.extra.append(("AN", line.value))


def _put_dates(record: ImportedRecord, years: list[Line], dates: list[Line], seen: list[Line], start: int) -> None:
    """Put the date of publication and of access. The full date is used only if it is in the year of `PY`."""
    year = years[0].value if years else ""
    date = dates[0].value if dates else ""
    best = date if date and (not year or date.startswith(year[:4])) else year
    if best:
        record.put("date", _iso(best), (dates or years)[0].line - start)
    if seen:
        record.put("accessed", _iso(seen[0].value), seen[0].line - start)


def _iso(written: str) -> str:
    """Return "2024/05/07/" as "2024-05-07", and the free text of "2012///Spring 2012".

    Text in another form is returned without spaces and slashes around it.
    """
    parts = written.split("/", 3)
    if len(parts) == 4 and re.search(r"\d{4}", parts[3]):
        return parts[3].strip()
    found = re.match(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?![\d])", written)
    if not found:
        return written.strip("/ ")
    return "-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)])


def _person(written: str) -> Author:
    """Return the author of a line. A comma at the end or two commas in a row mark a group (see `writing._written`)."""
    words = clean(written)
    if ",," in words:
        return Author(Name(literal=words.replace(",,", ",", 1)), is_group=True)
    if words.endswith(",") and words.count(",") == 1 and " " in words:
        return Author(Name(literal=words[:-1]), is_group=True)
    parts = [part.strip() for part in words.split(",")]
    if len(parts) == 3 and all(parts) and len(parts[2].rstrip(".")) > 1 and not any(map(is_suffix, parts[1:])):
        return Author(msgspec.structs.replace(parted_name(f"{parts[0]}, {parts[1]}")[0], suffix=parts[2]))
    name, is_group = parted_name(words)
    return Author(name, is_group=is_group)
