"""Entries -> entries with the fields that they inherit from the entries that they name in `crossref` or `xdata`."""

from collections.abc import Iterator, Mapping

from generator.formats.bibtex.blocks import Issue
from generator.formats.bibtex.values import Bibliography, Entry, Value

WAYS = ("xdata", "crossref")
# Fields that an entry inherits under another name from the entry in its `crossref` (biblatex manual, appendix B).
RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
PARTS_OF = {"inproceedings", "conference", "incollection", "inbook", "suppbook", "bookinbook", "inreference"}
NO_WORK = {"xdata", "set", "control"}  # entries that are no publications, of biblatex and of IEEE's style
NOT_INHERITED = {
    "ids",
    "crossref",
    "xref",
    "xdata",
    "entryset",
    "keywords",
    "options",
    "label",
    "abstract",
    "note",
    "id",
}
MOST_GENERATIONS = 20  # entries on the way from an heir to the last one that it inherits from
MOST_FIELDS = 1_000  # fields of an entry; with more, it inherits nothing else
Inherited = tuple[Entry, tuple[Issue, ...]]  # an entry, and its mistakes with lines from 0 at its own line


def with_inherited(bibliography: Bibliography) -> Bibliography:
    """Return the bibliography with inherited fields. Entries that are no publications, like `@xdata`, are left out.

    A field of the entry itself is never replaced, and of several parents the first one that has a field gives it.
    """
    issues = list(bibliography.issues)
    entries = bibliography.entries
    if any(_parents(entry) for _, entry in entries):
        entries = list(_Inheritance(entries).all(entries, issues))
    return Bibliography([(line, entry) for line, entry in entries if entry.kind not in NO_WORK], issues)


def _parents(entry: Entry) -> list[tuple[str, str, Value]]:
    """Return way, key and field of each entry that is named as a parent, in the order in which they give fields."""
    fields = {name: value for name, value in entry.fields if name in WAYS}
    return [(way, key.strip(), fields[way]) for way in WAYS if way in fields for key in fields[way].text.split(",")]


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
            self._known[id(entry)] = self._inheriting(entry) if _parents(entry) else (entry, ())
        return self._known[id(entry)]

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
        wanted = way == "xdata" or field not in NOT_INHERITED
        if wanted and not (is_part and field in {"author", "date", "year"} and _has_date(fields, field)):
            fields.setdefault(heir, Value(value.text, line))


def _has_date(fields: Mapping[str, Value], field: str) -> bool:
    """Whether the field must not be inherited: the author of a book, or a date if the entry has one in any form."""
    return field == "author" or "date" in fields or "year" in fields
