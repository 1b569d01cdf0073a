"""The index of the people whom the owner has written with."""

from collections.abc import Iterator, Mapping, Sequence

from generator.arranging.pager import numbered, parted
from generator.arranging.people import Identity
from generator.model.paper import Paper
from generator.model.settings import Settings
from generator.model.views import CoauthorRow, Neighbour
from generator.text.link import SITE

PAGE = "coauthors.html"
LISTED = 5  # papers named beside a person; the count says how many there are


class Coauthors:
    """Everybody but the owner, by the number of papers, then by name. `papers` are newest first, `identities` are by
    the papers' ids. `urls` lead to each person's line, by the person's key."""

    def __init__(
        self, papers: Sequence[Paper], identities: Mapping[str, Sequence[Identity]], settings: Settings
    ) -> None:
        self._written: dict[str, list[Paper]] = {}
        self._people: dict[str, Identity] = {}
        for paper in papers if settings.coauthors else ():
            for identity in {identity.key: identity for identity in identities[paper.id]}.values():
                if not identity.is_owner:
                    self._people.setdefault(identity.key, identity)
                    self._written.setdefault(identity.key, []).append(paper)
        order = sorted(self._people, key=lambda key: (-len(self._written[key]), self._people[key].name.casefold(), key))
        self.parts = parted(order, settings.page_size)
        self.urls = {
            key: f"{SITE}{numbered(PAGE, number)}#{key}" for number, keys in enumerate(self.parts) for key in keys
        }

    def __bool__(self) -> bool:
        return bool(self._people)

    def __len__(self) -> int:
        return len(self._people)

    def rows(self, keys: Sequence[str], neighbours: Mapping[str, Neighbour]) -> Iterator[CoauthorRow]:
        """The lines of these people; `neighbours` are the papers by their ids."""
        for key in keys:
            papers = self._written[key]
            years = sorted({paper.issued.year for paper in papers if paper.issued})
            span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
            listed = tuple(neighbours[paper.id] for paper in papers[:LISTED])
            person = self._people[key]
            yield CoauthorRow(person.name, key, person.url, person.orcid, len(papers), span, listed)
