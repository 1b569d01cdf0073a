"""The identities of authors: which author of which paper is the owner, and which spellings are one person.

This is decided once, for all papers together, so that the result does not depend on their order.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from generator.formats.names.braces import parse_name
from generator.formats.names.name_matching import blocking_key, has_initials, may_be_same, name_key
from generator.model.library import Library, Person
from generator.model.name import Author, Name
from generator.model.paper import Paper

# Titles are often part of the name in a profile, but not in lists of authors.
TITLES = re.compile(r"^(?:(?:Professor|Prof|Dr|Mrs|Mr|Ms)\.?\s+)+")
OWNER = "the owner"  # no other key has a space
Spelling = tuple[str, str]  # a full name, and the ORCID iD that is given with it, or an empty text


class Identity(msgspec.Struct, frozen=True):
    """One person. `key` is the same for all spellings of the name: the ORCID iD, else the normalised name."""

    key: str
    name: str
    url: str = ""
    orcid: str = ""
    is_owner: bool = False
    native_name: str = ""
    is_declared: bool = False


class Declared:
    """The owner and the people of people.yaml, by ORCID iD and by all their names.

    A name that two people share finds neither of them (`by_name` has None), unless one of the two is the owner.
    """

    def __init__(self, library: Library) -> None:
        self.by_orcid: dict[str, Identity] = {}
        self.by_name: dict[str, Identity | None] = {}
        self._by_bucket: defaultdict[tuple[str, str], list[tuple[Name, Identity]]] = defaultdict(list)
        profile = library.profile
        name = profile.name.full
        self.owner = Identity(OWNER, name, "", profile.orcid, True, profile.native_name or profile.name.native_name)
        own = [*filter(None, (name, TITLES.sub("", name), self.owner.native_name, *profile.variants))]
        self._own_keys = {name_key(name) for name in own}
        for person in library.people:
            identity = self._identity(person)
            self._add(identity, [person.name.full, person.native_name or person.name.native_name, *person.variants])
        for key in self._own_keys:
            self.by_name[key] = self.owner
        self._add(self.owner, own)

    def candidates(self, name: Name) -> list[Identity]:
        """Return the people who may have this name; initials match names, e.g. "J. Doe" and "Jane Doe"."""
        place = blocking_key(name)
        members = self._by_bucket.get(place, []) if place else []
        return list({person.key: person for spelling, person in members if may_be_same(spelling, name)}.values())

    def everybody(self) -> set[Identity]:
        """Return the owner and all people of people.yaml."""
        return {person for members in self._by_bucket.values() for _, person in members}

    def shares(self, name: Name) -> bool:
        """Return True if a declared person has the family name and the first initial of `name`."""
        return bool(self._by_bucket) and blocking_key(name) in self._by_bucket

    def _identity(self, person: Person) -> Identity:
        """Return the identity of a person of people.yaml; that of the owner if the iD or the name is the owner's."""
        name = person.name.full
        is_same_orcid = person.orcid == self.owner.orcid if person.orcid and self.owner.orcid else None
        if is_same_orcid or (is_same_orcid is None and name_key(name) in self._own_keys):
            return self.owner
        native = person.native_name or person.name.native_name
        return Identity(person.orcid or name_key(name), name, person.url, person.orcid, False, native, True)

    def _add(self, identity: Identity, names: Iterable[str]) -> None:
        if identity.orcid:
            self.by_orcid[identity.orcid] = identity
        for name in filter(None, names):
            key = name_key(name)
            first = self.by_name.setdefault(key, identity)
            if first and not first.is_owner and first.key != identity.key:
                self.by_name[key] = None
            parsed = parse_name(name)[0]
            # A variant with initials stands for this spelling only: "L. Okafor" of Lena does not fit Luke.
            is_only_itself = name not in {identity.name, TITLES.sub("", identity.name)} and has_initials(parsed)
            if not is_only_itself and (place := blocking_key(parsed)):
                self._by_bucket[place].append((parsed, identity))


