"""CSL-JSON <-> Paper, by the schema csl-data.json of CSL 1.0.2."""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

import msgspec

from generator.formats.entry.entry import Entries
from generator.formats.entry.fields import Diagnostics
from generator.formats.entry.imported import ImportedRecord, clean
from generator.formats.entry.types import TYPES
from generator.formats.names.lists import is_others
from generator.formats.names.names import parted_name
from generator.model.date import OPEN, PartialDate
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperType
from generator.model.problem import Problem
from generator.text.inline import title_source, title_words
from generator.text.slug import slug

# Variables of CSL with a text: (variable, attribute of Paper, field of paperfolio's entries).
TEXTS = (
    ("container-title", "container_title", "venue"),
    ("container-title-short", "container_title_short", "venue_short"),
    ("collection-title", "collection_title", "series"),
    ("collection-number", "collection_number", "series_number"),
    ("event-title", "event_title", "event"),
    ("event-place", "event_place", "event_place"),
    ("publisher", "publisher", "publisher"),
    ("publisher-place", "publisher_place", "publisher_place"),
    ("volume", "volume", "volume"),
    ("issue", "issue", "issue"),
    ("page", "page", "pages"),
    ("number", "number", "number"),
    ("edition", "edition", "edition"),
    ("version", "version", "version"),
    ("chapter-number", "chapter_number", "chapter"),
    ("number-of-pages", "number_of_pages", "page_count"),
    ("genre", "genre", "genre"),
    ("DOI", "doi", "doi"),
    ("ISBN", "isbn", "isbn"),
    ("ISSN", "issn", "issn"),
    ("PMID", "pmid", "pmid"),
    ("URL", "url", "url"),
    ("status", "status", "status"),
    ("language", "language", "language"),
)
# Names that other programs write for the same variables.
ALIASES = {
    "event": "event-title",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
}
MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>", re.I)
# A preprint has the name of its archive, and its number there in `archive_location`.
ARCHIVE, ARCHIVED = "arXiv", "archive_location"
# Zotero refuses a whole file with a type that its importer does not list (CSL JSON.js of zotero/translators, 2022): of
# CSL's types that is only "software". It reads a book with a version as a program, and `type: software` in a note
# as the exact type, as citeproc does.
WRITTEN_TYPES = {PaperType.SOFTWARE: PaperType.BOOK}
EXACT_TYPE = re.compile(r"type: ([a-z-]+)")
ENCODER = msgspec.json.Encoder()


def csl_item(paper: Paper, *, abstract: bool = True) -> dict[str, Any]:
    """Return the CSL item of `paper`. Values for which CSL has no variable are under `custom`."""
    key = paper.citation_key or paper.id
    item: dict[str, Any] = {
        "id": key,
        "citation-key": key,
        "type": WRITTEN_TYPES.get(paper.type, paper.type).value,
        "title": title_words(paper.title.source),
    }
    if paper.type in WRITTEN_TYPES:
        item["note"] = f"type: {paper.type.value}"
    if paper.authors:
        item["author"] = [_name(author) for author in paper.authors]
    if paper.editors:
        item["editor"] = [_name(editor) for editor in paper.editors]
    if paper.translators:
        item["translator"] = [_name(translator) for translator in paper.translators]
    if paper.issued:
        item["issued"] = _date(paper.issued)
    if paper.accessed:
        item["accessed"] = _date(paper.accessed)
    for variable, attribute, _ in TEXTS:
        if value := getattr(paper, attribute):
            item[variable] = value
    if paper.arxiv:
        item["archive"], item[ARCHIVED] = ARCHIVE, paper.arxiv
    if paper.keywords:
        item["keyword"] = ", ".join(paper.keywords)
    if abstract and paper.abstract:
        item["abstract"] = paper.abstract.plain
    if custom := _custom(paper):
        item["custom"] = custom
    return item


