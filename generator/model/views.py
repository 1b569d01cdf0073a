"""What templates show: every string ready to print, nothing left to sort, match or punctuate.

A field whose name ends in `_html` holds safe HTML; every other string is plain text and is escaped by the template
engine. A `url` can be printed as it is: a link into the site is made relative when the page is finished.
"""

import msgspec


class Tongue(msgspec.Struct, frozen=True):
    """The values of `lang` and `dir` for a text; each is empty where it is that of the page."""

    language: str = ""
    direction: str = ""


AS_THE_SITE = Tongue()


class Link(msgspec.Struct, frozen=True):
    """A link in a row of links: `kind` names the icon (pdf, code, orcid, github …; "link" where none fits)."""

    label: str
    url: str
    kind: str = "link"


class Relation(msgspec.Struct, frozen=True):
    """What a page says by a `<link>` in its head: the relation, where to, and the media type of what lies there."""

    rel: str
    href: str
    type: str = ""


class Tag(msgspec.Struct, frozen=True):
    """A field, keyword, year or venue: as it is shown, in full, and the page that lists its papers."""

    label: str
    title: str
    url: str
    count: int = 0


class Badge(msgspec.Struct, frozen=True):
    """A small mark beside a paper: `kind` is code, award, status, retracted or draft."""

    kind: str
    label: str
    url: str = ""


class Image(msgspec.Struct, frozen=True):
    """A picture with its size in CSS pixels, so that nothing moves while it loads."""

    url: str
    width: int
    height: int
    alt: str = ""


class NamePart(msgspec.Struct, frozen=True):
    """One author in a line of authors. `before` and `after` are the punctuation around the name, spaces included. A
    name that `is_isolated` runs the other way than the line, and would change places with its neighbour."""

    name: str
    before: str = ""
    after: str = ""
    url: str = ""
    orcid: str = ""
    is_owner: bool = False
    marks: str = ""
    affiliation_numbers: str = ""
    native_name: str = ""
    native_language: str = ""
    is_isolated: bool = False


class Byline(msgspec.Struct, frozen=True):
    """A paper's authors: the line that lists show, and the whole. `count` is how many are known by name.

    `is_cut` says that `short` leaves names out; `full` is empty where it would be too long for a list
    (then `more_url` leads to the place that has it). `direction` is that of the line where it is not the page's.
    """

    short: tuple[NamePart, ...] = ()
    full: tuple[NamePart, ...] = ()
    count: int = 0
    is_cut: bool = False
    more_url: str = ""
    direction: str = ""


class PaperCard(msgspec.Struct, frozen=True, kw_only=True):
    """A paper in a list. `taken_back` is "retracted" or "withdrawn" where it was; `versions` are its other forms, in a
    word or two each, with the place where each is read; `tongue` is that of the title."""

    id: str
    url: str
    title: str
    title_html: str
    type_label: str = ""
    fields: tuple[Tag, ...] = ()
    date: str = ""
    date_iso: str = ""
    badges: tuple[Badge, ...] = ()
    byline: Byline = Byline()
    venue: str = ""
    venue_details: str = ""
    affiliations: str = ""
    tldr_html: str = ""
    abstract_html: str = ""
    note_html: str = ""
    citations: str = ""
    links: tuple[Link, ...] = ()
    thumbnail: Image | None = None
    taken_back: str = ""
    versions: tuple[Link, ...] = ()
    tongue: Tongue = AS_THE_SITE
    abstract_tongue: Tongue = AS_THE_SITE


class Neighbour(msgspec.Struct, frozen=True):
    """The older or newer paper, or a related one: just enough to lead there."""

    url: str
    title_html: str
    authors: str = ""
    venue: str = ""
    date: str = ""
    status: str = ""
    taken_back: str = ""
    tongue: Tongue = AS_THE_SITE


class Fact(msgspec.Struct, frozen=True):
    """One thing that is known about a paper: "DOI", "10.1000/182", and where it leads."""

    label: str
    value: str
    url: str = ""


class CiteAs(msgspec.Struct, frozen=True):
    """The paper as a style of references writes it: `style` names it in addresses and ids, `label` for readers."""

    style: str
    label: str
    html: str


class Section(msgspec.Struct, frozen=True):
    """An entry of a table of contents."""

    level: int
    url: str
    label: str


class VersionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One form of a paper, in the list of them all; `is_this` is the one that the page is about."""

    label: str
    venue: str = ""
    venue_details: str = ""
    date: str = ""
    date_iso: str = ""
    note: str = ""
    links: tuple[Link, ...] = ()
    is_this: bool = False


class Notice(msgspec.Struct, frozen=True):
    """That a paper was taken back: the sentence that says so, why, and the address of the notice, with
    the words that lead there."""

    text: str
    reason: str = ""
    url: str = ""
    link: str = ""


class PaperDetails(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a paper's own page shows beside its card. `cite_as` begins with the style that the site prefers;
    `exports` are its record in other formats, files beside the page; `counted` says who counted its citations. Of
    hundreds of authors, `authors` are the first, `other_authors` the rest."""

    authors: tuple[NamePart, ...] = ()
    other_authors: tuple[NamePart, ...] = ()
    affiliations: tuple[tuple[str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    keywords: tuple[Tag, ...] = ()
    abstract_html: str = ""
    body_html: str = ""
    body_tongue: Tongue = AS_THE_SITE
    sections: tuple[Section, ...] = ()
    versions: tuple[VersionRow, ...] = ()
    notice: Notice | None = None
    cite_as: tuple[CiteAs, ...] = ()
    bibtex: str = ""
    counted: str = ""
    exports: tuple[Link, ...] = ()
    figure: Image | None = None
    older: Neighbour | None = None
    newer: Neighbour | None = None
    related: tuple[Neighbour, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Papers under one heading, which is empty where papers are not grouped; `count` is how many there are in all, also
    on other pages."""

    label: str
    id: str
    cards: tuple[PaperCard, ...]
    count: int
    url: str = ""


class Step(msgspec.Struct, frozen=True):
    """A part of a long list: its number, and its page; a gap between numbers has none."""

    label: str
    url: str
    is_current: bool = False


class Pager(msgspec.Struct, frozen=True):
    """The way through the parts of a long list; `previous` and `next` are empty at its ends."""

    steps: tuple[Step, ...]
    previous: str
    next: str


class Figure(msgspec.Struct, frozen=True):
    """A metric: "17,431" over "citations"; `detail` says source and date, `since` the same of the last five years:
    "9,120 since 2020"."""

    label: str
    value: str
    unit: str = ""
    detail: str = ""
    since: str = ""


class Bar(msgspec.Struct, frozen=True):
    """One bar of a chart; one that `is_rest` stands for all that have none of their own."""

    label: str
    value: int
    text: str
    url: str = ""
    is_rest: bool = False


class Chart(msgspec.Struct, frozen=True):
    """Counts, drawn as bars and given as a table; `by` heads its first column. By "Year" they are columns, without a
    gap between the first and the last, else rows under their labels."""

    id: str
    title: str
    unit: str
    bars: tuple[Bar, ...]
    by: str = "Year"


class NewsCard(msgspec.Struct, frozen=True):
    """A dated note."""

    url: str
    date: str
    date_iso: str
    title_html: str
    body_html: str
