"""Who is who: which author of which paper is the owner, and who the others are."""

import re
from functools import cache

import msgspec

from generator.arranging.order import folded
from generator.model.library import Library, Person
from generator.model.name import Author, Name
from generator.model.paper import Paper
from generator.text.slug import slug

# What stands before a name on a home page, and never in a list of authors.
TITLES = re.compile(r"^(?:(?:Professor|Prof|Dr|Mrs|Mr|Ms)\.?\s+)+")


class Identity(msgspec.Struct, frozen=True):
    """A person as the site knows them. `key` is the same for all spellings of one person."""

    key: str
    name: str
    url: str = ""
    orcid: str = ""
    is_owner: bool = False


class People:
    """The owner and the declared co-authors, to be found by ORCID, else by their names and variants."""

    def __init__(self, library: Library) -> None:
        profile = library.profile
        self.owner = Identity("owner", profile.name.full, orcid=profile.orcid, is_owner=True)
        self._owner_names = [profile.name]
        self._known: dict[str, Identity] = {}
        for person in library.people:
            self._know(_identity(person), person.name.full, *person.variants)
        untitled = TITLES.sub("", profile.name.full)
        self._know(self.owner, profile.name.full, untitled, profile.native_name, *profile.variants)

    def _know(self, identity: Identity, *names: str) -> None:
        for name in names:
            if name:
                self._known[name_key(name)] = identity
        if identity.orcid:
            self._known[identity.orcid] = identity

    def authors(self, paper: Paper) -> list[Identity]:
        """Who the authors of `paper` are, in their order.

        Where no author is the owner by ORCID or by a full name, the one author whose initials are the owner's is.
        """
        found = [self._identity(author) for author in paper.authors]
        if not any(identity.is_owner for identity in found):
            alike = [
                place
                for place, author in enumerate(paper.authors)
                if not author.orcid and any(may_be_same(author.name, name) for name in self._owner_names)
            ]
            if len(alike) == 1:
                found[alike[0]] = self.owner
        return found

    def _identity(self, author: Author) -> Identity:
        name = author.name.full
        known = self._known.get(author.orcid) if author.orcid else None
        known = known or self._known.get(name_key(name))
        if known and not (author.orcid and known.orcid and author.orcid != known.orcid):
            return known
        return Identity(author.orcid or name_key(name), name, author.url, author.orcid)


def _identity(person: Person) -> Identity:
    name = person.name.full
    return Identity(person.orcid or name_key(name), name, person.url, person.orcid)


@cache
def name_key(name: str) -> str:
    """A name for comparing and for addresses: "Y.K. Li", "Y. K. Li" and "y k li" are one."""
    return slug(name.replace(".", " "))


def may_be_same(one: Name, other: Name) -> bool:
    """Whether two names have the same family name and given names that agree, initials standing for names."""
    if not one.family or not one.given or not other.given or folded(one.family) != folded(other.family):
        return False
    first, second = (re.split(r"[.\s-]+", folded(name.given).rstrip(".")) for name in (one, other))
    return len(first) == len(second) and all(
        a == b or (1 in {len(a), len(b)} and a[:1] == b[:1]) for a, b in zip(first, second, strict=True)
    )
