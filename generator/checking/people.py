"""Authors -> findings about their identity: ambiguous names, and names that nearly match a known one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.checking.finding import Finding, Severity
from generator.checking.names import should_have_owner
from generator.formats.names.braces import parse_name
from generator.formats.names.name_matching import blocking_key, is_longer, name_key, within_one_edit
from generator.model.content_paths import PEOPLE, PROFILE
from generator.model.library import Library, Person
from generator.model.paper import Paper, Place
from generator.model.site.site import Site

OFTEN = 3  # papers: a name on so many is probably spelled correctly
DECLARED_WORD, OTHER_WORD = 3, 5  # least letters of a misspelled word: "Li" and "Lu" are two different names
TWO_PEOPLE = f"if they are two people, add an entry for each to {PEOPLE}"


def check_people(library: Library, site: Site) -> Iterator[Finding]:
    """Yield findings about the identity of the authors of published papers.

    `site.doubts` has the ambiguous names. A build does not guess who is meant, so the author must decide.
    """
    yield from _shared_names(library)
    papers = [paper for paper in library.papers if not paper.is_draft]
    yield from _doubts(papers, library, site)
    yield from _near_misses(papers, library, site)


def _shared_names(library: Library) -> Iterator[Finding]:
    """Yield a finding for each name that two entries of people.yaml have, or an entry and the owner."""
    first: dict[str, Person] = {}
    owner = {name_key(name) for name in (library.profile.name.full, *library.profile.variants)}
    for person in library.people:
        for name in dict.fromkeys((person.name.full, *person.variants)):
            earlier = first.setdefault(name_key(name), person)
            if earlier is not person and not (earlier.orcid and person.orcid):
                message = f'"{name}" is a name of "{earlier.name.full}" and of "{person.name.full}"'
                hint = "it matches neither: remove it from one of them, or give both their ORCID iDs"
                if earlier.name.full == person.name.full:
                    message = f'"{name}" is listed twice'
                    hint = "it matches neither: if they are two people, give both their ORCID iDs, else delete one"
                yield Finding(Place(PEOPLE), message, hint, written=(name,))
            elif name_key(name) in owner and name_key(person.name.full) not in owner:
                message = f'"{name}" is a name of "{person.name.full}" and of the owner'
                hint = f"the owner is assumed: remove it here, or in {PROFILE}"
                yield Finding(Place(PEOPLE), message, hint, written=(name,))


def _doubts(papers: Iterable[Paper], library: Library, site: Site) -> Iterator[Finding]:
    """Yield a finding for each ambiguous name: initials of several people, and a name with several ORCID iDs."""
    orcids: defaultdict[str, set[str]] = defaultdict(set)
    papers = list(papers)
    for paper in papers:
        for author in paper.authors:
            if author.orcid:
                orcids[name_key(author.name.full)].add(author.orcid)
    declared = {name_key(name) for person in library.people for name in (person.name.full, *person.variants)}
    homonyms = {key for key, found in orcids.items() if len(found) > 1 and key not in declared}
    owner = library.profile.name.full
    reported: set[str] = set()
    for paper in papers:
        for author in paper.authors:
            name = author.name.full
            if author.orcid or name in reported or not (name in site.ambiguous_names or name_key(name) in homonyms):
                continue
            if (
                owner in site.ambiguous_names.get(name, ())
                and paper.id not in site.owned
                and should_have_owner(paper, library)
            ):
                continue  # `check_names` reports this paper as one without the owner, and suggests this name
            reported.add(name)
            if name in site.ambiguous_names:
                others = tuple(other for other in site.ambiguous_names[name] if other != name)
                namesakes = (
                    ["any of the people with that name"] if len(others) < len(site.ambiguous_names[name]) else []
                )
                message = f'"{name}" may be {" or ".join([*namesakes, *([_either(others)] if others else [])])}'
            else:
                message = f'"{name}" may be any of the {len(orcids[name_key(name)])} people with that name'
            hint = "give the ORCID iD, write the name in full, or add the spelling to `variants` of one of them"
            yield Finding(paper.place, message, hint, written=(name,))


def _either(names: tuple[str, ...]) -> str:
    quoted = [f'"{name}"' for name in names[:3]]
    rest = [f"{len(names) - 3:,} others"] if names[3:] else []
    return " or ".join([*quoted, *rest])


def _near_misses(papers: list[Paper], library: Library, site: Site) -> Iterator[Finding]:
    """Yield a finding for each name that nearly matches one in people.yaml, or a name on OFTEN or more papers."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        for author in paper.authors:
            if not author.orcid and not author.is_group:
                found.setdefault(author.name.full, []).append(paper)
    counts: Counter[str] = Counter()
    for name, where in found.items():
        counts[name_key(name)] += len(where)
    known = _Known(library, found, counts)
    for name, where in found.items():
        near = None if name in site.ambiguous_names else known.near(name, counts[name_key(name)])
        if near is None or any(_stands(near[0], paper) for paper in where):
            continue
        other, is_declared = near
        others = f" (and in {len(where) - 1:,} other papers)" if where[1:] else ""
        what = f"add it to `variants` in {PEOPLE}" if is_declared else "use one spelling for both"
        severity = Severity.WARNING if is_declared else Severity.NOTE
        message = f'"{name}" is nearly "{other}"{others}'
        yield Finding(where[0].place, message, f"{what}; {TWO_PEOPLE}", severity, (name,))


