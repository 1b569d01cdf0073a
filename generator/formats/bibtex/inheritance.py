"""Entries -> entries with the fields that they inherit from the entries that they name in `crossref` or `xdata`."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from generator.formats.bibtex.blocks import Issue
from generator.formats.bibtex.names import LINKS
from generator.formats.bibtex.people import names_of
from generator.formats.bibtex.values import Bibliography, Entry, Value
from generator.formats.entry.paper_links import KIND_OF

GRANULAR = re.compile(r"xdata=([^\s,{}]+)")
WAYS = ("xdata", "crossref")
# Fields that an entry inherits under another name from the entry in its `crossref` (biblatex manual, appendix B).
RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
PARTS_OF = {"inproceedings", "conference", "incollection", "inbook", "suppbook", "bookinbook", "inreference"}
NO_WORK = {"xdata", "set", "control"}  # entries that are no publications, of biblatex and of IEEE's style
# Their author is also that of the whole book (biblatex manual, appendix B).
WITH_AUTHOR = {"inbook", "suppbook", "bookinbook"}
# Fields that belong to the entry that has them: its identifiers and links, its place in lists, what is said about it.
OWN = (
    "ids crossref xref xdata entryset entrysubtype execute keywords keyword options label presort related "
    "relatedtype relatedstring relatedoptions shorthand sortkey sorttitle abstract annotation note id draft published "
    "private selected featured award awards award_name honor honors status pubstate preview image thumbnail image_alt "
    "tldr citations aliases fields bibtex_show doi url urldate eprint eprinttype archiveprefix arxiv arxivid pmid "
    "pmcid hal file links additional_info altmetric dimensions inspirehep_id google_scholar_id"
)
NOT_INHERITED = {*OWN.split(), *KIND_OF, *LINKS}
MOST_GENERATIONS = 20  # entries on the way from an heir to the last one that it inherits from
MOST_FIELDS = 1_000  # fields of an entry; with more, it inherits nothing else
Inherited = tuple[Entry, tuple[Issue, ...]]  # an entry, and its mistakes with lines from 0 at its own line


def with_inherited(bibliography: Bibliography) -> Bibliography:
    """Return the bibliography with inherited fields. Entries that are no publications, like `@xdata`, are left out.

    A field of the entry itself is never replaced, and of several parents the first one that has a field gives it.
    """
    issues = list(bibliography.issues)
    entries = bibliography.entries
    if any(_parents(entry) or _is_granular(entry) for _, entry in entries):
        entries = list(_Inheritance(entries).all(entries, issues))
    return Bibliography([(line, entry) for line, entry in entries if entry.kind not in NO_WORK], issues)


def _parents(entry: Entry) -> list[tuple[str, str, Value]]:
    """Return way, key and field of each entry that is named as a parent, in the order in which they give fields."""
    fields = {name: value for name, value in entry.fields if name in WAYS}
    return [(way, key.strip(), fields[way]) for way in WAYS if way in fields for key in fields[way].text.split(",")]


def _is_granular(entry: Entry) -> bool:
    return any("xdata=" in value.text for _, value in entry.fields)


class _Inheritance:
    """The entries of a file with their inherited fields; each is computed once, however many inherit from it."""

    def __init__(self, entries: list[tuple[int, Entry]]) -> None:
        self._by_key = {entry.key.casefold(): entry for _, entry in entries}
        self._known: dict[int, Inherited] = {}
        self._endless = _endless(self._by_key)

    def all(self, entries: list[tuple[int, Entry]], issues: list[Issue]) -> Iterator[tuple[int, Entry]]:
        """Yield the entries with inherited fields, and add their mistakes to `issues`."""
        for line, entry in entries:
            complete, found = self._complete(entry)
            issues += [issue._replace(line=line + issue.line) for issue in found]
            yield line, complete

    def _complete(self, entry: Entry) -> Inherited:
        if id(entry) not in self._known:
            whole, issues = self._granular(entry) if _is_granular(entry) else (entry, ())
            complete, more = self._inheriting(whole) if _parents(whole) else (whole, ())
            self._known[id(entry)] = complete, (*issues, *more)
        return self._known[id(entry)]

    def _granular(self, entry: Entry) -> Inherited:
        """Return the entry with each `xdata=key-field-2` replaced by this value (biblatex manual, 3.13.6)."""
        issues: list[Issue] = []

        def value(found: re.Match[str], line: int) -> str:
            for cut in re.finditer("-", found[1]):
                source = self._by_key.get(found[1][: cut.start()].casefold())
                field, _, number = found[1][cut.end() :].partition("-")
                text = dict(source.fields).get(field.casefold()) if source else None
                if text:
                    names = names_of(text.text) if number.isdigit() else [text.text]
                    return names[int(number or 1) - 1] if int(number or 1) <= len(names) else text.text
            message = f'"{found[0]}" names no field of another entry; it is left as it is written'
            issues.append(Issue(line, message, "write it as `xdata=key-field` or `xdata=key-field-1`", is_error=False))
            return found[0]

        fields = tuple(
            (name, Value(GRANULAR.sub(partial(value, line=text.line), text.text), text.line))
            for name, text in entry.fields
        )
        return Entry(entry.kind, entry.key, fields), tuple(issues)

    def _inheriting(self, entry: Entry) -> Inherited:
        fields = {name: value for name, value in entry.fields if name not in WAYS}
        issues: list[Issue] = []
        for way, key, source in _parents(entry):
            parent, heir = self._by_key.get(key.casefold()), f'the entry "{entry.key}" inherits from "{key}" ({way})'
            if parent is None or parent.key.casefold() == entry.key.casefold():
                message = f"{heir}, but there is no such entry; nothing is inherited"
                hint = f"write the key of an entry of this file, or remove `{way}`"
                issues.append(Issue(source.line, message, hint, is_error=False))
            elif key.casefold() in self._endless:
                message = f"{heir} in a circle, or through more than {MOST_GENERATIONS} others; nothing is inherited"
                issues.append(Issue(source.line, message, f"remove `{way}` from one of them", is_error=False))
            elif len(fields) > MOST_FIELDS:
                message = f"{heir}, but it has more than {MOST_FIELDS:,} fields; nothing more is inherited"
                issues.append(Issue(source.line, message, f"name fewer entries in `{way}`", is_error=False))
                break
            else:
                _inherit(fields, entry, self._complete(parent)[0], way, source.line)
        return Entry(entry.kind, entry.key, tuple(fields.items())), tuple(issues)


def _endless(by_key: Mapping[str, Entry]) -> frozenset[str]:
    """Return the keys of entries whose chains of parents have more than MOST_GENERATIONS entries, or are circles."""
    parents = {key: [name.casefold() for _, name, _ in _parents(entry)] for key, entry in by_key.items()}
    heirs = {key for key, names in parents.items() if names}
    for _ in range(MOST_GENERATIONS):
        heirs = {key for key in heirs if not heirs.isdisjoint(parents[key])}
    return frozenset(heirs)


def _inherit(fields: dict[str, Value], entry: Entry, parent: Entry, way: str, line: int) -> None:
    """Add the fields of a parent that the entry does not have, with the line of the field that names the parent."""
    is_part = way == "crossref" and entry.kind in PARTS_OF
    for field, value in parent.fields:
        heir = RENAMED.get(field, field) if is_part else field
        if way == "crossref" and (field in NOT_INHERITED or (is_part and _is_own(field, entry, fields))):
            continue
        fields.setdefault(heir, Value(value.text, line))
        if is_part and field == "author":
            fields.setdefault("bookauthor", Value(value.text, line))


def _is_own(field: str, entry: Entry, fields: Mapping[str, Value]) -> bool:
    """Return whether a part has its own value: the author of a paper, or a date in any form."""
    if field == "author":
        return entry.kind not in WITH_AUTHOR
    return field in {"date", "year"} and bool({"date", "year"} & fields.keys())
