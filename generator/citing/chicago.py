"""The Chicago Manual of Style, 18th edition, author-date."""

from msgspec.structs import replace

from generator.citing.marked import address, italic, joined, quoted
from generator.citing.names import NameRules, name_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import (
    ENTRIES,
    NEWS,
    REVIEWS,
    SERIAL,
    CitedWork,
    credited,
    first_capital,
    is_numeric,
    long_date,
)
from generator.model.name import IndexOrder
from generator.model.paper import PaperType

NAMES = NameRules("full", inverted=1, pair=", and ", most=7, shown=3, order=IndexOrder("end", demotes=True))
EDITORS = NameRules("full", most=7, shown=3)
DAILY = NEWS | {PaperType.POST_WEBLOG}
SET_APART = frozenset((PaperType.BOOK, PaperType.REPORT, PaperType.SOFTWARE, PaperType.STANDARD))
# If these have neither authors nor editors, the reference begins with the container.
CONTAINER_FIRST = ENTRIES | NEWS
# If these have neither authors nor editors, the reference begins with the publisher.
PUBLISHER_FIRST = frozenset((PaperType.SOFTWARE, PaperType.WEBPAGE))
# The genre of these is not printed after the title, but elsewhere.
GENRE_ELSEWHERE = REVIEWS | {PaperType.PATENT, PaperType.THESIS}


def chicago(work: CitedWork) -> str:
    """Return the reference in Chicago style, as marked text (see `marked.py`): Author. Year. Title. Source. Address."""
    names = credited(work, NAMES, ", ed", ", eds")
    date = work.year or first_capital(work.status) or "n.d"
    title = _title(work)
    if not names and work.publisher and work.type in PUBLISHER_FIRST:
        names, work = work.publisher, replace(work, publisher="")
    if not names and work.container_title_cased and work.type in CONTAINER_FIRST:
        names, work = (
            joined(" ", italic(work.container_title_cased), _place(work)),
            replace(work, container_title_cased="", publisher_place=""),
        )
    source = joined(". ", _kind(work), first_capital(work.retracted), LAYOUTS.get(work.type, _other)(work))
    parts = (names, date, title, source) if names else (title, date, source)
    seen = f"Accessed {long_date(work.accessed)}" if work.accessed and work.link and not work.year else ""
    return joined(". ", *parts, seen, address(work.link)) + "."


def _kind(work: CitedWork) -> str:
    """Return the genre; it is empty if it is printed elsewhere, for example before the number of a report."""
    is_elsewhere = work.type in GENRE_ELSEWHERE or (work.number and work.type not in SERIAL)
    return "" if is_elsewhere else first_capital(work.genre)


def _title(work: CitedWork) -> str:
    if work.type is PaperType.PATENT:
        return work.title
    if work.type in REVIEWS:
        return f"Review of {italic(work.title_cased)}"
    if work.type is PaperType.ENTRY_DICTIONARY or (work.type is PaperType.ENTRY_ENCYCLOPEDIA and not work.people):
        return quoted(work.title)
    is_alone = work.type in SERIAL and not work.container_title
    return italic(first_capital(work.title_cased)) if work.type in SET_APART or is_alone else quoted(work.title_cased)


def _serial(work: CitedWork) -> str:
    """Return the volume with its issue or month in parentheses; without a volume, all parts separated by commas."""
    series, pages = italic(work.container_title_cased), work.number or page_ranges(work.page, "chicago")
    series = joined(", ", joined(" ", series, "" if work.event else _place(work)), work.collection_title)
    if work.type in DAILY:
        return joined(". ", joined(", ", series, _when(work)), first_capital(work.edition))
    if not work.volume and work.issue:
        month = f" ({work.month})" if work.month else ""
        return joined(": ", joined(", ", series, f"no. {work.issue}{month}"), pages)
    if not work.volume:
        publisher = work.publisher if work.type is PaperType.INTERVIEW else ""
        return joined(", ", series, publisher, _when(work), pages)
    part = f"({work.issue or work.month})" if work.issue or work.month else ""
    if work.collection_title:
        return joined(": ", joined(" ", f"{series}, vol. {work.volume}", part), pages)
    return joined(": ", joined(" ", series, work.volume, part), pages)


def _place(work: CitedWork) -> str:
    return f"({work.publisher_place})" if work.publisher_place else ""


def _when(work: CitedWork) -> str:
    """Return the status, the month and the day. A work without a year has the status in place of the year."""
    status = work.status if work.year else ""
    return joined(" ", status if work.publisher else first_capital(status), work.day_and_month)


def _series(work: CitedWork) -> str:
    if not work.collection_title_cased:
        return ""
    return joined(
        " " if is_numeric(work.collection_number) else ", ", work.collection_title_cased, work.collection_number
    )


