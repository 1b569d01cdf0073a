"""Who is who: which author of which paper is the owner, and who the others are. Decided once, for all papers together,
so that it does not depend on their order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from generator.formats.names.name_matching import bucket, may_be_same, name_key
from generator.formats.names.names import parse_name
from generator.model.library import Library, Person
from generator.model.name import Author, Name
from generator.model.paper import Paper

# What stands before a name on a home page, and never in a list of authors.
TITLES = re.compile(r"^(?:(?:Professor|Prof|Dr|Mrs|Mr|Ms)\.?\s+)+")
OWNER = "the owner"  # a key that no name has, since it has a space
Spelling = tuple[str, str]  # a name in full, and the ORCID iD beside it, or none


class Identity(msgspec.Struct, frozen=True):
    """A person as the site knows them. `key` is the same for all spellings of one person."""

    key: str
    name: str
    url: str = ""
    orcid: str = ""
    is_owner: bool = False
    native_name: str = ""
    is_declared: bool = False


class Declared:
    """The owner and the people of people.yaml, by ORCID iD and by their names. A name that two of them have is
    nobody's; the owner's are the owner's."""

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
            self._know(identity, [person.name.full, person.native_name or person.name.native_name, *person.variants])
        for key in self._own_keys:
            self.by_name[key] = self.owner
        self._know(self.owner, own)

    def candidates(self, name: Name) -> list[Identity]:
        """Everybody with whose names a name agrees, initials standing for names."""
        place = bucket(name)
        known = self._by_bucket.get(place, []) if place else []
        return list({one.key: one for spelling, one in known if may_be_same(spelling, name)}.values())

    def everybody(self) -> set[Identity]:
        """All of them."""
        return {one for known in self._by_bucket.values() for _, one in known}

    def shares(self, name: Name) -> bool:
        """Whether anybody has the family name and the first initial of a name."""
        return bool(self._by_bucket) and bucket(name) in self._by_bucket

    def _identity(self, person: Person) -> Identity:
        """The person; the owner, where that is who is meant."""
        name = person.name.full
        is_same_orcid = person.orcid == self.owner.orcid if person.orcid and self.owner.orcid else None
        if is_same_orcid or (is_same_orcid is None and name_key(name) in self._own_keys):
            return self.owner
        native = person.native_name or person.name.native_name
        return Identity(person.orcid or name_key(name), name, person.url, person.orcid, False, native, True)

    def _know(self, identity: Identity, names: Iterable[str]) -> None:
        if identity.orcid:
            self.by_orcid[identity.orcid] = identity
        for name in filter(None, names):
            key = name_key(name)
            other = self.by_name.setdefault(key, identity)
            if other and not other.is_owner and other.key != identity.key:
                self.by_name[key] = None
            parsed = parse_name(name)[0]
            if place := bucket(parsed):
                self._by_bucket[place].append((parsed, identity))