def _custom(paper: Paper) -> dict[str, Any]:
    custom: dict[str, Any] = {}
    if paper.citation_key and slug(paper.citation_key) != paper.id:
        custom["id"] = paper.id
    if paper.are_authors_cut:
        custom["et-al"] = True
    if any("," in keyword or ";" in keyword for keyword in paper.keywords):
        custom["keywords"] = list(paper.keywords)
    if paper.fields:
        custom["fields"] = list(paper.fields)
    if paper.license:
        custom["license"] = paper.license
    for name, date in (("issued", paper.issued), ("accessed", paper.accessed)):
        if date and (date.end == OPEN or date.season > 24 or date.mark not in {"", "~"}):
            custom[name] = date.edtf  # what the variables of CSL cannot tell
    return custom


def format_csl_json(paper: Paper, *, abstract: bool = True) -> str:
    """Return a JSON list with the item of `paper`, because all programs accept a list; `csl_list` joins several."""
    written: bytes = msgspec.json.format(ENCODER.encode([csl_item(paper, abstract=abstract)]), indent=1)
    return written.decode() + "\n"


def csl_list(formatted: Iterable[str]) -> str:
    """Return one JSON list with the items of all lists that `format_csl_json` returned."""
    return "[" + ",".join(items[1:-3] for items in formatted) + "\n]\n"


def _name(author: Author) -> dict[str, str]:
    name = author.name
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    parts["dropping-particle"] = name.dropping_particle
    parts["non-dropping-particle"] = name.non_dropping_particle
    return {part: value for part, value in parts.items() if value}


def _date(date: PartialDate) -> dict[str, Any]:
    """Return a date variable: a range has two dates, a season is 1 to 4 (CSL-JSON schema)."""
    parts = [[part for part in (date.year, date.month, date.day) if part]]
    if date.end and date.end != OPEN:
        parts.append(list(date.end))
    written: dict[str, Any] = {"date-parts": parts}
    if date.season:
        written["season"] = (date.season - 21) % 4 + 1 if date.season < 33 else date.text.removesuffix(f" {date.year}")
    if date.mark:
        written["circa"] = True
    return written


def parse_csl_json(text: str, path: str, files: Container[str] = (), *, trusted: bool = False) -> Entries:
    """Return the papers of a JSON list of items, or of a single item, and the problems.

    A value that is no item is a problem; the other items are read. `path` is relative to the site's folder; `files` are
    the paths under content/ to which links may lead. If `trusted`, raw HTML in texts is kept. Never raises.
    """
    try:
        found = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        hint = "export the file again as CSL-JSON, or correct it at that place"
        return Entries(problems=(Problem(path, 0, 0, f"this file is no valid JSON, and was skipped: {error}", hint),))
    if isinstance(found, dict):
        found = found["items"] if isinstance(found.get("items"), list) else [found]
    diagnostics, papers = Diagnostics(path), []
    for number, item in enumerate(found if isinstance(found, list) else [found], 1):
        if not isinstance(item, dict):
            message, hint = f"item {number} is no JSON object, and was skipped", "write each item as `{…}`"
            diagnostics.problems.append(Problem(path, 0, 0, message, hint))
            continue
        if paper := _record(item).paper(diagnostics, "", files, trusted=trusted):
            papers.append(paper)
    return Entries(tuple(papers), tuple(diagnostics.problems))


