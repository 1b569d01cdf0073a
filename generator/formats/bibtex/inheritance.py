"""Entries -> entries with the fields that they inherit from the entries that they name in `crossref` or `xdata`.

The rules are those of biber (biblatex manual, section 3.14 and appendix B), with two exceptions: links and notes of a
parent are not inherited, because they are about the whole and not about its part.
"""

from collections.abc import Iterator, Mapping

from generator.formats.bibtex.blocks import Issue
from generator.formats.bibtex.inheriting.fields import fields_for
from generator.formats.bibtex.inheriting.references import MARK, reference_keys, with_references
from generator.formats.bibtex.values import Bibliography, Entry, Value

WAYS = ("xdata", "crossref")
NO_WORK = {"xdata", "set", "control"}  # entries that are no publications, of biblatex and of IEEE's style
MOST_GENERATIONS = 20  # entries on the way from an heir to the last one that it inherits from
MOST_FIELDS = 1_000  # fields of an entry; with more, it inherits nothing else
Inherited = tuple[Entry, tuple[Issue, ...]]  # an entry, and its mistakes with lines from 0 at its own line


def with_inherited(bibliography: Bibliography) -> Bibliography:
    """Return the bibliography with inherited fields. Entries that are no publications, like `@xdata`, are left out.

    A field of the entry itself is never replaced, and of several parents the first one that has a field gives it.
    """
    issues = list(bibliography.issues)
    entries = bibliography.entries
    if any(name in WAYS or MARK in value.text for _, entry in entries for name, value in entry.fields):
        entries = list(_Inheritance(entries).all(entries, issues))
    return Bibliography([(line, entry) for line, entry in entries if entry.kind not in NO_WORK], issues)


def _parents(entry: Entry) -> list[tuple[str, str, Value]]:
    """Return way, key and field of each entry that is named as a parent, in the order in which they give fields."""
    fields = {name: value for name, value in entry.fields if name in WAYS}
    return [(way, key.strip(), fields[way]) for way in WAYS if way in fields for key in fields[way].text.split(",")]


class _Inheritance:
    """The entries of a file with their inherited fields; each is computed once, however many inherit from it."""

    def __init__(self, entries: list[tuple[int, Entry]]) -> None:
        self._by_key = _by_key([entry for _, entry in entries])
        self._known: dict[int, Inherited] = {}
        self._endless = self._endless_of([entry for _, entry in entries])

    def all(self, entries: list[tuple[int, Entry]], issues: list[Issue]) -> Iterator[tuple[int, Entry]]:
        """Yield the entries with inherited fields, and add their mistakes to `issues`."""
        for line, entry in entries:
            complete, found = self._complete(entry)
            issues += [issue._replace(line=line + issue.line) for issue in found]
            yield line, complete

    def _find(self, key: str) -> Entry | None:
        return self._by_key.get(key) or self._by_key.get(key.casefold())

    def _complete(self, entry: Entry) -> Inherited:
        if id(entry) not in self._known:
            has_parents = any(name in WAYS or MARK in value.text for name, value in entry.fields)
            self._known[id(entry)] = self._inheriting(entry) if has_parents else (entry, ())
        return self._known[id(entry)]

    def _inheriting(self, entry: Entry) -> Inherited:
        issues: list[Issue] = []
        entry = with_references(entry, self._values, issues)
        fields = {name: value for name, value in entry.fields if name not in WAYS}
        for way, key, source in _parents(entry):
            parent, heir = self._find(key), f'the entry "{entry.key}" inherits from "{key}" ({way})'
            if parent is None:
                message = f"{heir}, but there is no such entry; nothing is inherited"
                hint = f"write the key of an entry of this file, or remove `{way}`"
                issues.append(Issue(source.line, message, hint, is_error=False))
            elif id(parent) in self._endless:
                message = f"{heir} in a circle, or through more than {MOST_GENERATIONS} others; nothing is inherited"
                issues.append(Issue(source.line, message, f"remove `{way}` from one of them", is_error=False))
            elif len(fields) > MOST_FIELDS:
                message = f"{heir}, but it has more than {MOST_FIELDS:,} fields; nothing more is inherited"
                issues.append(Issue(source.line, message, f"name fewer entries in `{way}`", is_error=False))
                break
            else:
                given = fields_for(entry.kind, fields, self._complete(parent)[0], way)
                fields |= {name: Value(text, source.line) for name, text in given.items()}
        return Entry(entry.kind, entry.key, tuple(fields.items())), tuple(issues)

    def _values(self, key: str) -> Mapping[str, str] | None:
        """Return the fields of the entry with that key, from which a value may be taken; None if there is none."""
        source = self._find(key)
        if source is None or id(source) in self._endless:
            return None
        return {name: value.text for name, value in self._complete(source)[0].fields}

    def _endless_of(self, entries: list[Entry]) -> frozenset[int]:
        """Return the identities of entries whose chains of parents exceed MOST_GENERATIONS, or are circles."""
        parents: dict[int, list[int]] = {}
        for entry in entries:
            keys = [*(key for _, key, _ in _parents(entry)), *reference_keys(entry)]
            parents[id(entry)] = [id(parent) for parent in map(self._find, keys) if parent]
        heirs = {entry for entry, found in parents.items() if found}
        for _ in range(MOST_GENERATIONS):
            heirs = {entry for entry in heirs if not heirs.isdisjoint(parents[entry])}
        return frozenset(heirs)


def _by_key(entries: list[Entry]) -> dict[str, Entry]:
    """Return the entries by key, by key in lower case, and by the other keys in biblatex's `ids`.

    A key as it is written comes first, and of equal keys the first entry, as in biber.
    """
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    for entry in entries:
        by_key.setdefault(entry.key.casefold(), entry)
    for entry in entries:
        for name, value in entry.fields:
            if name == "ids":
                for alias in value.text.split(","):
                    by_key.setdefault(alias.strip(), entry)
    return by_key
