"""The papers of a site as rows of the search index.

Rows are kept from one build to the next, so a changed paper costs only its own row.
"""

from collections.abc import Mapping, Sequence

from generator.arranging.papers.card_lines import names_line, status_line
from generator.arranging.papers.index import Index
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.papers.topics import KINDS, names, topic_id
from generator.arranging.people.bylines import MOST_IN_A_LIST
from generator.formats.output.search_index import IndexedPaper, IndexTable
from generator.model.paper import TYPE_LABELS, PaperType
from generator.model.site.paths import person_page, topic_page
from generator.model.site.views import NamePart
from generator.text.slug import free_name


class IndexRows:
    """The rows of the papers of `index`.

    Topics and people are in tables, and rows refer to them by their position there, from 0.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._made: dict[str, tuple[PaperView, IndexedPaper]] = {}
        self._topics = {
            kind: {topic.tag.url: place for place, topic in enumerate(self.index.topics.by_kind[kind])}
            for kind in KINDS
        }
        types = {paper.type for paper in self.index.papers}
        self._types = {type: place for place, type in enumerate(sorted(types))}
        self._people: dict[str, int] = {}

    def rows(self, views: Mapping[str, PaperView]) -> tuple[list[IndexedPaper], dict[str, IndexTable]]:
        """Return the rows of all papers, newest first, and the tables that they refer to; `views` are keyed by id."""
        for id in self.index.ids:
            known = self._made.get(id)
            if known is None or known[0] is not views[id]:
                self._made[id] = views[id], self._row(views[id])
        rows = [self._made[id][1] for id in self.index.ids]
        return rows, self._tables()

    def _row(self, view: PaperView) -> IndexedPaper:
        paper, card = view.paper, view.card
        parts = self.index.parts[paper.id]
        key = paper.citation_key
        return IndexedPaper(
            id=paper.id,
            key="" if key == paper.id else key,
            title=card.title,
            authors=names_line(card.byline.short),
            owner=_owner(card.byline.short),
            others=", ".join([part.name for part in parts[:MOST_IN_A_LIST]]) if card.byline.is_cut else "",
            date=card.date_iso,
            date_text=card.date,
            venue_text=card.venue,
            status=status_line(card),
            retracted=int(paper.is_retracted),
            code=int(any(link.kind == "code" for link in card.links)),
            award=paper.award,
            citations=paper.citations,
            year=next(iter(self._places("year", view)), -1),
            type=self._types[paper.type],
            venue=next(iter(self._places("venue", view)), -1),
            field=self._places("field", view),
            keyword=self._places("keyword", view),
            person=self._persons(view),
            abstract=paper.abstract.plain,
        )

    def _tables(self) -> dict[str, IndexTable]:
        """Return the tables; call it after all rows are made, because these give people their positions."""
        return {
            "type": _types(self._types),
            **{kind: self._topic_table(kind) for kind in KINDS},
            "person": self._persons_table(),
        }

    def _places(self, kind: str, view: PaperView) -> Sequence[int]:
        topics = self.index.topics
        return list(dict.fromkeys([self._topics[kind][topics.tag(kind, name).url] for name in names(kind, view.paper)]))

    def _persons(self, view: PaperView) -> Sequence[int]:
        """Return the positions of the co-authors; if there are over 60, only of those who have a page."""
        if not self.index.coauthors:
            return ()
        identities = self.index.identities[view.paper.id]
        keys = dict.fromkeys([person.key for person in identities if not person.is_owner])
        pages = self.index.coauthors.pages
        listed = keys if len(keys) <= MOST_IN_A_LIST else [key for key in keys if key in pages]
        return [self._people.setdefault(key, len(self._people)) for key in listed]

    def _topic_table(self, kind: str) -> IndexTable:
        topics = self.index.topics.by_kind[kind]
        titles = [topic.tag.title if topic.tag.title != topic.tag.label else "" for topic in topics]
        return IndexTable(
            topic_page(kind, "{}"),
            [topic_id(topic.url) for topic in topics],
            [topic.tag.label for topic in topics],
            titles if any(titles) else (),
        )

    def _persons_table(self) -> IndexTable:
        """Return the people by the names of their pages; without a page, by their key, made unique with a number."""
        coauthors = self.index.coauthors
        pages = {key: topic_id(url) for key, url in coauthors.pages.items()}
        taken = {*pages.values()}
        return IndexTable(
            person_page("{}"),
            [pages.get(key) or free_name(key, taken) for key in self._people],
            [coauthors.person(key).name for key in self._people],
            (),
            [int(key in pages) for key in self._people],
        )


def _owner(parts: Sequence[NamePart]) -> Sequence[int]:
    """Return start and end of the owner's name in a line of authors, in UTF-16 units, as JavaScript counts."""
    place = next((place for place, part in enumerate(parts) if part.is_owner), None)
    if place is None:
        return ()
    before = names_line(parts[:place]) + parts[place].before
    return _units(before), _units(before + parts[place].name)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _types(types: dict[PaperType, int]) -> IndexTable:
    return IndexTable("", [str(type) for type in types], [TYPE_LABELS[type] for type in types])
