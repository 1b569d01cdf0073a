"""The reference guide of the IEEE (2023), without the number in brackets."""

from generator.citing.marked import address, italic, joined, quoted
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import Work, credited, first_capital
from generator.model.paper import PaperType

NAMES = NameRules("initials", most=7, others=f" {italic('et al.')}")
EDITORS = NameRules("initials")
MONTHLY = frozenset((PaperType.ARTICLE_JOURNAL, PaperType.REPORT, PaperType.PAPER_CONFERENCE, PaperType.REVIEW))
YEARLY = frozenset((PaperType.BOOK, PaperType.CHAPTER, PaperType.THESIS))
EDITIONED = frozenset((PaperType.BOOK, PaperType.CHAPTER, PaperType.PAPER_CONFERENCE, PaperType.REPORT))
ONLINE = frozenset((PaperType.WEBPAGE, PaperType.POST_WEBLOG))


def ieee(work: Work) -> str:
    """Authors, title, source, date, address."""
    names = credited(work, NAMES, ", Ed.", ", Eds.")
    body = LAYOUTS.get(work.type, _other)(work)
    is_article = work.type is PaperType.ARTICLE_JOURNAL or work.type is PaperType.REVIEW
    end = "," if is_article and work.link else "."
    return joined(" ", joined(", ", names, body) + end, _access(work))


def _access(work: Work) -> str:
    if work.doi and work.type not in ONLINE:
        return f"doi: {address(work.doi)}."
    return f"[Online]. Available: {address(work.url)}" if work.url else ""


def _article(work: Work) -> str:
    pages = f"Art. no. {work.number}" if work.number and work.type is PaperType.ARTICLE_JOURNAL else _pages(work)
    status = "" if work.page or work.issue or work.volume else first_capital(work.status)
    return joined(", ", quoted(work.title), italic(work.container), *_locators(work), pages, _date(work), status)


def _conference(work: Work) -> str:
    presented = f"presented at the {work.event}" if work.event else ""
    place = f"in {italic(work.container)}" if work.container else presented
    status = "" if work.page or work.issue or work.volume else first_capital(work.status)
    return joined(", ", quoted(work.title), place, _editors(work), work.publisher, _date(work), _pages(work), status)


def _chapter(work: Work) -> str:
    place = f"in {italic(work.container)}" if work.container else ""
    return joined(
        ", ", quoted(work.title), place, *_locators(work), _editors(work), work.publisher, _date(work), _pages(work)
    )


def _report(work: Work) -> str:
    return joined(", ", quoted(work.title), work.publisher, work.number, _date(work))


def _thesis(work: Work) -> str:
    return joined(", ", quoted(work.title), work.publisher, _date(work))


def _software(work: Work) -> str:
    date = _date(work)
    return joined(". ", italic(work.title), f"({date})" if date else "", work.publisher)


def _preprint(work: Work) -> str:
    return joined(", ", quoted(work.title), _date(work), joined(": ", italic(work.publisher), work.number))


def _web(work: Work) -> str:
    return joined(", ", quoted(work.title), work.container)


def _patent(work: Work) -> str:
    return joined(", ", quoted(work.title), work.number, _date(work))


def _book(work: Work) -> str:
    return joined(
        ". ",
        joined(", ", italic(work.title), *_locators(work)),
        joined(", ", work.publisher, _date(work), _pages(work)),
    )


def _dataset(work: Work) -> str:
    return joined(
        ". ",
        joined(", ", quoted(work.title), italic(work.container), *_locators(work)),
        joined(", ", work.publisher, _pages(work), _date(work)),
    )


def _other(work: Work) -> str:
    return joined(
        ", ", quoted(work.title), italic(work.container), *_locators(work), work.publisher, _pages(work), _date(work)
    )


LAYOUTS = {
    PaperType.ARTICLE: _preprint,
    PaperType.ARTICLE_JOURNAL: _article,
    PaperType.BOOK: _book,
    PaperType.CHAPTER: _chapter,
    PaperType.DATASET: _dataset,
    PaperType.PAPER_CONFERENCE: _conference,
    PaperType.PATENT: _patent,
    PaperType.POST_WEBLOG: _web,
    PaperType.REPORT: _report,
    PaperType.REVIEW: _article,
    PaperType.SOFTWARE: _software,
    PaperType.SPEECH: _conference,
    PaperType.THESIS: _thesis,
    PaperType.WEBPAGE: _web,
}


def _locators(work: Work) -> tuple[str, str, str]:
    return (
        work.edition if work.type in EDITIONED else "",
        f"vol. {work.volume}" if work.volume else "",
        f"no. {work.issue}" if work.issue else "",
    )


def _pages(work: Work) -> str:
    if not work.page:
        return ""
    pages = page_ranges(work.page)
    return f"p. {pages}" if pages.isalnum() else f"pp. {pages}"


def _editors(work: Work) -> str:
    return editor_list(work.editors, EDITORS, ", Ed.", ", Eds.")


def _date(work: Work) -> str:
    if not work.month or work.type in YEARLY:
        return work.year
    month = work.month if work.month == "May" else f"{work.month[:3]}."
    return f"{month} {work.day:02}, {work.year}" if work.day and work.type not in MONTHLY else f"{month} {work.year}"
