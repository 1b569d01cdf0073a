"""The headings of texts -> the ids that links to them need: `pages/teaching.md#part` leads to `#sec-part`."""

from collections.abc import Iterable
from urllib.parse import quote, unquote

from generator.model.library import FreePage, Library, NewsItem
from generator.model.paper import Paper
from generator.model.site.paths import HOME, free_page, news_page, paper_page
from generator.model.text import Text
from generator.text.slug import anchor

FRAGMENT = "!$&'()*+,;=:@/?-._~"  # characters that need no escape (RFC 3986, section 3.5)


class Headings:
    """The ids of all headings, by the page that has them and by their names."""

    def __init__(
        self, library: Library, papers: Iterable[Paper], pages: Iterable[FreePage], news: Iterable[NewsItem]
    ) -> None:
        self._ids: dict[str, dict[str, str]] = {}
        self._add(HOME, library.profile.biography)
        for page in pages:
            self._add(free_page(page.id), page.body)
        for item in news:
            self._add(news_page(item.id), item.body)
        for paper in papers:
            if paper.body.headings or paper.abstract.headings:
                self._add(paper_page(paper.id), paper.abstract, paper.body)

    def fragment(self, page: str, written: str) -> str:
        """Return a fragment as it must be in a link to `page`: an id, or the name of a heading, becomes the id.

        Other fragments do not change: a theme may have an element with that id. `written` may be percent-encoded.
        """
        name = unquote(written)
        ids = self._ids.get(page, {})
        if name not in ids.values():
            name = ids.get(anchor(name.removeprefix("sec-")), name)
        return quote(name, safe=FRAGMENT)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Headings) and self._ids == other._ids

    __hash__ = None  # type: ignore[assignment]

    def _add(self, page: str, *texts: Text) -> None:
        for heading in (heading for text in texts for heading in text.headings):
            ids = self._ids.setdefault(page, {})
            ids.setdefault(anchor(heading.text), heading.id)