class People:
    """Who the authors of the published papers of a library are.

    A person is found by ORCID iD, else by name and variants, else by the one iD with which the name stands in other
    papers, else by initials: where they are those of one declared person, and nobody else is known whose they may be.
    `doubts` are the names that may be those of several people, with the names of these.
    """

    def __init__(self, library: Library) -> None:
        self._declared = Declared(library)
        self._spellings: dict[str, list[Spelling]] = {}
        self._counts: Counter[Spelling] = Counter()
        self._names: dict[Spelling, Name] = {}
        self._told: defaultdict[Spelling, Counter[tuple[str, str]]] = defaultdict(Counter)
        for paper in library.papers:
            if not paper.is_draft:
                self._spellings[paper.id] = [self._note(author) for author in paper.authors]
        for spellings in self._spellings.values():
            self._counts.update(spellings)
        self._orcids: defaultdict[str, set[str]] = defaultdict(set)
        for name, orcid in self._names:
            if orcid:
                self._orcids[name_key(name)].add(orcid)
        self.doubts: dict[str, tuple[str, ...]] = {}
        self._alone = {spelling: self._by_itself(spelling) for spelling in self._names}
        self._likely = self._by_initials()
        self._identities = self._gathered()

    def authors(self, paper: Paper) -> list[Identity]:
        """Who the authors of `paper` are, in their order. Initials are nobody's who stands there already."""
        spellings = self._spellings[paper.id]
        found = [self._identities[self._alone[spelling][0]] for spelling in spellings]
        if self._likely and not self._likely.keys().isdisjoint(spellings):
            likely = Counter(self._likely[spelling] for spelling in spellings if spelling in self._likely)
            there = {identity.key for identity in found}
            for place, spelling in enumerate(spellings):
                key = self._likely.get(spelling, "")
                if key and key not in there and likely[key] == 1:
                    found[place] = self._identities[key]
        return found

    def _note(self, author: Author) -> Spelling:
        name = author.name
        spelling = name.full, author.orcid
        known = self._names.setdefault(spelling, name)
        if known is not name and name < known:  # parted in another way
            self._names[spelling] = name
        if author.url or name.native_name:
            self._told[spelling][author.url, name.native_name] += 1
        return spelling

    def _by_itself(self, spelling: Spelling) -> tuple[str, Identity | None]:
        """The key of who bears a name, without regard to initials, and who that is among the declared."""
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

    def _by_initials(self) -> dict[Spelling, str]:
        """The names that are, by their initials, those of one declared person, with that person's key.

        All names that may be the person's, or the name's, must be each other's, or nobody can tell whose it is.
        """
        alike: defaultdict[tuple[str, str] | None, list[Spelling]] = defaultdict(list)
        for spelling, name in self._names.items():
            if self._declared.shares(name):
                alike[bucket(name)].append(spelling)
        found = {}
        declared = {one.key: one.name for one in self._declared.everybody()}
        for spellings in alike.values():
            whose = [tuple(one.key for one in self._declared.candidates(self._names[other])) for other in spellings]
            for spelling, keys in zip(spellings, whose, strict=True):
                if not keys or spelling[1] or self._alone[spelling] != (name_key(spelling[0]), None):
                    continue
                others = [
                    (self._names[other], theirs)
                    for other, theirs in zip(spellings, whose, strict=True)
                    if self._alone[other][0] != keys[0]
                ]
                name = self._names[spelling]
                if len(keys) == 1 and all(may_be_same(other, name) == (theirs == keys) for other, theirs in others):
                    found[spelling] = keys[0]
                else:
                    rivals = {other.full for other, _ in others if may_be_same(other, name)} - {name.full}
                    whom = {declared[key] for key in keys}
                    self.doubts[name.full] = (*sorted(whom), *sorted(rivals - whom))
        return found

    def _gathered(self) -> dict[str, Identity]:
        """Everybody by key. Who is not declared is called by their most frequent name, then the longest one."""
        members: defaultdict[str, list[Spelling]] = defaultdict(list)
        people: dict[str, Identity] = {}
        for spelling, (key, known) in self._alone.items():
            members[key].append(spelling)
            if known:
                people[key] = known
        likely = {*self._likely.values()}
        people |= {one.key: one for one in self._declared.everybody() if one.key in likely}
        for key, spellings in members.items():
            told = [self._told[spelling] for spelling in spellings if spelling in self._told]
            if key in people and not told:
                continue
            url, native = (_most_frequent(told, place) for place in (0, 1))
            if one := people.get(key):
                people[key] = msgspec.structs.replace(one, url=one.url or url, native_name=one.native_name or native)
                continue
            name = self._shown(spellings)
            orcid = next((orcid for _, orcid in spellings if orcid), "")
            people[key] = Identity(key, name, url, orcid, native_name=native)
        return people

    def _shown(self, spellings: Sequence[Spelling]) -> str:
        if len(spellings) == 1:
            return spellings[0][0]
        counts: Counter[str] = Counter()
        for spelling in spellings:
            counts[spelling[0]] += self._counts[spelling]
        return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _most_frequent(told: Iterable[Counter[tuple[str, str]]], place: int) -> str:
    """The most frequent of what papers tell of a person: the address (0), or the native name (1)."""
    counts: Counter[str] = Counter()
    for counter in told:
        for pair, count in counter.items():
            counts[pair[place]] += count if pair[place] else 0
    return min((word for word in counts if word), key=lambda word: (-counts[word], word), default="")
