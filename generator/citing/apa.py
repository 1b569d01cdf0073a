"""APA Style, 7th edition."""

from generator.citing.marked import address, italic, joined
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import SERIAL, Work, credited
from generator.model.paper import PaperType

NAMES = NameRules("initials", inverted=1_000_000, pair=", & ", last=", & ", most=21, shown=19, ellipsis=", … ")
EDITORS = NameRules("initials", pair=" & ", last=", & ")
DATED = frozenset((PaperType.ARTICLE_MAGAZINE, PaperType.POST_WEBLOG, PaperType.WEBPAGE, PaperType.SPEECH))
DESCRIPTIONS = {PaperType.DATASET: "[Dataset]", PaperType.SOFTWARE: "[Computer software]"}


def apa(work: Work) -> str:
    """Author. (Date). Title (identifiers) [description]. Source. Address."""
    is_serial = work.type in SERIAL or (work.type is PaperType.PAPER_CONFERENCE and not work.editors)
    title, description = joined(" ", _title(work), _identifiers(work, is_serial)), _description(work)
    names = credited(work, NAMES, " (Ed.)", " (Eds.)")
    lead, rest = (names, joined(" ", title, description)) if names else (title, description)
    source = _serial(work) if is_serial else _monograph(work)
    body = joined(". ", rest, source)
    return joined(" ", f"{lead}.", f"({_date(work)}).", f"{body}." if body else "", address(work.link))


def _date(work: Work) -> str:
    if not work.year:
        return work.status.lower() or "n.d."
    is_loose = work.type is PaperType.PAPER_CONFERENCE and not (work.editors or work.issue or work.page or work.volume)
    return joined(", ", work.year, work.day_and_month) if work.type in DATED or is_loose else work.year


def _title(work: Work) -> str:
    if work.type is PaperType.REVIEW:
        return f"[Review of {italic(work.title)}]"
    return work.title if work.container and work.type is not PaperType.WEBPAGE else italic(work.title)


def _identifiers(work: Work, is_serial: bool) -> str:
    if is_serial or (work.container and work.type is not PaperType.WEBPAGE):
        return ""
    editors = editor_list(work.editors, EDITORS, ", Ed.", ", Eds.")
    parts = joined("; ", editors, _number(work), joined(", ", *_volume(work)))
    return f"({parts})" if parts else ""


def _number(work: Work) -> str:
    label = "Patent No. " if work.type is PaperType.PATENT else "No. " if work.has_plain_number else ""
    return f"{label}{work.number}" if work.number else ""


def _volume(work: Work) -> tuple[str, str]:
    return work.edition, f"Vol. {work.volume}" if work.volume else ""


def _description(work: Work) -> str:
    if work.type is PaperType.THESIS and work.link and work.publisher:
        return f"[{work.publisher}]"
    if work.type is PaperType.MANUSCRIPT and not (work.link or work.publisher or work.container):
        return "[Unpublished manuscript]"
    return DESCRIPTIONS.get(work.type, "")


def _serial(work: Work) -> str:
    issue = f"({work.issue})" if work.issue else ""
    pages = f"Article {work.number}" if work.number else page_ranges(work.page, "expanded")
    return joined(", ", italic(work.series) or work.event, italic(work.volume) + issue, pages)


def _monograph(work: Work) -> str:
    if work.type is PaperType.WEBPAGE:
        return joined(". ", work.publisher, work.container)
    publisher = "" if work.type is PaperType.THESIS and work.link else work.publisher
    if work.type is PaperType.SPEECH:
        return joined(". ", work.event, publisher)
    return joined(". ", _container(work) if work.container else "", publisher)


def _container(work: Work) -> str:
    editors = editor_list(work.editors, EDITORS, " (Ed.), ", " (Eds.), ")
    pages = page_ranges(work.page, "expanded")
    label = "" if not pages else "p. " if pages.isalnum() else "pp. "
    issue = f"Issue {work.issue}" if work.issue else ""
    details = joined("; ", _number(work), joined(", ", *_volume(work), issue, label + pages))
    return f"In {editors}{italic(work.container)}" + (f" ({details})" if details else "")
