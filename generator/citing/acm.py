"""The reference format of the Association for Computing Machinery."""

from generator.citing.marked import address, italic, joined
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import CitedWork, credited, first_capital, is_numeric, long_date
from generator.model.paper import PaperType

NAMES = NameRules("written", others=" et al.")
EDITORS = NameRules("written", last=" and ")
BOOKS = frozenset((PaperType.BOOK, PaperType.REPORT))


def acm(work: CitedWork) -> str:
    """Return the reference in ACM style, as marked text (see `marked.py`): Authors. Year. Title. Source. Address."""
    names = credited(work, NAMES, " (Ed.)", " (Eds.)")
    title = work.title
    if work.type in BOOKS:
        title = joined(" ", italic(title), f"({work.edition})" if work.edition else "")
    if work.retracted:
        title = f"{title} [{first_capital(work.retracted)}]"
    source = LAYOUTS.get(work.type, _other)(work)
    seen = long_date(work.accessed) if work.accessed else ""
    link = address(work.link) if work.doi or not work.url else joined(" ", "Retrieved", seen, "from", address(work.url))
    return joined(" ", joined(". ", names, work.year, title, source) + ".", link)


def _pages(work: CitedWork) -> str:
    return page_ranges(work.page)


def _journal(work: CitedWork) -> str:
    date = joined(" ", work.month, work.year)
    issue = joined(", ", work.issue, f"Article {work.number}" if work.number else "")
    issue = joined(" ", issue, f"({date})" if date else "")
    volume = f"{work.volume}," if work.volume and issue else work.volume
    return joined(", ", joined(" ", italic(work.container_title_short), volume, issue), _extent(work))


def _extent(work: CitedWork) -> str:
    """Return the pages; of an article with a number, how many there are, as in the ACM's own format."""
    if work.number and is_numeric(work.number_of_pages):
        return f"{work.number_of_pages} page{'s' if work.number_of_pages != '1' else ''}"
    return _pages(work)


def _conference(work: CitedWork) -> str:
    day = f"{work.month} {work.day:02}, {work.year}" if work.day else joined(" ", work.month, work.year)
    series = f"({italic(work.collection_title)})" if work.collection_title else ""
    place = f"In {joined(' ', italic(work.container_title), series)}" if work.container_title else ""
    pages = _pages(work)
    if work.number and (work.number_of_pages or not pages):
        pages = joined(", ", f"Article {work.number}", _extent(work))
    return joined(". ", joined(", ", place, day), joined(", ", _publisher(work), pages))


def _chapter(work: CitedWork) -> str:
    container = joined(" ", italic(work.container_title), f"({work.edition})" if work.edition else "")
    place = joined(", ", container, _editors(work))
    return joined(". ", f"In {place}" if place else "", joined(", ", _publisher(work), _pages(work)))


def _talk(work: CitedWork) -> str:
    place = joined(", ", italic(work.event), _editors(work))
    return joined(". ", f"In {place}" if place else "", joined(", ", _publisher(work), _pages(work)))


def _publisher(work: CitedWork) -> str:
    return joined(", ", work.publisher, work.publisher_place)


def _book(work: CitedWork) -> str:
    return joined(". ", _editors(work) if work.translators else "", _publisher(work))


def _thesis(work: CitedWork) -> str:
    return joined(". ", work.genre, _publisher(work))


def _other(work: CitedWork) -> str:
    return joined(", ", italic(joined(" ", work.container_title, work.volume)), _pages(work))


LAYOUTS = {
    PaperType.ARTICLE_JOURNAL: _journal,
    PaperType.BOOK: _book,
    PaperType.CHAPTER: _chapter,
    PaperType.PAPER_CONFERENCE: _conference,
    PaperType.REPORT: _publisher,
    PaperType.SPEECH: _talk,
    PaperType.THESIS: _thesis,
}


def _editors(work: CitedWork) -> str:
    editors = editor_list(work.editors, EDITORS, " (ed.)", " (eds.)")
    return joined(", ", editors, editor_list(work.translators, EDITORS, " (trans.)", " (trans.)"))
