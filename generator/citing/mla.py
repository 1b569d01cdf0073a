"""The MLA Handbook, 9th edition: works cited."""

from generator.citing.marked import address, italic, joined, quoted
from generator.citing.names import NameRules, name_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import (
    LOOSE,
    REVIEWS,
    SERIAL,
    CitedWork,
    credited,
    first_capital,
    is_numeric,
    month,
    shortened,
)
from generator.model.paper import PaperType

NAMES = NameRules("full", inverted=1, pair=", and ", most=3)
EDITORS = NameRules("full", most=3, others=" et al.")
# The title of these is in italics if they have no container.
ALONE = SERIAL | {
    PaperType.ENTRY_DICTIONARY,
    PaperType.ENTRY_ENCYCLOPEDIA,
    PaperType.PATENT,
    PaperType.REPORT,
    PaperType.SOFTWARE,
    PaperType.STANDARD,
    PaperType.THESIS,
    PaperType.WEBPAGE,
}
YEARLY = frozenset((PaperType.BOOK, PaperType.CHAPTER, PaperType.PAPER_CONFERENCE, PaperType.THESIS))
LABELS = ("vol. ", "no. ", "edited by ")
SHORT = {"May": "May", "June": "June", "July": "July", "September": "Sept."}


def mla(work: CitedWork) -> str:
    """Return the reference in MLA style, as marked text (see `marked.py`).

    Author. Title. Container, with the volume, number, date, pages and address.
    """
    names = credited(work, NAMES, ", editor", ", editors")
    is_serial = work.type in SERIAL or (work.type in LOOSE and not work.editors)
    container = joined(", ", *_container(work, is_serial))
    if container.startswith((*LABELS, work.genre or LABELS[0])):
        container = first_capital(container)
    return joined(". ", names, _title(work), *_labels(work), container, _end(work, is_serial)) + "."


def _labels(work: CitedWork) -> tuple[str, str]:
    """Return the genre, unless it is printed elsewhere, and whether the work was retracted or withdrawn."""
    is_elsewhere = work.number or work.type in REVIEWS or work.type is PaperType.THESIS
    return "" if is_elsewhere else first_capital(work.genre), first_capital(work.retracted)


def _end(work: CitedWork, is_serial: bool) -> str:
    """Return the day of access of a work without a date, the school of a thesis, and the series of a book."""
    seen = ""
    if work.accessed and not work.year:
        seen = f"Accessed {_day(work.accessed.day, month(work.accessed), str(work.accessed.year))}"
    school = joined(", ", work.publisher, work.genre) if work.type is PaperType.THESIS else ""
    return joined(", ", seen, school, "" if is_serial else _series(work))


def _series(work: CitedWork) -> str:
    number = work.collection_number if work.collection_title else ""
    return joined(" " if is_numeric(number) else ", ", work.collection_title_cased, number)


def _title(work: CitedWork) -> str:
    if work.type in REVIEWS:
        return f"Review of {italic(work.title_cased)}"
    is_apart = work.type is PaperType.BOOK or (work.type in ALONE and not work.container_title)
    return italic(first_capital(work.title_cased)) if is_apart else quoted(work.title_cased)


def _container(work: CitedWork, is_serial: bool) -> tuple[str, ...]:
    is_conference = work.type is PaperType.PAPER_CONFERENCE
    has_event = work.type is PaperType.SPEECH or (is_conference and not work.is_in_volume)
    version = f"version {work.version}" if work.version else ""
    number = work.number if not work.has_plain_number or work.type is PaperType.STANDARD else f"no. {work.number}"
    return (
        joined(
            " ",
            italic(work.container_title_cased),
            f"[{work.publisher_place}]" if is_serial and work.publisher_place else "",
        ),
        f"edited by {name_list(work.editors, EDITORS)}" if work.editors else "",
        _translators(work) if work.container_title else first_capital(_translators(work)),
        work.edition,
        version if work.edition else first_capital(version),
        work.collection_title if is_serial else "",
        f"vol. {work.volume}" if work.volume else "",
        f"no. {work.issue}" if work.issue else "",
        joined(" ", work.genre, number) if number else "",
        "" if is_serial or work.type is PaperType.THESIS else work.publisher_or_place,
        "" if work.type is PaperType.SPEECH else _date(work),
        first_capital(work.where) if has_event and work.event != work.container_title else "",
        _pages(work),
        address(work.link),
    )


def _translators(work: CitedWork) -> str:
    return f"translated by {name_list(work.translators, EDITORS)}" if work.translators else ""


def _pages(work: CitedWork) -> str:
    if not work.page:
        return ""
    pages = page_ranges(work.page, "minimal-two")
    return f"p. {pages}" if pages.isalnum() else f"pp. {pages}"


def _date(work: CitedWork) -> str:
    if not work.month or work.type in YEARLY:
        return work.year
    return _day(0 if work.type is PaperType.ARTICLE_JOURNAL else work.day, work.month, work.year)


def _day(day: int, month: str, year: str) -> str:
    name = shortened(month, lambda word: SHORT.get(word) or f"{word[:3]}.")
    return joined(" ", str(day or ""), name, year)
