"""The reference guide of the IEEE (2023), without the number in brackets."""

from generator.citing.marked import address, italic, joined, quoted
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import REVIEWS, CitedWork, credited, first_capital, month, shortened
from generator.model.paper import PaperType

NAMES = NameRules("initials", most=7, others=f" {italic('et al.')}")
EDITORS = NameRules("initials")
ARTICLES = REVIEWS | {PaperType.ARTICLE_JOURNAL}
MONTHLY = ARTICLES | {PaperType.REPORT, PaperType.PAPER_CONFERENCE}
YEARLY = frozenset((PaperType.BOOK, PaperType.CHAPTER, PaperType.THESIS))
EDITIONED = frozenset((PaperType.BOOK, PaperType.CHAPTER, PaperType.PAPER_CONFERENCE, PaperType.REPORT))
IMPRINTED = frozenset((PaperType.BOOK, PaperType.CHAPTER, PaperType.PAPER_CONFERENCE))
ONLINE = frozenset((PaperType.WEBPAGE, PaperType.POST_WEBLOG))


def ieee(work: CitedWork) -> str:
    """Return the reference in IEEE style, as marked text (see `marked.py`): Authors, title, source, date, address."""
    names = credited(work, NAMES, ", Ed.", ", Eds.")
    body = LAYOUTS.get(work.type, _other)(work)
    end = "," if work.type in ARTICLES and work.link else "."
    return joined(" ", joined(", ", names, body, first_capital(work.retracted)) + end, _access(work))


def _access(work: CitedWork) -> str:
    if work.doi and work.type not in ONLINE:
        return f"doi: {address(work.doi)}."
    if not work.url:
        return ""
    seen = (
        f"Accessed: {_day(month(work.accessed), work.accessed.day, str(work.accessed.year))}. " if work.accessed else ""
    )
    return f"{seen}[Online]. Available: {address(work.url)}"


def _article(work: CitedWork) -> str:
    pages = f"Art. no. {work.number}" if work.number and work.type is PaperType.ARTICLE_JOURNAL else _pages(work)
    status = "" if work.page or work.issue or work.volume else first_capital(work.status)
    return joined(
        ", ", quoted(work.title), italic(work.container_title_short), *_locators(work), pages, _date(work), status
    )


def _conference(work: CitedWork) -> str:
    presented = f"presented at the {work.event}" if work.event else ""
    place = f"in {italic(work.container_title)}" if work.container_title else presented
    status = "" if work.page or work.issue or work.volume else first_capital(work.status)
    head = joined(", ", quoted(work.title), place, _editors(work), _collection(work))
    pages = f"Art. no. {work.number}" if work.number and not work.page else _pages(work)
    tail = joined(", ", _publisher(work), _date(work), pages, status)
    return joined(". " if work.collection_title else ", ", head, tail)


def _chapter(work: CitedWork) -> str:
    place = f"in {italic(work.container_title)}" if work.container_title else ""
    chapter = f"ch. {work.chapter_number}" if work.chapter_number else ""
    head = joined(", ", quoted(work.title), place, *_locators(work), _editors(work), _collection(work))
    tail = joined(", ", _publisher(work), _date(work), chapter, _pages(work))
    return joined(". " if work.collection_title else ", ", head, tail)


def _report(work: CitedWork) -> str:
    return joined(", ", quoted(work.title), _publisher(work), joined(" ", work.genre, work.number), _date(work))


def _thesis(work: CitedWork) -> str:
    return joined(", ", quoted(work.title), work.genre, _publisher(work), _date(work))


def _software(work: CitedWork) -> str:
    date = _date(work)
    return joined(". ", italic(work.title), f"({date})" if date else "", work.genre, _publisher(work))


def _standard(work: CitedWork) -> str:
    place = work.publisher_place or work.event_place
    return joined(", ", italic(work.title), joined(" ", work.genre, work.number), place, _date(work))


def _preprint(work: CitedWork) -> str:
    return joined(", ", quoted(work.title), _date(work), joined(": ", italic(_publisher(work)), work.number))


def _web(work: CitedWork) -> str:
    return joined(", ", quoted(work.title), work.container_title)


def _patent(work: CitedWork) -> str:
    return joined(", ", quoted(work.title), work.number, _date(work))


def _book(work: CitedWork) -> str:
    return joined(
        ". ",
        joined(", ", italic(work.title), *_locators(work)),
        _collection(work),
        joined(", ", _publisher(work), _date(work), _pages(work)),
    )


def _dataset(work: CitedWork) -> str:
    return joined(
        ". ",
        joined(", ", quoted(work.title), italic(work.container_title), *_locators(work)),
        _collection(work),
        joined(", ", _publisher(work), _pages(work), _date(work)),
    )


def _other(work: CitedWork) -> str:
    return joined(
        ", ",
        quoted(work.title),
        italic(work.container_title),
        *_locators(work),
        _publisher(work),
        _pages(work),
        _date(work),
    )


LAYOUTS = {
    PaperType.ARTICLE: _preprint,
    PaperType.ARTICLE_JOURNAL: _article,
    PaperType.BOOK: _book,
    PaperType.CHAPTER: _chapter,
    PaperType.DATASET: _dataset,
    PaperType.DOCUMENT: _dataset,
    PaperType.ENTRY_DICTIONARY: _dataset,
    PaperType.ENTRY_ENCYCLOPEDIA: _dataset,
    PaperType.PAPER_CONFERENCE: _conference,
    PaperType.PATENT: _patent,
    PaperType.POST_WEBLOG: _web,
    PaperType.REPORT: _report,
    PaperType.REVIEW: _article,
    PaperType.REVIEW_BOOK: _article,
    PaperType.SOFTWARE: _software,
    PaperType.SPEECH: _conference,
    PaperType.STANDARD: _standard,
    PaperType.THESIS: _thesis,
    PaperType.WEBPAGE: _web,
}


def _locators(work: CitedWork) -> tuple[str, str, str]:
    return (
        work.edition if work.type in EDITIONED else "",
        f"vol. {work.volume}" if work.volume else "",
        f"no. {work.issue}" if work.issue else "",
    )


def _publisher(work: CitedWork) -> str:
    if work.type in IMPRINTED:
        return joined(": ", work.publisher_place, work.publisher)
    return joined(", ", work.publisher, work.publisher_place)


def _collection(work: CitedWork) -> str:
    if not work.collection_title:
        return ""
    number = f"no. {work.collection_number}" if work.collection_number else ""
    return f"in {joined(', ', work.collection_title, number, f'vol. {work.volume}' if work.volume else '')}"


def _pages(work: CitedWork) -> str:
    if not work.page:
        return ""
    pages = page_ranges(work.page)
    return f"p. {pages}" if pages.isalnum() else f"pp. {pages}"


def _editors(work: CitedWork) -> str:
    editors = editor_list(work.editors, EDITORS, ", Ed.", ", Eds.")
    return joined(", ", editors, editor_list(work.translators, EDITORS, ", Trans.", ", Trans."))


def _date(work: CitedWork) -> str:
    if not work.month or work.type in YEARLY:
        return work.year
    return _day(work.month, 0 if work.type in MONTHLY else work.day, work.year)


def _day(name: str, day: int, year: str) -> str:
    short = shortened(name, lambda word: word if word == "May" else f"{word[:3]}.")
    return f"{short} {day:02}, {year}" if day else joined(" ", short, year)
