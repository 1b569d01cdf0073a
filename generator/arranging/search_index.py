"""`search-index.js`: every paper and page of the site in one file, for the scripts that filter lists and search."""

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.arranging.addresses import FOLDERS, KINDS, free, names
from generator.arranging.bylines import MOST_IN_A_LIST
from generator.arranging.card_lines import names_line, standing_line
from generator.arranging.catalogue import Catalogue
from generator.arranging.coauthors import FOLDER as PEOPLE
from generator.arranging.document_names import SEARCH_INDEX
from generator.arranging.leaves import Leaf
from generator.arranging.trail import HOME
from generator.formats.search_index import ALL, NONE, IndexedPage, IndexedPaper, IndexTable, format_search_index
from generator.model.page import Deferred, Document
from generator.model.paper import TYPE_LABELS, PaperType
from generator.model.views import NamePart

MOST_PAPERS = 30_000  # of more, the index would be longer than anybody waits for
BUDGET = 3_000_000  # characters of abstracts and pages: about 2,000 abstracts, one megabyte as it is sent
SHORTEST = 150  # characters of a text: less of it finds nothing


def is_indexed(catalogue: Catalogue) -> bool:
    """Whether the site has an index."""
    return 0 < len(catalogue.leaves) <= MOST_PAPERS


