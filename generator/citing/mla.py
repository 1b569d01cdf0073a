"""The MLA Handbook, 9th edition: works cited."""

from generator.citing.marked import address, italic, joined, quoted
from generator.citing.names import NameRules, name_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import SERIAL, Work, credited, first_capital
from generator.model.paper import PaperType

NAMES = NameRules("full", inverted=1, pair=", and ", most=3)
EDITORS = NameRules("full", most=3, others=" et al.")
ALONE = SERIAL | {PaperType.PATENT, PaperType.REPORT, PaperType.SOFTWARE, PaperType.THESIS, PaperType.WEBPAGE}
YEARLY = frozenset((PaperType.BOOK, PaperType.CHAPTER, PaperType.PAPER_CONFERENCE, PaperType.THESIS))
LABELS = ("vol. ", "no. ", "edited by ")
SHORT = {"May": "May", "June": "June", "July": "July", "September": "Sept."}


def mla(work: Work) -> str:
    """Author. Title. Container with all that tells where the work stands in it."""
    names = credited(work, NAMES, ", editor", ", editors")
    container = joined(", ", *_container(work))
    if container.startswith(LABELS):
        container = first_capital(container)
    school = work.publisher if work.type is PaperType.THESIS else ""
    return joined(". ", names, _title(work), container, school) + "."


def _title(work: Work) -> str:
    if work.type is PaperType.REVIEW:
        return f"Review of {italic(work.heading)}"
    is_apart = work.type is PaperType.BOOK or (work.type in ALONE and not work.container)
    return italic(first_capital(work.heading)) if is_apart else quoted(work.heading)


def _container(work: Work) -> tuple[str, ...]:
    is_conference = work.type is PaperType.PAPER_CONFERENCE
    is_proceedings = bool(work.editors or work.issue or work.page or work.volume)
    has_event = work.type is PaperType.SPEECH or (is_conference and not is_proceedings)
    is_published = work.type not in SERIAL and work.type is not PaperType.THESIS and (not is_conference or work.editors)
    return (
        italic(work.series),
        f"edited by {name_list(work.editors, EDITORS)}" if work.editors else "",
        work.edition,
        f"vol. {work.volume}" if work.volume else "",
        f"no. {work.issue}" if work.issue else "",
        f"no. {work.number}" if work.has_plain_number else work.number,
        work.publisher if is_published else "",
        "" if work.type is PaperType.SPEECH else _date(work),
        first_capital(work.event) if has_event and work.event != work.container else "",
        _pages(work),
        address(work.link),
    )


def _pages(work: Work) -> str:
    if not work.page:
        return ""
    pages = page_ranges(work.page, "minimal-two")
    return f"p. {pages}" if pages.isalnum() else f"pp. {pages}"


def _date(work: Work) -> str:
    if not work.month or work.type in YEARLY:
        return work.year
    month = SHORT.get(work.month) or f"{work.month[:3]}."
    day = f"{work.day} " if work.day and work.type is not PaperType.ARTICLE_JOURNAL else ""
    return f"{day}{month} {work.year}"
