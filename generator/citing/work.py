"""Paper -> the values that references print, computed once for all styles."""

import re
from collections.abc import Callable

import msgspec

from generator.citing.editions import edition
from generator.citing.marked import ITALIC, ROMAN, italic, typographic
from generator.citing.names import NameRules, editor_list, name_list
from generator.citing.title_case import title_case
from generator.model.date import MONTHS, PartialDate
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperType
from generator.text.identifier_urls import arxiv_address, doi_address
from generator.text.markdown import plain
from generator.text.tex.formulas import ANY
from generator.text.tex.math_words import math_words

VERSION = re.compile(r"v\d+$")
BRACED = re.compile(r"\{(?:\\(?:em|it|sl|bf|tt|sc|itshape|emph|textit)\s+)?([^{}$\\]+)\}")
EMPHASIS = re.compile(r"<(em|i)>(.*?)</\1>")
CODE = re.compile(r"<code>(.*?)</code>")
MARKED = re.compile(f"{ITALIC}(.*?){ROMAN}")
FULL_STOP = re.compile(rf"(?<!\.)\.({ROMAN}?)$")
NUMERIC = re.compile(r"[A-Za-z]?\d+[A-Za-z]?")
PREPRINT = PaperType.ARTICLE
REVIEWS = frozenset((PaperType.REVIEW, PaperType.REVIEW_BOOK))
NEWS = frozenset((PaperType.ARTICLE_MAGAZINE, PaperType.ARTICLE_NEWSPAPER))
SERIAL = REVIEWS | NEWS | {PaperType.ARTICLE_JOURNAL, PaperType.POST_WEBLOG}
ENTRIES = frozenset((PaperType.ENTRY_DICTIONARY, PaperType.ENTRY_ENCYCLOPEDIA))
# Types that are published alone or in a volume with editors.
LOOSE = frozenset((PaperType.INTERVIEW, PaperType.PAPER_CONFERENCE))


class CitedWork(msgspec.Struct, frozen=True, kw_only=True):
    """The values that references print, by CSL's names for them.

    `people` are the authors; if there are none (`is_edited`), they are the editors, and `editors` is empty. `is_cut` is
    whether the list of authors is incomplete. Values that end in `_cased` are in title case if the paper is in English.
    A preprint on arXiv has arXiv as its publisher, and the DOI of arXiv. `status` is that of an unpublished work.
    `retracted` is "retracted", "withdrawn" or empty; it is empty if the title says it already.
    """

    type: PaperType
    people: tuple[Name, ...]
    is_cut: bool
    is_edited: bool
    editors: tuple[Name, ...]
    translators: tuple[Name, ...]
    title: str
    title_cased: str
    container_title: str
    container_title_cased: str
    container_title_short: str
    event: str
    event_place: str
    publisher: str
    publisher_place: str
    collection_title: str
    collection_title_cased: str
    collection_number: str
    year: str
    month: str
    day: int
    volume: str
    issue: str
    page: str
    number: str
    edition: str
    version: str
    chapter_number: str
    number_of_pages: str
    genre: str
    genre_cased: str
    accessed: PartialDate | None
    status: str
    retracted: str
    doi: str
    url: str
    pmid: str

    @property
    def link(self) -> str:
        """The URL of the DOI, or, if there is no DOI, the URL."""
        return doi_address(self.doi) if self.doi else self.url

    @property
    def has_plain_number(self) -> bool:
        """Whether the number can follow the label "no."."""
        return is_numeric(self.number)

    @property
    def publisher_or_place(self) -> str:
        """The publisher, or, if it is unknown, its place."""
        return self.publisher or self.publisher_place

    @property
    def is_in_volume(self) -> bool:
        """Whether a work that may be published alone (`LOOSE`) is part of a volume."""
        return bool(self.editors or self.issue or self.page or self.volume)

    @property
    def where(self) -> str:
        """The event and its place: "12th Conference on Laundry, Oslo"."""
        return f"{self.event}, {self.event_place}" if self.event and self.event_place else self.event

    @property
    def day_and_month(self) -> str:
        """The day: "May 7", or the month if the day is unknown."""
        return f"{self.month} {self.day}" if self.day else self.month


def credited(work: CitedWork, rules: NameRules, single: str, plural: str) -> str:
    """Return the names at the beginning of a reference: the authors, or the editors.

    Editors are followed by `single` or `plural`, the word for one or for several. The result is empty if there are no
    names.
    """
    if work.is_edited:
        return editor_list(work.people, rules, single, plural)
    return name_list(work.people, rules, is_cut=work.is_cut) if work.people else ""