def search_index(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """The index, made where it is written."""
    if is_indexed(catalogue):
        made_from = (catalogue.index, catalogue.profile, *catalogue.leaves.values(), *catalogue.pages, *catalogue.news)
        yield Deferred(SEARCH_INDEX, partial(_document, catalogue), made_from)


def _document(catalogue: Catalogue) -> Document:
    return Document(url=SEARCH_INDEX, text=index_text(catalogue, BUDGET))


def index_text(catalogue: Catalogue, budget: int) -> str:
    """The file, with no more than `budget` characters of abstracts and pages in it: where there are more, the long
    ones are cut at one length, and where that would leave too little of each, there are none."""
    maker = _Maker(catalogue)
    papers = [maker.paper(catalogue.leaves[id]) for id in catalogue.index.ids]
    pages = [*indexed_pages(catalogue)]
    longest = _longest([*(len(paper.abstract) for paper in papers), *(len(page.text) for page in pages)], budget)
    if longest != ALL:
        papers = [msgspec.structs.replace(paper, abstract=_cut(paper.abstract, longest)) for paper in papers]
        pages = [msgspec.structs.replace(page, text=_cut(page.text, longest)) for page in pages]
    return format_search_index(papers, maker.tables(), pages, longest)


class _Maker:
    """Makes the rows of papers; what they have in common stands in tables, by its place there."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, self._index = catalogue, catalogue.index
        self._topics = {
            kind: {topic.tag.url: place for place, topic in enumerate(self._index.topics.by_kind[kind])}
            for kind in KINDS
        }
        types = {paper.type for paper in self._index.papers}
        self._types = {type: place for place, type in enumerate(sorted(types))}
        self._people: dict[str, int] = {}

    def paper(self, leaf: Leaf) -> IndexedPaper:
        paper, card = leaf.paper, leaf.card
        parts = self._index.parts[paper.id]
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
            standing=standing_line(card),
            taken_back=int(paper.is_taken_back),
            code=int(any(link.kind == "code" for link in card.links)),
            award=paper.award,
            citations=paper.citations,
            year=next(iter(self._places("year", leaf)), -1),
            type=self._types[paper.type],
            venue=next(iter(self._places("venue", leaf)), -1),
            field=self._places("field", leaf),
            keyword=self._places("keyword", leaf),
            person=self._persons(leaf),
            abstract=paper.abstract.plain,
        )

    def tables(self) -> dict[str, IndexTable]:
        """The tables, when all papers are made."""
        return {
            "type": _types(self._types),
            **{kind: self._topic_table(kind) for kind in KINDS},
            "person": self._persons_table(),
        }

    def _places(self, kind: str, leaf: Leaf) -> Sequence[int]:
        topics = self._index.topics
        return list(dict.fromkeys([self._topics[kind][topics.tag(kind, name).url] for name in names(kind, leaf.paper)]))

    def _persons(self, leaf: Leaf) -> Sequence[int]:
        """The co-authors; of a crowd those who have a page, which lists this paper, too."""
        if not self._index.coauthors:
            return ()
        keys = dict.fromkeys([one.key for one in self._index.identities[leaf.paper.id] if not one.is_owner])
        pages = self._index.coauthors.pages
        found = keys if len(keys) <= MOST_IN_A_LIST else [key for key in keys if key in pages]
        return [self._people.setdefault(key, len(self._people)) for key in found]

    def _topic_table(self, kind: str) -> IndexTable:
        topics = self._index.topics.by_kind[kind]
        folder = FOLDERS[kind]
        titles = [topic.tag.title if topic.tag.title != topic.tag.label else "" for topic in topics]
        return IndexTable(
            folder,
            [topic_id(topic.url) for topic in topics],
            [topic.tag.label for topic in topics],
            titles if any(titles) else (),
        )

    def _persons_table(self) -> IndexTable:
        """Everybody by the name of their page; who has none, by the key, unless that is the name of another's page."""
        coauthors = self._index.coauthors
        pages = {key: topic_id(url) for key, url in coauthors.pages.items()}
        taken = {*pages.values()}
        return IndexTable(
            PEOPLE,
            [pages.get(key) or free(key, taken) for key in self._people],
            [coauthors.person(key).name for key in self._people],
            (),
            [int(key in pages) for key in self._people],
        )


def topic_id(url: str) -> str:
    """What the index calls the topic or person whose page that is: "fields/cl.html" -> "cl"."""
    return url.rpartition("/")[2].removesuffix(".html")


def _owner(parts: Sequence[NamePart]) -> Sequence[int]:
    """Where the owner's name begins and ends in a line of authors, as scripts count."""
    place = next((place for place, part in enumerate(parts) if part.is_owner), None)
    if place is None:
        return ()
    before = names_line(parts[:place]) + parts[place].before
    return _units(before), _units(before + parts[place].name)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _types(types: dict[PaperType, int]) -> IndexTable:
    return IndexTable("", [str(type) for type in types], [TYPE_LABELS[type] for type in types])


def indexed_pages(catalogue: Catalogue) -> Iterator[IndexedPage]:
    """What else there is to find: the profile, the free pages, the notes, the people."""
    profile, coauthors = catalogue.profile, catalogue.index.coauthors
    places = [place.name for place in profile.affiliations]
    about = " · ".join(filter(None, (profile.native_name, profile.role, *places, profile.biography.plain)))
    yield IndexedPage(HOME, "home", catalogue.owner, about)
    for page in catalogue.pages:
        text = " ".join(filter(None, (page.description, page.body.plain)))
        yield IndexedPage(f"{page.id}.html", "page", page.title.plain, text)
    for item in catalogue.news:
        title = item.title.plain or f"News of {item.issued.text}"
        yield IndexedPage(f"news/{item.id}.html", "news", title, item.body.plain)
    for key, url in coauthors.pages.items():
        person = coauthors.person(key)
        yield IndexedPage(url, "person", person.name, person.native_name)


def _longest(lengths: Sequence[int], budget: int) -> int:
    """Where texts of these lengths are cut so that all together are no longer than `budget`, each keeping as much as
    any other: ALL where none is, NONE where too little would be left of them."""
    left = budget
    for done, length in enumerate(sorted(lengths)):
        others = len(lengths) - done
        if length * others > left:
            return left // others if left // others >= SHORTEST else NONE
        left -= length
    return ALL


def _cut(text: str, longest: int) -> str:
    """The text, or as many whole words from its beginning as fit."""
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0] or text[:longest]
