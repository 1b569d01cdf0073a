"""The people whom the owner has written with: their index, and which of them have pages of their own."""

from collections.abc import Iterator, Mapping, Sequence

from generator.arranging.addresses.pager import parted
from generator.arranging.people.bylines import MOST_IN_A_LIST
from generator.arranging.people.identities import Identity
from generator.model.paper import Paper
from generator.model.paths import COAUTHORS, list_part, person_page
from generator.model.person_views import CoauthorRow
from generator.model.settings import Settings
from generator.model.views import Neighbour
from generator.text.language import language_of_name
from generator.text.link import SITE
from generator.text.slug import free_name, slug

LISTED = 5  # papers named beside a person; the count says how many there are


class Coauthors:
    """Everybody but the owner, by the number of papers, then by name. `papers` are newest first, `identities` are by
    the papers' ids. `urls` lead to each person's line, by the person's key, and `pages` are the files of those who have
    a page of their own: who is declared, or is an author of enough papers that are not by a crowd. A paper with
    thousands of authors would make thousands of pages, and they would all be the same list."""

    def __init__(
        self, papers: Sequence[Paper], identities: Mapping[str, Sequence[Identity]], settings: Settings
    ) -> None:
        self._language = settings.language
        self._written: dict[str, list[Paper]] = {}
        self._people: dict[str, Identity] = {}
        close: dict[str, int] = {}
        for paper in papers if settings.coauthors else ():
            people = {identity.key: identity for identity in identities[paper.id] if not identity.is_owner}
            is_crowd = len(people) > MOST_IN_A_LIST
            for key, identity in people.items():
                self._people.setdefault(key, identity)
                self._written.setdefault(key, []).append(paper)
                if not is_crowd:
                    close[key] = close.get(key, 0) + 1
        order = sorted(self._people, key=lambda key: (-len(self._written[key]), self._people[key].name.casefold(), key))
        self.parts = parted(order, settings.page_size)
        self.urls = {
            key: f"{SITE}{list_part(COAUTHORS, number)}#{key}" for number, keys in enumerate(self.parts) for key in keys
        }
        enough, taken = settings.coauthor_pages, set[str]()
        self.pages = {
            key: person_page(free_name(slug(person.name) or "x", taken))
            for key, person in sorted(self._people.items())
            if enough and (person.is_declared or close.get(key, 0) >= enough)
        }
        self.page_urls = {key: f"{SITE}{url}" for key, url in self.pages.items()}

    def __bool__(self) -> bool:
        return bool(self._people)

    def __len__(self) -> int:
        return len(self._people)

    def person(self, key: str) -> Identity:
        """Who has that key."""
        return self._people[key]

    def papers(self, key: str) -> list[Paper]:
        """The papers of a person, newest first."""
        return self._written[key]

    def rows(self, keys: Sequence[str], neighbours: Mapping[str, Neighbour]) -> Iterator[CoauthorRow]:
        """The lines of these people; `neighbours` are the papers by their ids."""
        for key in keys:
            papers = self._written[key]
            listed = tuple(neighbours[paper.id] for paper in papers[:LISTED])
            person = self._people[key]
            url = self.page_urls.get(key) or person.url
            native = language_of_name(person.native_name, self._language)
            yield CoauthorRow(
                person.name, key, url, person.orcid, len(papers), span(papers), listed, person.native_name, native
            )


def span(papers: Sequence[Paper]) -> str:
    """The years of papers: "2019–2024"."""
    years = sorted({paper.issued.year for paper in papers if paper.issued})
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