def cited_work(paper: Paper, language: str = "en") -> CitedWork:
    """Return the values for references to `paper`. `language` is used if the paper does not name its language."""
    title, container = _title(paper), typographic(paper.container_title)
    is_english = (paper.language or language).casefold().startswith(("en", "english"))
    event = typographic(paper.event_title)
    if paper.type is PaperType.SPEECH:
        event, container = event or container, ""  # the venue of a talk is an event, not a book
    authors, editors = _names(paper.authors), _names(paper.editors)
    publisher, number, doi, url = deposited(paper)
    collection, genre = typographic(paper.collection_title), typographic(paper.genre)
    issued = paper.issued
    return CitedWork(
        type=paper.type,
        people=authors or editors,
        is_cut=bool(authors) and paper.are_authors_cut,
        is_edited=not authors and bool(editors),
        editors=editors if authors else (),
        translators=_names(paper.translators),
        title=title,
        title_cased=title_case(title, _protected(paper.title.source, title, paper.title.html)) if is_english else title,
        container_title=container,
        container_title_cased=title_case(container) if is_english and container else container,
        container_title_short=typographic(paper.container_title_short)
        if container and paper.container_title_short
        else container,
        event=event,
        event_place=typographic(paper.event_place),
        publisher=typographic(publisher),
        publisher_place=typographic(paper.publisher_place),
        collection_title=collection,
        collection_title_cased=title_case(collection) if is_english and collection else collection,
        collection_number=paper.collection_number,
        year=issued.year_text if issued else "",
        month=issued.month_text if issued else "",
        day=issued.day if issued and not issued.end else 0,
        volume=paper.volume,
        issue=paper.issue,
        page=paper.page,
        number=number,
        edition=edition(paper.edition) if paper.edition else "",
        version=paper.version,
        chapter_number=paper.chapter_number,
        number_of_pages=paper.number_of_pages,
        genre=genre,
        genre_cased=title_case(genre) if is_english and genre else genre,
        accessed=paper.accessed,
        status="" if paper.status == "published" or paper.is_retracted else paper.status,
        retracted=paper.mark,
        doi=doi,
        url=url,
        pmid=paper.pmid,
    )


def deposited(paper: Paper) -> tuple[str, str, str, str]:
    """Return publisher, number, DOI and URL.

    A paper on arXiv without a URL gets that of arXiv; a preprint there also gets missing publisher, number and DOI.
    """
    publisher, number, doi, url = paper.publisher, paper.number, paper.doi, paper.url
    if not paper.arxiv:
        return publisher, number, doi, url
    if paper.type is PREPRINT and not paper.container_title:
        publisher, number = publisher or "arXiv", number or f"arXiv:{paper.arxiv}"
        doi = doi or f"10.48550/arXiv.{VERSION.sub('', paper.arxiv)}"
    return publisher, number, doi, url or arxiv_address(paper.arxiv)


def _protected(source: str, title: str, html: str) -> frozenset[str]:
    """Return the words whose case must not change: those in formulas, in TeX and as text; those in braces, as in
    BibTeX; emphasised words, which are names of species and words of other languages; and code."""
    emphasised = MARKED.findall(title) if ITALIC in title else []
    emphasised += map(plain, CODE.findall(html)) if "<code>" in html else ()
    if "$" not in source and "\\(" not in source and "{" not in source:
        return frozenset(word for part in emphasised for word in part.split())
    formulas = [next(filter(None, match.groups()), "") for match in ANY.finditer(source)]
    formulas += [typographic(math_words(formula)) for formula in formulas]
    in_braces = BRACED.findall(ANY.sub("", source))
    return frozenset(word for part in (*formulas, *in_braces, *emphasised) for word in part.split())


def _title(paper: Paper) -> str:
    """Return the title, with marks around emphasis, without a full stop at the end; an ellipsis ("...") stays."""
    title = typographic(paper.title.plain)
    if "<em>" in paper.title.html or "<i>" in paper.title.html:
        title = typographic(plain(EMPHASIS.sub(lambda match: italic(match[2]), paper.title.html)))
    full_stop = FULL_STOP.search(title)
    return title[: full_stop.start()] + full_stop[1] if full_stop else title


def _names(authors: tuple[Author, ...]) -> tuple[Name, ...]:
    return tuple([author.name if "'" not in author.name.full else _set(author.name) for author in authors])


def _set(name: Name) -> Name:
    """Return the name with typographic apostrophes: O’Neil."""
    return Name(*(part.replace("'", "’") for part in msgspec.structs.astuple(name)))


def is_numeric(text: str) -> bool:
    """Return whether `text` is a number, perhaps with a letter before or after it: "12", "A12", "12b"."""
    return NUMERIC.fullmatch(text) is not None


def month(date: PartialDate) -> str:
    """Return the name of the month; it is empty if the month is unknown."""
    return MONTHS[date.month - 1] if date.month else ""


def shortened(month: str, short: Callable[[str], str]) -> str:
    """Return the months of "September" or "September–October" as `short` writes each; a season is unchanged."""
    return "–".join(short(name) if name in MONTHS else name for name in month.split("–"))


def long_date(date: PartialDate) -> str:
    """Return the date in full: "May 6, 2024", "May 2024" or "2024"."""
    return f"{month(date)} {date.day}, {date.year}" if date.day else f"{month(date)} {date.year}".lstrip()


def first_capital(text: str) -> str:
    """Return `text` with a capital at the beginning; the other letters do not change."""
    begin = 1 if text.startswith(ITALIC) else 0
    return text[:begin] + text[begin : begin + 1].upper() + text[begin + 1 :]
