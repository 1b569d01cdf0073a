"""The reference format of the Association for Computing Machinery."""

from generator.citing.marked import address, italic, joined
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import Work, credited, first_capital, long_date
from generator.model.paper import PaperType

NAMES = NameRules("written", others=" et al.")
EDITORS = NameRules("written", last=" and ")
BOOKS = frozenset((PaperType.BOOK, PaperType.REPORT))


def acm(work: Work) -> str:
    """Return the reference in ACM style, as marked text (see `marked.py`): Authors. Year. Title. Source. Address."""
    names = credited(work, NAMES, " (Ed.)", " (Eds.)")
    title = work.title
    if work.type in BOOKS:
        title = joined(" ", italic(title), f"({work.edition})" if work.edition else "")
    if work.taken_back:
        title = f"{title} [{first_capital(work.taken_back)}]"
    source = LAYOUTS.get(work.type, _other)(work)
    seen = long_date(work.seen) if work.seen else ""
    link = address(work.link) if work.doi or not work.url else joined(" ", "Retrieved", seen, "from", address(work.url))
    return joined(" ", joined(". ", names, work.year, title, source) + ".", link)


def _pages(work: Work) -> str:
    return page_ranges(work.page)


def _journal(work: Work) -> str:
    date = joined(" ", work.month, work.year)
    issue = joined(" ", work.issue, f"({date})" if date else "")
    volume = f"{work.volume}," if work.volume and issue else work.volume
    return joined(", ", joined(" ", italic(work.short), volume, issue), _pages(work))


def _conference(work: Work) -> str:
    day = f"{work.month} {work.day:02}, {work.year}" if work.day else joined(" ", work.month, work.year)
    series = f"({italic(work.collection)})" if work.collection else ""
    place = f"In {joined(' ', italic(work.container), series)}" if work.container else ""
    return joined(". ", joined(", ", place, day), joined(", ", _publisher(work), _pages(work)))


def _chapter(work: Work) -> str:
    container = joined(" ", italic(work.container), f"({work.edition})" if work.edition else "")
    place = joined(", ", container, _editors(work))
    return joined(". ", f"In {place}" if place else "", joined(", ", _publisher(work), _pages(work)))


def _talk(work: Work) -> str:
    place = joined(", ", italic(work.event), _editors(work))
    return joined(". ", f"In {place}" if place else "", joined(", ", _publisher(work), _pages(work)))


def _publisher(work: Work) -> str:
    return joined(", ", work.publisher, work.place)


def _thesis(work: Work) -> str:
    return joined(". ", work.genre, _publisher(work))


def _other(work: Work) -> str:
    return joined(", ", italic(joined(" ", work.container, work.volume)), _pages(work))


LAYOUTS = {
    PaperType.ARTICLE_JOURNAL: _journal,
    PaperType.BOOK: _publisher,
    PaperType.CHAPTER: _chapter,
    PaperType.PAPER_CONFERENCE: _conference,
    PaperType.REPORT: _publisher,
    PaperType.SPEECH: _talk,
    PaperType.THESIS: _thesis,
}


def _editors(work: Work) -> str:
    return editor_list(work.editors, EDITORS, " (ed.)", " (eds.)")
