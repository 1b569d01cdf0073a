"""Vancouver: the National Library of Medicine's Citing Medicine, 2nd edition, without the number."""

from generator.citing.marked import address, joined
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import SERIAL, Work, credited
from generator.model.paper import PaperType

NAMES = NameRules("letters", inverted=1_000_000, comma=" ", pair=", ", last=", ", most=7, shown=6)
IN_BOOKS = frozenset((PaperType.CHAPTER, PaperType.PAPER_CONFERENCE))
DAILY = SERIAL | {PaperType.SPEECH}


def vancouver(work: Work) -> str:
    """Authors. Title. Source. Publisher; date;volume(issue):pages. Address."""
    names = credited(work, NAMES, ", editor", ", editors")
    has_own_doi = work.type is PaperType.ARTICLE_JOURNAL and (work.doi or work.pmid)
    online = " [Internet]" if work.url and not has_own_doi else ""
    is_site = work.type is PaperType.WEBPAGE and work.container
    body = (_site if is_site else _whole)(work, names, online)
    link = f"Available from: {address(work.url)}" if online else ""
    doi = f"doi:{address(work.doi)}" if work.doi else ""
    return joined(" ", f"{body}.", link, doi, f"PubMed PMID: {work.pmid}." if work.pmid else "")


def _site(work: Work, names: str, online: str) -> str:
    """A page of a web site: the site stands in the place of the title."""
    return joined(". ", names, work.container + online, joined("; ", work.publisher, work.year), work.title)


def _whole(work: Work, names: str, online: str) -> str:
    is_serial = work.type in SERIAL
    title = work.title if work.container or work.type in IN_BOOKS else work.title + online
    editors = editor_list(work.editors, NAMES, ", editor", ", editors")
    if work.container:
        source = joined(". ", editors, work.container + online, "" if is_serial else work.edition)
        source = f"In: {source}" if work.type in IN_BOOKS else source
    elif work.type is PaperType.SPEECH or work.type is PaperType.PAPER_CONFERENCE:
        source = work.event
    else:
        source = joined(". ", work.edition, editors, f"Vol. {work.volume}" if work.volume and not is_serial else "")
    return joined(". ", names, title, source, _imprint(work, is_serial), *(() if is_serial else _rest(work)))


def _imprint(work: Work, is_serial: bool) -> str:
    if not is_serial:
        return joined("; ", work.publisher, _date(work))
    pages = work.number or page_ranges(work.page, "minimal")
    where = joined(":", work.volume + (f"({work.issue})" if work.issue else ""), pages)
    return joined(";", _date(work), where)


def _rest(work: Work) -> tuple[str, str]:
    pages = page_ranges(work.page, "minimal") if work.type is not PaperType.BOOK else ""
    number = ""
    if work.type is PaperType.REPORT and work.number:
        number = f"Report no.: {work.number}" if work.has_plain_number else f"Report {work.number}"
    return f"p. {pages}" if pages else "", number


def _date(work: Work) -> str:
    month = work.month[:3]
    if work.type is PaperType.PATENT:
        return joined(", ", work.number, work.year)
    if work.type is PaperType.REPORT:
        return joined(" ", work.year, month)
    return joined(" ", work.year, month, str(work.day or "")) if work.type in DAILY else work.year