def _record(item: Mapping[str, Any]) -> ImportedRecord:
    record = ImportedRecord()
    left = {ALIASES.get(str(name), str(name)): value for name, value in item.items()}

    def take(name: str) -> str:
        return _text(left.pop(name, ""))

    custom = left.pop("custom", None)
    custom = custom if isinstance(custom, dict) else {}
    type, note = take("type"), take("note")
    if (exact := EXACT_TYPE.fullmatch(note)) and exact[1] in TYPES:
        type, note = exact[1], ""
    record.put("type", type if type in TYPES else PaperType.DOCUMENT.value)
    record.put("title", title_source(MARKUP.sub("", take("title"))))
    authors = left.pop("author", ())
    record.authors = _people(authors)
    record.editors = _people(left.pop("editor", ()))
    record.translators = _people(left.pop("translator", ()))
    record.are_authors_cut = custom.get("et-al") is True or _goes_on(authors)
    for name, ours in (("issued", "date"), ("accessed", "accessed")):
        record.put(ours, _text(custom.get(name)) or _parsed_date(left.pop(name, None)))
        left.pop(name, None)
    for variable, _, ours in TEXTS:
        record.put(ours, take(variable))
    record.put("license", take("license") or _text(custom.get("license")))
    archive, number = take("archive"), take(ARCHIVED)
    if archive.casefold() == "arxiv":
        record.put("arxiv", number)
    else:
        record.extra += [(name, value) for name, value in (("archive", archive), (ARCHIVED, number)) if value]
    listed, written = custom.get("keywords"), take("keyword")
    record.put("keywords", [_text(keyword) for keyword in listed] if isinstance(listed, list) else written)
    fields = custom.get("fields")
    if isinstance(fields, list):
        record.put("fields", [_text(field) for field in fields])
    record.put("abstract", take("abstract"))
    record.put("note", note)
    _put_key(record, take("citation-key") or _text(left.get("id", "")), _text(custom.get("id", "")))
    left.pop("id", None)
    record.extra += [(name, text) for name, value in left.items() if (text := _text(value))]
    return record


def _put_key(record: ImportedRecord, key: str, id: str) -> None:
    key = clean(key)
    record.put("id", id or (key if slug(key) else ""))
    record.put("citation_key", key if (id and id != key) or slug(key) != key else "")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    return "; ".join(filter(None, map(_text, value))) if isinstance(value, list) else ""


def _people(names: Any) -> tuple[Author, ...]:
    found = [_person(name) for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    return tuple(author for author in found if author.name != Name() and not is_others(author.name.literal))


def _goes_on(names: Any) -> bool:
    return isinstance(names, list) and any(
        isinstance(name, dict) and is_others(_person(name).name.literal) for name in names[-1:]
    )


def _person(item: Mapping[str, Any]) -> Author:
    part: Callable[[str], str] = lambda name: clean(_text(item.get(name, "")))  # noqa: E731
    if literal := part("literal"):
        name, is_group = parted_name(literal)
        # CSL gives the parts of a person's name, so a literal name that could be split is a group's.
        return Author(Name(literal=name.literal or literal), is_group=is_group or not name.literal)
    family, given, suffix = part("family"), part("given"), part("suffix")
    particle, dropping = part("non-dropping-particle"), part("dropping-particle")
    if not (given or particle or dropping or suffix):
        return Author(Name(literal=family))
    return Author(Name(family, given, particle, suffix, dropping_particle=dropping))


def _parsed_date(date: Any) -> str:
    if not isinstance(date, dict):
        return _text(date)
    if edtf := _text(date.get("edtf")):
        return edtf
    parts = date.get("date-parts")
    if not (isinstance(parts, list) and parts and isinstance(parts[0], list)):
        return _text(date.get("raw") or date.get("literal"))
    ends = [_iso(part) for part in parts[:2] if isinstance(part, list)]
    season = _text(date.get("season"))
    if season and len(parts[0]) == 1:
        return f"{ends[0]}-{int(season) + 20}" if season in {"1", "2", "3", "4"} else f"{season} {ends[0]}"
    mark = "~" if date.get("circa") else ""
    return "/".join(end + mark for end in ends)


def _iso(parts: list[Any]) -> str:
    widths = (4, *(2 for _ in parts))  # digits of the year, then of month and day
    pairs = zip(map(_text, parts), widths, strict=False)
    return "-".join(f"{int(part):0{width}}" if part.isdecimal() else part for part, width in pairs if part)