class People:
    """The authors of the published papers of a library.

    An author is matched with a person by the first of these rules that applies: the same ORCID iD; the same name or
    variant; a name that other papers give with one ORCID iD only; initials that fit one declared person and no other
    known name. `ambiguous_names` has the names that may belong to several people, with the names of these people.
    """

    def __init__(self, library: Library) -> None:
        self._declared = Declared(library)
        self._spellings: dict[str, list[Spelling]] = {}
        self._counts: Counter[Spelling] = Counter()
        self._names: dict[Spelling, Name] = {}
        self._details: defaultdict[Spelling, Counter[tuple[str, str]]] = defaultdict(Counter)
        for paper in library.papers:
            if not paper.is_draft:
                self._spellings[paper.id] = [self._note(author) for author in paper.authors]
        for spellings in self._spellings.values():
            self._counts.update(spellings)
        self._orcids: defaultdict[str, set[str]] = defaultdict(set)
        for name, orcid in self._names:
            if orcid:
                self._orcids[name_key(name)].add(orcid)
        self.ambiguous_names: dict[str, tuple[str, ...]] = {}
        self._matches = {spelling: self._match(spelling) for spelling in self._names}
        self._likely = self._match_initials()
        self._identities = self._collect()

    def authors(self, paper: Paper) -> list[Identity]:
        """Return the authors of `paper`, in their order.

        Initials are not matched with a person who is an author of the paper already.
        """
        spellings = self._spellings[paper.id]
        people = [self._identities[self._matches[spelling][0]] for spelling in spellings]
        if self._likely and not self._likely.keys().isdisjoint(spellings):
            likely = Counter(self._likely[spelling] for spelling in spellings if spelling in self._likely)
            present = {person.key for person in people}
            for place, spelling in enumerate(spellings):
                key = self._likely.get(spelling, "")
                if key and key not in present and likely[key] == 1:
                    people[place] = self._identities[key]
        return people

    def _note(self, author: Author) -> Spelling:
        name = author.name
        spelling = name.full, author.orcid
        known = self._names.setdefault(spelling, name)
        if known is not name and name < known:  # split in another way; the smaller wins in any order
            self._names[spelling] = name
        if author.url or name.native_name:
            self._details[spelling][author.url, name.native_name] += 1
        return spelling

    def _match(self, spelling: Spelling) -> tuple[str, Identity | None]:
        """Return the key of the person with this spelling, and the declared person or None, without using initials."""
        name, orcid = spelling
        key, declared = name_key(name), self._declared
        orcids = self._orcids.get(key, ())
        known = declared.by_orcid.get(orcid) if orcid else None
        if known is None:
            named = declared.by_name.get(key)
            if named and not (orcid and (named.orcid or len(orcids) > 1)):
                known = named
        if known is None and not orcid and len(orcids) == 1 and key not in declared.by_name:
            (orcid,) = orcids
            known = declared.by_orcid.get(orcid)
        return (known.key if known else orcid or key), known

    def _match_initials(self) -> dict[Spelling, str]:
        """Return the spellings whose initials fit exactly one declared person, with that person's key.

        A spelling is in doubt if it fits a name that does not fit the person, or the reverse: "J. Doe" may be Jane Doe,
        who is declared, or John Doe, an author of another paper.
        """
        alike: defaultdict[tuple[str, str] | None, list[Spelling]] = defaultdict(list)
        for spelling, name in self._names.items():
            if self._declared.shares(name):
                alike[blocking_key(name)].append(spelling)
        matches = {}
        declared = {person.key: person.name for person in self._declared.everybody()}
        for spellings in alike.values():
            candidates = [
                tuple(person.key for person in self._declared.candidates(self._names[spelling]))
                for spelling in spellings
            ]
            for spelling, keys in zip(spellings, candidates, strict=True):
                if not keys or spelling[1] or self._matches[spelling] != (name_key(spelling[0]), None):
                    continue
                others = [
                    (self._names[other], theirs)
                    for other, theirs in zip(spellings, candidates, strict=True)
                    if self._matches[other][0] != keys[0]
                ]
                name = self._names[spelling]
                if len(keys) == 1 and all(may_be_same(other, name) == (theirs == keys) for other, theirs in others):
                    matches[spelling] = keys[0]
                else:
                    rivals = {other.full for other, _ in others if may_be_same(other, name)} - {name.full}
                    fitting = {declared[key] for key in keys}
                    self.ambiguous_names[name.full] = (*sorted(fitting), *sorted(rivals - fitting))
        return matches

    def _collect(self) -> dict[str, Identity]:
        """Return all people by their keys; one who is not declared gets the most frequent name, else the longest."""
        members: defaultdict[str, list[Spelling]] = defaultdict(list)
        people: dict[str, Identity] = {}
        for spelling, (key, known) in self._matches.items():
            members[key].append(spelling)
            if known:
                people[key] = known
        likely = {*self._likely.values()}
        people |= {person.key: person for person in self._declared.everybody() if person.key in likely}
        for key, spellings in members.items():
            details = [self._details[spelling] for spelling in spellings if spelling in self._details]
            if key in people and not details:
                continue
            url, native = (_most_frequent(details, place) for place in (0, 1))
            if person := people.get(key):
                native = person.native_name or native
                people[key] = msgspec.structs.replace(person, url=person.url or url, native_name=native)
                continue
            name = self._display_name(spellings)
            orcid = next((orcid for _, orcid in spellings if orcid), "")
            people[key] = Identity(key, name, url, orcid, native_name=native)
        return people

    def _display_name(self, spellings: Sequence[Spelling]) -> str:
        if len(spellings) == 1:
            return spellings[0][0]
        counts: Counter[str] = Counter()
        for spelling in spellings:
            counts[spelling[0]] += self._counts[spelling]
        return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _most_frequent(details: Iterable[Counter[tuple[str, str]]], place: int) -> str:
    """Return the most frequent address (`place` 0) or native name (1) that papers give for a person, or empty."""
    counts: Counter[str] = Counter()
    for counter in details:
        for pair, count in counter.items():
            counts[pair[place]] += count if pair[place] else 0
    return min((word for word in counts if word), key=lambda word: (-counts[word], word), default="")
