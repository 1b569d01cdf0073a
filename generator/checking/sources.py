"""Pages and findings -> the content files that they come from, with line and column where the cause can be found."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from generator.checking.finding import Finding
from generator.model.content_paths import BIOGRAPHY, PROFILE, SETTINGS
from generator.model.library import Library
from generator.model.page import RedirectPage
from generator.model.paper import Place
from generator.model.paths import MISSING, free_page, news_page, paper_page
from generator.model.site import Site
from generator.text.link import SITE

SHORTEST = 3  # characters: what is shorter stands anywhere


class Sources:
    """Where everything comes from. `read` gives the text of a file, by its path from the site's folder; empty where
    there is none."""

    def __init__(self, library: Library, site: Site, read: Callable[[str], str]) -> None:
        self._read = lru_cache(maxsize=64)(read)
        entries = [
            *((paper_page(paper.id), paper.place) for paper in library.papers),
            *((free_page(page.id), page.place) for page in library.pages),
            *((news_page(item.id), item.place) for item in library.news),
        ]
        self._places = dict(entries)
        self._of_pages = self._places | {
            page.url: self._places[page.target.removeprefix(SITE)]
            for page in site.pages
            if isinstance(page, RedirectPage) and page.target.removeprefix(SITE) in self._places
        }
        self._shown_at_home = [self._places[news_page(item.id)] for item in library.news]
        self._lines: dict[str, list[int]] = {}
        for place in sorted({*self._places.values()}, key=lambda place: (place.path, place.line)):
            self._lines.setdefault(place.path, []).append(place.line)

    def causes(self, pages: Sequence[str], written: Iterable[str]) -> list[Place]:
        """The content that causes something on `pages`: the entries of these pages, and what stands on every page, as
        far as they have one of the words `written`. Where none has, the one entry whose page it is, if it is one."""
        entries = list(dict.fromkeys(self._of_pages[page] for page in pages if page in self._of_pages))
        others = [*self._shown_at_home, *map(Place, (BIOGRAPHY, PROFILE, SETTINGS))]
        words = list(written)
        found = [place for place in entries if self._stands(place, words)]
        found = found or [place for place in others if self._stands(place, words)]
        return found or (entries if len(entries) == 1 and MISSING not in pages else [])

    def located(self, finding: Finding) -> tuple[int, int]:
        """Line and column of what a finding is about; column 0 where only the entry is known."""
        for word in finding.written:
            if where := self._find(finding.place, word):
                return where
        is_whole = finding.place.line == 1 and not finding.written
        return (0 if is_whole else finding.place.line), 0

    def _stands(self, place: Place, words: Iterable[str]) -> bool:
        return any(self._find(place, word) for word in words)

    def _find(self, place: Place, word: str) -> tuple[int, int] | None:
        """Line and column of the first place in an entry where `word` stands."""
        if len(word) < SHORTEST:
            return None
        for number, line in self._lines_of(place):
            if (column := line.find(word)) >= 0:
                return number, column + 1
        return None

    def _lines_of(self, place: Place) -> Iterator[tuple[int, str]]:
        """The lines of an entry with their numbers: up to the next entry of its file."""
        begins = self._lines.get(place.path, [])
        after = bisect_right(begins, place.line)
        end = begins[after] - 1 if after < len(begins) else None
        lines = self._read(place.path).splitlines()[place.line - 1 : end]
        return enumerate(lines, place.line)
