"""RIS -> papers."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from generator.formats.entry.entry import Entries
from generator.formats.entry.fields import Diagnostics
from generator.formats.entry.imported import ImportedRecord, clean
from generator.formats.names.lists import is_others
from generator.formats.names.names import is_suffix, parted_name
from generator.formats.ris.tags import (
    ARTICLE_NUMBER,
    MEETINGS,
    OTHERS,
    OWN,
    PREPRINT,
    SERIAL_NUMBER,
    serial_kind,
    texts_of,
    type_of,
)
from generator.model.name import Author, Name
from generator.model.paper import PaperType
from generator.model.problem import Problem
from generator.text.identifier_urls import arxiv_address
from generator.text.inline import title_source
from generator.text.slug import slug

TAG = re.compile(r"([A-Za-z][A-Za-z0-9]) {1,2}-(?: (.*)|\s*)$")


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

    word = lines[0].value.upper()
    tags.pop("TY")
    rows = texts_of(word)
    own = [line for line in tags.get(OWN, ()) if ": " in line.value]
    named = dict(line.value.split(": ", 1) for line in own)
    known = {row.attribute: row.field for row in rows if row.tag == OWN} | {"genre": "genre"}
    if own and named.keys() <= {"type", "id", "event_title", *known}:
        tags.pop(OWN)
    if word in MEETINGS:
        _put_titles(record, take("C3"), take("T2"), "event_title" in named)
    for name, ours in known.items():
        record.put(ours, named.get(name, ""))
    names = [line.value for line in take("AU")]
    record.are_authors_cut = bool(names) and is_others(names[-1].strip(", "))
    record.authors = _people(names)
    record.editors = _people(line.value for line in take("ED"))
    record.translators = _people(line.value for line in take("A4"))
    _put_dates(record, take("PY"), take("DA"), take("Y2"), start)
    texts = [(tag, ours) for tag, _, ours in rows if tag not in {OWN, SERIAL_NUMBER}]
    for tag, ours in (("TI", "title"), *texts):
        found = take(tag)
        for line in found[:1]:
            value = title_source(line.value) if ours == "title" else line.value
            record.put(ours, value, line.line - start)
        record.extra += [(tag, line.value) for line in found[1:] if line.value != found[0].value]
    first, last = ([line.value for line in take(tag)] for tag in ("SP", "EP"))
    is_number = any(row.tag == ARTICLE_NUMBER for row in rows) and first == [record.values.get("number", ("",))[0]]
    record.put("pages", "" if is_number and not last else "-".join([*first[:1], *last[:1]]))
    _put_serials(record, take("SN"), take("M1"), word, start)
    _put_numbers(record, take("AN"), start)
    record.put("keywords", [line.value for line in take("KW")])
    for tag, ours in (("AB", "abstract"), ("N1", "note")):
        record.put(ours, "\n\n".join(line.value for line in take(tag)))
    for line in take("L1"):
        record.link("pdf", line.value, line.line - start)
    fields = {name: str(value) for name, (value, _) in record.values.items()}
    type, record.type_source = type_of(word, fields)
    _leave_out_added(record, fields, take("DB"), is_preprint=type is PaperType.ARTICLE and "genre" not in named)
    record.put("type", named.get("type", "") or type.value)
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


def _put_serials(record: ImportedRecord, serials: list[Line], numbers: list[Line], word: str, start: int) -> None:
    """Put the ISBNs, the ISSNs and the number of a record of the type `word`, from its tags SN and M1."""
    kinds: dict[str, list[Line]] = {"issn": [], "isbn": [], "number": []}
    for line in serials:
        kinds[serial_kind(line.value, word)].append(line)
    for ours, listed in kinds.items():
        record.put(ours, ", ".join(line.value for line in listed), listed[0].line - start if listed else 0)
    for line in numbers:
        if not record.put("number", line.value, line.line - start):
            record.extra.append(("M1", line.value))


def _leave_out_added(
    record: ImportedRecord, fields: Mapping[str, str], archives: list[Line], *, is_preprint: bool
) -> None:
    """Remove what `format_ris` adds for programs: the address on arXiv, the kind of a preprint and its archive."""
    number = fields.get("arxiv", "")
    if number and fields.get("url") == arxiv_address(number):
        del record.values["url"]
    if is_preprint and fields.get("genre") == PREPRINT:
        del record.values["genre"]
    added = {"arXiv" if number else "", fields.get("venue", "")}
    record.extra += [("DB", line.value) for line in archives if line.value not in added]


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


def _people(names: Iterable[str]) -> tuple[Author, ...]:
    return tuple(_person(name) for name in names if not is_others(name.strip(", ")))


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