def _stands(name: str, paper: Paper) -> bool:
    """Return whether the paper has an author of that name; a similar name is then another person's."""
    key = name_key(name)
    return any(name_key(author.name.full) == key for author in paper.authors)


class _Known:
    """The names that others may nearly match.

    It finds them by their keys without one letter, and by family name and initial, so that only similar names are
    compared.
    """

    def __init__(self, library: Library, found: Iterable[str], counts: Counter[str]) -> None:
        profile = library.profile
        own = (profile.name.full, profile.native_name, *profile.variants)
        self._exact = {name_key(name) for name in own if name}
        self._declared: set[str] = set()
        self._by_rest: defaultdict[str, list[str]] = defaultdict(list)
        self._by_bucket: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for person in library.people:
            for name in filter(None, (person.name.full, person.native_name, *person.variants)):
                self._exact.add(name_key(name))
                self._declared.add(name)
        often = (name for name in found if counts[name_key(name)] >= OFTEN and name_key(name) not in self._exact)
        for name in (*sorted(self._declared), *often):
            for rest in _rests(name_key(name)):
                self._by_rest[rest].append(name)
            if place := blocking_key(parse_name(name)[0]):
                self._by_bucket[place].append(name)

    def near(self, name: str, count: int) -> tuple[str, bool] | None:
        """Return a known name that differs by one letter or a middle name, and whether people.yaml has it; or None."""
        key = name_key(name)
        if key in self._exact:
            return None
        # A frequent name is not a typing error, but with another middle name it may still be the same person's.
        rests = _rests(key) if count < OFTEN else ()
        like = [known for rest in rests for known in self._by_rest.get(rest, ()) if self._is_slip(key, known)]
        parsed = parse_name(name)[0]
        if place := blocking_key(parsed):
            like += [known for known in self._by_bucket.get(place, ()) if is_longer(parsed, parse_name(known)[0])]
        good = [known for known in like if known in self._declared or count == 1]
        best = min(good, key=lambda known: (known not in self._declared, known), default=None)
        return None if best is None else (best, best in self._declared)

    def _is_slip(self, key: str, other: str) -> bool:
        shortest = DECLARED_WORD if other in self._declared else OTHER_WORD
        first, second = key.split("-"), name_key(other).split("-")
        if not within_one_edit(key, name_key(other)):
            return False
        pairs = zip(first, second, strict=True) if len(first) == len(second) else ()
        return all(min(len(a), len(b)) >= shortest for a, b in pairs if a != b)


def _rests(key: str) -> set[str]:
    """Return the key and all keys without one letter of it: two keys that differ by one edit have one in common."""
    return {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}
