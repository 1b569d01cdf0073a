"""The Chicago Manual of Style, 18th edition, author-date."""

from generator.citing.marked import address, italic, joined, quoted
from generator.citing.names import NameRules, name_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import SERIAL, Work, credited, first_capital
from generator.model.paper import PaperType

NAMES = NameRules("full", inverted=1, pair=", and ", most=7, shown=3, demotes=True)
EDITORS = NameRules("full", most=7, shown=3)
DAILY = frozenset((PaperType.ARTICLE_MAGAZINE, PaperType.POST_WEBLOG))
SET_APART = frozenset((PaperType.BOOK, PaperType.REPORT, PaperType.SOFTWARE))


def chicago(work: Work) -> str:
    """Author. Year. Title. Source. Address."""
    names = credited(work, NAMES, ", ed", ", eds")
    date = work.year or first_capital(work.status) or "n.d"
    title, source = _title(work), LAYOUTS.get(work.type, _other)(work)
    parts = (names, date, title, source) if names else (title, date, source)
    return joined(". ", *parts, address(work.link)) + "."


def _title(work: Work) -> str:
    if work.type is PaperType.PATENT:
        return work.title
    if work.type is PaperType.REVIEW:
        return f"Review of {italic(work.heading)}"
    is_alone = work.type in SERIAL and not work.container
    return italic(first_capital(work.heading)) if work.type in SET_APART or is_alone else quoted(work.heading)


def _serial(work: Work) -> str:
    """A volume with its issue, or its month, in brackets; without a volume the parts stand in a row."""
    series, pages = italic(work.series), work.number or page_ranges(work.page, "chicago")
    if work.type in DAILY:
        return joined(", ", series, work.day_and_month) if series else work.day_and_month
    if not work.volume and work.issue:
        month = f" ({work.month})" if work.month else ""
        return joined(": ", joined(", ", series, f"no. {work.issue}{month}"), pages)
    if not work.volume:
        return joined(", ", series, work.day_and_month, pages)
    part = work.issue or work.month
    return joined(": ", joined(" ", series, work.volume, f"({part})" if part else ""), pages)


def _conference(work: Work) -> str:
    if work.container:
        return _chapter(work) if work.editors else _serial(work)
    presented = f"Paper presented at {work.event}" if work.event else ""
    return joined(". ", presented, work.publisher, work.day_and_month)


def _chapter(work: Work) -> str:
    volume = f"vol. {work.volume}" if work.volume else ""
    place = joined(", ", work.edition, _editors(work), volume)
    place = f"In {joined(', ', italic(work.series), place)}" if work.series else first_capital(place)
    return joined(". ", place, work.publisher)


def _book(work: Work) -> str:
    volume = f"Vol. {work.volume}" if work.volume else ""
    return joined(". ", work.edition, first_capital(_editors(work)), volume, work.publisher)


def _editors(work: Work) -> str:
    return f"edited by {name_list(work.editors, EDITORS)}" if work.editors else ""


def _number(work: Work) -> str:
    return f"No. {work.number}" if work.has_plain_number else work.number


def _report(work: Work) -> str:
    return joined(". ", _number(work), work.publisher)


def _thesis(work: Work) -> str:
    return work.publisher


def _manuscript(work: Work) -> str:
    return joined(
        ". ",
        "" if work.link or work.publisher else "Unpublished manuscript",
        joined(", ", work.publisher, work.day_and_month),
    )


def _preprint(work: Work) -> str:
    place = f"In {italic(work.series)}" if work.series else ""
    return joined(". ", place, _number(work), joined(", ", "Preprint", work.publisher, work.day_and_month))


def _software(work: Work) -> str:
    released = f"released {work.day_and_month}" if work.month else ""
    return f"{work.publisher}, {released}" if work.publisher and released else work.publisher or first_capital(released)


def _talk(work: Work) -> str:
    return joined(", ", work.event, work.publisher, work.day_and_month)


def _patent(work: Work) -> str:
    date = joined(", " if work.day else " ", work.day_and_month, work.year)
    return joined(", ", f"Patent {work.number}" if work.number else "Patent", f"issued {date}" if date else "")


def _other(work: Work) -> str:
    return joined(", ", work.series, work.publisher, work.day_and_month)


LAYOUTS = {
    PaperType.ARTICLE: _preprint,
    PaperType.ARTICLE_JOURNAL: _serial,
    PaperType.ARTICLE_MAGAZINE: _serial,
    PaperType.BOOK: _book,
    PaperType.CHAPTER: _chapter,
    PaperType.MANUSCRIPT: _manuscript,
    PaperType.PAPER_CONFERENCE: _conference,
    PaperType.PATENT: _patent,
    PaperType.POST_WEBLOG: _serial,
    PaperType.REPORT: _report,
    PaperType.REVIEW: _serial,
    PaperType.SOFTWARE: _software,
    PaperType.SPEECH: _talk,
    PaperType.THESIS: _thesis,
}
