"""Pages and findings -> the content files that cause them, with line and column if these can be found."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from generator.checking.finding import Finding
from generator.model.content_paths import BIOGRAPHY, PROFILE, SETTINGS
from generator.model.library import Library
from generator.model.paper import Place
from generator.model.site.page import RedirectPage
from generator.model.site.paths import MISSING, free_page, news_page, paper_page
from generator.model.site.site import Site
from generator.text.link import SITE

SHORTEST = 3  # characters: a shorter text occurs everywhere


class Sources:
    """Finds the content file, line and column of a finding.

    `read(path)` must return the text of a file, by its path from the site's folder, or "" if there is none.
    """

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
        """Return the content that causes something on `pages`.

        These are the entries of the pages that contain one of the texts `written`; else the news, profile, biography
        and settings that contain one, because every page may show these. If none does, it is the entry of the page if
        there is only one, and otherwise nothing.
        """
        entries = list(dict.fromkeys(self._of_pages[page] for page in pages if page in self._of_pages))
        shared = [*self._shown_at_home, *map(Place, (BIOGRAPHY, PROFILE, SETTINGS))]
        words = list(written)
        found = [place for place in entries if self._stands(place, words)]
        found = found or [place for place in shared if self._stands(place, words)]
        if found:
            return found
        return entries if len(entries) == 1 and MISSING not in pages else []

    def located(self, finding: Finding) -> tuple[int, int]:
        """Return line and column of a finding; column 0 if only its entry is known, line 0 for the whole file."""
        for word in finding.written:
            where = self._find(finding.place, word)
            if where:
                return where
        keep_values = finding.place.line == 1 and not finding.written
        return (0 if keep_values else finding.place.line), 0

    def _stands(self, place: Place, words: Iterable[str]) -> bool:
        return any(self._find(place, word) for word in words)

    def _find(self, place: Place, word: str) -> tuple[int, int] | None:
        """Return line and column of the first occurrence of `word` in an entry, or None."""
        if len(word) < SHORTEST:
            return None
        for number, line in self._lines_of(place):
            column = line.find(word)
            if column >= 0:
                return number, column + 1
        return None

    def _lines_of(self, place: Place) -> Iterator[tuple[int, str]]:
        """Return the lines of an entry with their numbers, up to the next entry of its file."""
        begins = self._lines.get(place.path, [])
        after = bisect_right(begins, place.line)
        end = begins[after] - 1 if after < len(begins) else None
        lines = self._read(place.path).splitlines()[place.line - 1 : end]
        return enumerate(lines, place.line)
