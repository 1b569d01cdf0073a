"""Vancouver: Citing Medicine by the National Library of Medicine, 2nd edition, without the number."""

from generator.citing.marked import address, joined
from generator.citing.names import NameRules, editor_list
from generator.citing.page_ranges import page_ranges
from generator.citing.work import (
    ENTRIES,
    REVIEWS,
    SERIAL,
    CitedWork,
    credited,
    first_capital,
    is_numeric,
    month,
    shortened,
)
from generator.model.name import IndexOrder
from generator.model.paper import PaperType

NAMES = NameRules("letters", inverted=1_000_000, order=IndexOrder("end", " "), pair=", ", last=", ", most=7, shown=6)
IN_BOOKS = ENTRIES | {PaperType.CHAPTER, PaperType.PAPER_CONFERENCE}
SHORTENED = REVIEWS | {PaperType.ARTICLE_JOURNAL}
DAILY = SERIAL | {PaperType.SPEECH}


def vancouver(work: CitedWork) -> str:
    """Return the reference in Vancouver style, as marked text (see `marked.py`).

    Authors. Title. Source. Publisher; date;volume(issue):pages. Address.
    """
    names = credited(work, NAMES, ", editor", ", editors")
    has_own_doi = work.type is PaperType.ARTICLE_JOURNAL and (work.doi or work.pmid)
    online = " [Internet]" if work.url and not has_own_doi else ""
    is_site = work.type is PaperType.WEBPAGE and work.container_title
    body = (_site if is_site else _whole)(work, names, online, _cited(work) if online else "")
    link = f"Available from: {address(work.url)}" if online else ""
    doi = f"doi:{address(work.doi)}" if work.doi else ""
    return joined(" ", f"{body}.", link, doi, f"PubMed PMID: {work.pmid}." if work.pmid else "")


def _cited(work: CitedWork) -> str:
    if work.accessed is None:
        return ""
    return f"[cited {joined(' ', str(work.accessed.year), month(work.accessed)[:3], str(work.accessed.day or ''))}]"


def _site(work: CitedWork, names: str, online: str, cited: str) -> str:
    """Return the reference to a page of a website; the name of the site has the place of the title."""
    date = joined(" ", work.year, cited)
    site = work.container_title + _kind(work) + online
    return joined(". ", names, site, joined("; ", _publisher(work), date), work.title, _series(work))


def _kind(work: CitedWork) -> str:
    """Return the genre in brackets, unless it is printed elsewhere, and "[retracted]" or "[withdrawn]"."""
    is_elsewhere = (work.type is PaperType.SPEECH and work.event) or (work.type is PaperType.REPORT and work.number)
    kind = f" [{work.genre}]" if work.genre and not is_elsewhere else ""
    return f"{kind} [{work.retracted}]" if work.retracted else kind


def _whole(work: CitedWork, names: str, online: str, cited: str) -> str:
    is_serial = work.type in SERIAL
    title = work.title + _kind(work) + ("" if work.container_title or work.type in IN_BOOKS else online)
    editors = editor_list(work.editors, NAMES, ", editor", ", editors")
    editors = joined("; ", editors, editor_list(work.translators, NAMES, ", translator", ", translators"))
    if work.container_title:
        container = work.container_title_short.replace(".", "") if work.type in SHORTENED else work.container_title
        source = joined(". ", editors, container + online, work.edition)
        source = f"In: {source}" if work.type in IN_BOOKS else source
    elif work.type is PaperType.SPEECH:
        presented = f"{first_capital(work.genre)} presented at: " if work.genre and work.event else ""
        source = presented + work.event
    elif work.type is PaperType.PAPER_CONFERENCE:
        source = work.where
    else:
        source = joined(". ", work.edition, editors, f"Vol. {work.volume}" if work.volume and not is_serial else "")
    return joined(". ", names, title, source, _imprint(work, is_serial, cited), *(() if is_serial else _rest(work)))


def _imprint(work: CitedWork, is_serial: bool, cited: str) -> str:
    date = joined(" ", _date(work), cited)
    if not is_serial:
        event_place = work.event_place if work.type is PaperType.SPEECH else ""
        return joined("; ", _publisher(work), date, event_place)
    pages = work.number or page_ranges(work.page, "minimal")
    if work.type is PaperType.ARTICLE_NEWSPAPER:
        return joined(":", date, pages)
    volume = joined(" ", work.collection_title, work.volume) + (f"({work.issue})" if work.issue else "")
    return joined(";", date, joined(":", volume, pages))


def _publisher(work: CitedWork) -> str:
    if work.type is PaperType.SPEECH:
        return work.publisher
    place = (
        f"[{work.publisher_place}]" if work.type is PaperType.THESIS and work.publisher_place else work.publisher_place
    )
    return joined(": ", place, work.publisher)


def _rest(work: CitedWork) -> tuple[str, str, str]:
    if work.type is PaperType.BOOK:
        pages = f"{work.number_of_pages} p." if is_numeric(work.number_of_pages) else work.number_of_pages
    else:
        pages = f"p. {page_ranges(work.page, 'minimal')}" if work.page else ""
    number = ""
    if work.type is PaperType.REPORT and work.number:
        kind = first_capital(work.genre) or "Report"
        number = f"{kind} no.: {work.number}" if work.has_plain_number else f"{kind} {work.number}"
    return pages, _series(work), number


def _series(work: CitedWork) -> str:
    if not work.collection_title:
        return ""
    number = f"no. {work.collection_number}" if is_numeric(work.collection_number) else work.collection_number
    return f"({joined('; ', work.collection_title, number)})"


def _date(work: CitedWork) -> str:
    month = shortened(work.month, lambda word: word[:3]).replace("–", "-")
    if work.type is PaperType.PATENT:
        return joined(", ", work.number, work.year)
    if work.type is PaperType.REPORT:
        return joined(" ", work.year, month)
    return joined(" ", work.year, month, str(work.day or "")) if work.type in DAILY else work.year
