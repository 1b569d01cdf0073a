"""APA Style, 7th edition."""

from msgspec.structs import replace

from generator.citing.marked import address, italic, joined
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import ENTRIES, LOOSE, NEWS, REVIEWS, SERIAL, CitedWork, credited, first_capital, long_date
from generator.model.paper import PaperType

NAMES = NameRules("initials", inverted=1_000_000, pair=", & ", last=", & ", most=21, shown=19, ellipsis=", … ")
EDITORS = NameRules("initials", pair=" & ", last=", & ")
DATED = NEWS | {PaperType.DOCUMENT, PaperType.POST_WEBLOG, PaperType.SPEECH, PaperType.WEBPAGE}
# If these have neither authors nor editors, the reference begins with the publisher.
PUBLISHER_FIRST = ENTRIES | {PaperType.SOFTWARE, PaperType.WEBPAGE}
# These name their series in the parentheses after the title.
IN_SERIES = frozenset((PaperType.DOCUMENT, PaperType.REPORT, PaperType.STANDARD))
# These have no edition, volume or pages in the parentheses.
BARE = frozenset((PaperType.PATENT, PaperType.SPEECH, PaperType.WEBPAGE))
# The description in square brackets for types without a genre.
DESCRIPTIONS = {
    PaperType.DATASET: "Dataset",
    PaperType.INTERVIEW: "Interview",
    PaperType.SOFTWARE: "Computer software",
}
DOCTORAL = ("doctoral thesis", "ph.d. dissertation", "ph.d. thesis", "phd dissertation", "phd thesis")


def apa(work: CitedWork) -> str:
    """Return the reference in APA style, as marked text (see `marked.py`).

    Author. (Date). Title (identifiers) [description]. Source. Address. (Status).
    """
    names = credited(work, NAMES, " (Ed.)", " (Eds.)")
    if not names and work.publisher and work.type in PUBLISHER_FIRST:
        names, work = work.publisher, replace(work, publisher="")
    is_serial = work.type in SERIAL or (work.type in LOOSE and not work.editors)
    title, description = joined(" ", _title(work), _identifiers(work, is_serial)), _description(work)
    lead, rest = (names, joined(" ", title, description)) if names else (title, description)
    body = joined(". ", rest, _serial(work) if is_serial else _monograph(work))
    return joined(" ", f"{lead}.", f"({_date(work)}).", f"{body}." if body else "", _retrieved(work), _history(work))


def _date(work: CitedWork) -> str:
    if not work.year:
        return work.status.lower() or "n.d."
    is_dated = work.type in DATED or (work.type in LOOSE and not work.is_in_volume)
    return joined(", ", work.year, work.day_and_month) if is_dated else work.year


def _title(work: CitedWork) -> str:
    if work.type is PaperType.REVIEW_BOOK:
        return f"[Review of the book {italic(work.title)}]"
    if work.type is PaperType.REVIEW:
        return f"[Review of {italic(work.title)}]"
    return work.title if work.container_title and work.type is not PaperType.WEBPAGE else italic(work.title)


def _identifiers(work: CitedWork, is_serial: bool) -> str:
    translators = editor_list(work.translators, EDITORS, ", Trans.", ", Trans.")
    if is_serial or (work.container_title and work.type is not PaperType.WEBPAGE):
        return f"({translators})" if translators else ""
    editors = editor_list(work.editors, EDITORS, ", Ed.", ", Eds.")
    parts = joined("; ", editors, translators, _number(work), "" if work.type in BARE else _details(work))
    return f"({parts})" if parts else ""


def _number(work: CitedWork) -> str:
    """Return the number with the genre before it; the genre of a thesis is in the description instead."""
    if not work.number:
        return ""
    kind = work.genre_cased if work.type is not PaperType.THESIS else ""
    if work.type is PaperType.PATENT:
        return f"{first_capital(work.genre) or 'Patent'} No. {work.number}"
    label = "No." if work.has_plain_number and work.type is not PaperType.STANDARD else ""
    return joined(" ", kind, label, work.number)


def _details(work: CitedWork) -> str:
    series = (
        joined(" ", work.collection_title_cased, work.collection_number)
        if work.collection_title_cased and work.type in IN_SERIES
        else ""
    )
    return joined(
        ", ",
        f"Version {work.version}" if work.version else "",
        work.edition,
        series,
        f"Vol. {work.volume}" if work.volume else "",
        f"Issue {work.issue}" if work.issue else "",
        _pages_or_chapter(work),
    )


def _pages_or_chapter(work: CitedWork) -> str:
    if work.page:
        pages = page_ranges(work.page, "expanded")
        return f"p. {pages}" if pages.isalnum() else f"pp. {pages}"
    return f"Chapter {work.chapter_number}" if work.chapter_number else ""


def _description(work: CitedWork) -> str:
    if work.type in REVIEWS:
        return ""
    if work.type is PaperType.THESIS:
        kind = "Doctoral dissertation" if work.genre.casefold() in DOCTORAL else first_capital(work.genre)
        description = joined(", ", kind, work.publisher if work.link else "")
    elif work.genre:
        description = "" if work.number else first_capital(work.genre)
    elif work.type is PaperType.MANUSCRIPT:
        description = "" if work.link or work.publisher or work.container_title else "Unpublished manuscript"
    else:
        description = DESCRIPTIONS.get(work.type, "")
    return f"[{description}]" if description else ""


def _serial(work: CitedWork) -> str:
    issue = f"({work.issue})" if work.issue else ""
    pages = f"Article {work.number}" if work.number else page_ranges(work.page, "expanded")
    place = joined(
        ", ",
        italic(joined(", ", work.container_title_cased, work.collection_title_cased)),
        italic(work.volume) + issue,
        pages,
    )
    status = "" if _is_placed(work) or not work.year else first_capital(work.status)
    is_event = work.type is PaperType.INTERVIEW or (work.type is PaperType.PAPER_CONFERENCE and not work.is_in_volume)
    publisher = work.publisher if work.type is PaperType.INTERVIEW else ""
    return joined(". ", place, status, publisher, first_capital(work.where) if is_event else "")


def _is_placed(work: CitedWork) -> bool:
    return bool(work.collection_title or work.issue or work.number or work.page or work.volume)


def _monograph(work: CitedWork) -> str:
    if work.type is PaperType.WEBPAGE:
        return joined(". ", work.publisher, work.container_title)
    publisher = "" if work.type is PaperType.THESIS and work.link else work.publisher
    if work.type is PaperType.SPEECH:
        return joined(". ", publisher, work.where)
    return joined(". ", _container(work) if work.container_title else "", publisher)


def _container(work: CitedWork) -> str:
    editors = editor_list(work.editors, EDITORS, " (Ed.), ", " (Eds.), ")
    details = joined("; ", _number(work), _details(work))
    return f"In {editors}{italic(work.container_title)}" + (f" ({details})" if details else "")


def _retrieved(work: CitedWork) -> str:
    """Return the address. A work without a date may change; therefore it also gets the day of access."""
    if work.accessed and work.url and not (work.doi or work.year or work.status):
        return f"Retrieved {long_date(work.accessed)}, from {address(work.url)}"
    return address(work.link)


def _history(work: CitedWork) -> str:
    """Return the status in parentheses: that it was retracted or withdrawn, or that it is not yet published."""
    status = work.retracted or (work.status if work.year and _is_placed(work) else "")
    return f"({first_capital(status)})" if status else ""