def _imprint(work: CitedWork) -> str:
    """Return the publisher with the status, for works that are dated by the year alone."""
    status = work.status if work.year else ""
    return joined(", ", work.publisher_or_place, status if work.publisher_or_place else first_capital(status))


def _conference(work: CitedWork) -> str:
    if work.container_title:
        return _chapter(work) if work.editors else _serial(work)
    presented = f"Paper presented at {work.where}" if work.event else ""
    return joined(". ", presented, work.publisher, _when(work))


def _chapter(work: CitedWork) -> str:
    volume = f"vol. {work.volume}" if work.volume else ""
    place = joined(", ", work.edition, _editors(work), _translators(work), volume)
    chapter = f"Chap. {work.chapter_number} in" if work.chapter_number else "In"
    place = (
        f"{chapter} {joined(', ', italic(work.container_title_cased), place)}"
        if work.container_title_cased
        else first_capital(place)
    )
    day = work.day_and_month if work.type in ENTRIES and work.link else ""
    return joined(". ", place, _series(work), joined(", ", _imprint(work), day))


def _book(work: CitedWork) -> str:
    volume = f"Vol. {work.volume}" if work.volume else ""
    people = joined(". ", first_capital(_editors(work)), first_capital(_translators(work)))
    return joined(". ", work.edition, people, volume, _series(work), _imprint(work))


def _translators(work: CitedWork) -> str:
    return f"translated by {name_list(work.translators, EDITORS)}" if work.translators else ""


def _editors(work: CitedWork) -> str:
    return f"edited by {name_list(work.editors, EDITORS)}" if work.editors else ""


def _number(work: CitedWork) -> str:
    if not work.number:
        return ""
    label = "No." if work.has_plain_number and work.type is not PaperType.STANDARD else ""
    return joined(" ", work.genre_cased, label, work.number)


def _version(work: CitedWork) -> str:
    label = "V." if work.type is PaperType.SOFTWARE else "Version"
    return f"{label} {work.version}" if work.version else ""


def _report(work: CitedWork) -> str:
    return joined(". ", _number(work), _version(work), work.edition, _series(work), _imprint(work))


def _thesis(work: CitedWork) -> str:
    return joined(", ", first_capital(work.genre), _imprint(work))


def _manuscript(work: CitedWork) -> str:
    return joined(
        ". ",
        "" if work.link or work.publisher else "Unpublished manuscript",
        _series(work),
        joined(", ", work.publisher, _when(work)),
    )


def _preprint(work: CitedWork) -> str:
    place = f"In {italic(work.container_title_cased)}" if work.container_title_cased else ""
    kind = "" if work.genre else "Preprint"
    return joined(". ", place, _number(work), _version(work), joined(", ", kind, work.publisher, _when(work)))


def _software(work: CitedWork) -> str:
    released = f"released {work.day_and_month}" if work.month else ""
    if not work.publisher:
        released = first_capital(released)
    return joined(". ", _number(work), _version(work), work.edition, joined(", ", work.publisher, released))


def _talk(work: CitedWork) -> str:
    return joined(". " if work.publisher else ", ", work.where, joined(", ", work.publisher, _when(work)))


def _patent(work: CitedWork) -> str:
    date = joined(", " if work.day else " ", work.day_and_month, work.year)
    kind = first_capital(work.genre) or "Patent"
    return joined(", ", joined(" ", kind, work.number), f"issued {date}" if date else "")


def _interview(work: CitedWork) -> str:
    return _chapter(work) if work.editors else _serial(work)


def _other(work: CitedWork) -> str:
    imprint = joined(", ", work.container_title_cased, work.publisher, _when(work))
    return joined(". ", _number(work), _version(work), work.edition, _series(work), imprint)


LAYOUTS = {
    PaperType.ARTICLE: _preprint,
    PaperType.ARTICLE_JOURNAL: _serial,
    PaperType.ARTICLE_MAGAZINE: _serial,
    PaperType.ARTICLE_NEWSPAPER: _serial,
    PaperType.BOOK: _book,
    PaperType.CHAPTER: _chapter,
    PaperType.ENTRY_DICTIONARY: _chapter,
    PaperType.ENTRY_ENCYCLOPEDIA: _chapter,
    PaperType.INTERVIEW: _interview,
    PaperType.MANUSCRIPT: _manuscript,
    PaperType.PAPER_CONFERENCE: _conference,
    PaperType.PATENT: _patent,
    PaperType.POST_WEBLOG: _serial,
    PaperType.REPORT: _report,
    PaperType.REVIEW: _serial,
    PaperType.REVIEW_BOOK: _serial,
    PaperType.SOFTWARE: _software,
    PaperType.SPEECH: _talk,
    PaperType.THESIS: _thesis,
}
