"""The co-authors: their index, and which of them have a page."""

from collections.abc import Iterator, Mapping, Sequence

from generator.arranging.addresses.pager import parted
from generator.arranging.people.bylines import MOST_IN_A_LIST
from generator.arranging.people.identities import Identity
from generator.model.paper import Paper
from generator.model.settings import Settings
from generator.model.site.paths import COAUTHORS, list_part, person_page
from generator.model.site.person_views import CoauthorRow
from generator.model.site.views import PaperTeaser
from generator.text.language import language_of_name
from generator.text.link import SITE
from generator.text.slug import own_slugs

LISTED = 5  # papers named beside a person, whose line has the count of all


class Coauthors:
    """All people but the owner, those with the most papers first, then by name.

    `papers` are newest first, `identities` are by the papers' ids. By the keys of people, `urls` has the links to their
    lines in the index, `pages` the files of their pages, and `page_urls` the links to these. A person has a page if
    they are declared in people.yaml, or if they are an author of enough papers (the setting `coauthor-pages`). Papers
    with more than 60 authors do not count: thousands of authors would make thousands of pages with the same list.
    """

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
        enough = settings.coauthor_pages
        shown = [
            key
            for key, person in self._people.items()
            if enough and (person.is_declared or close.get(key, 0) >= enough)
        ]
        # Of people whose names look alike in an address, the one with the oldest paper keeps it.
        age = {paper.id: -place for place, paper in enumerate(papers)}
        shown.sort(key=lambda key: (not self._people[key].is_declared, age[self._written[key][-1].id], key))
        slugs = own_slugs({key: self._people[key].name for key in shown})
        self.pages = {key: person_page(slugs[key]) for key in sorted(shown)}
        self.page_urls = {key: f"{SITE}{url}" for key, url in self.pages.items()}

    def __bool__(self) -> bool:
        return bool(self._people)

    def __len__(self) -> int:
        return len(self._people)

    def person(self, key: str) -> Identity:
        """Return the person with that key."""
        return self._people[key]

    def papers(self, key: str) -> list[Paper]:
        """Return the papers of the person with that key, newest first."""
        return self._written[key]

    def rows(self, keys: Sequence[str], teasers: Mapping[str, PaperTeaser]) -> Iterator[CoauthorRow]:
        """Yield the lines of the people with these keys; `teasers` has the short form of each paper by its id."""
        for key in keys:
            papers = self._written[key]
            listed = tuple(teasers[paper.id] for paper in papers[:LISTED])
            person = self._people[key]
            url = self.page_urls.get(key) or person.url
            native = language_of_name(person.native_name, self._language)
            yield CoauthorRow(
                person.name, key, url, person.orcid, len(papers), span(papers), listed, person.native_name, native
            )


def span(papers: Sequence[Paper]) -> str:
    """Return the years of the papers as text: "2019–2024", "2024", or empty if no paper has a date."""
    years = sorted({paper.issued.year for paper in papers if paper.issued})
    if len(years) < 2:
        return "".join(map(str, years))
    return f"{years[0]}–{years[-1]}"
