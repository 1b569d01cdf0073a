"""The values that templates print. All strings are ready to print; templates need not sort, compare or punctuate.

A field whose name ends in `_html` is safe HTML; all other strings are plain text, which the template engine escapes. A
`url` can be printed unchanged: links into the site become relative when the page is finished.
"""

import msgspec


class TextLanguage(msgspec.Struct, frozen=True):
    """The language and direction of a text, for `lang` and `dir`. Each is empty if it is that of the page."""

    language: str = ""
    direction: str = ""


AS_THE_SITE = TextLanguage()


class Link(msgspec.Struct, frozen=True):
    """A link in a row of links. `kind` is the name of an icon (pdf, code, orcid …), or a media type."""

    label: str
    url: str
    kind: str = "link"


class Relation(msgspec.Struct, frozen=True):
    """A `<link>` element of the head: the relation, the URL, and the media type of the target."""

    rel: str
    href: str
    type: str = ""


class Tag(msgspec.Struct, frozen=True):
    """A field, keyword, year or venue: its short name ("CL"), its full name, and the page that lists its papers."""

    label: str
    title: str
    url: str
    count: int = 0


class Badge(msgspec.Struct, frozen=True):
    """A small mark beside a paper. `kind` is code, award, status, retracted or draft."""

    kind: str
    label: str
    url: str = ""


class Image(msgspec.Struct, frozen=True):
    """A picture, with its size in CSS pixels, so that the layout does not shift while it loads.

    If `is_video`, it is a video without sound, and its size is unknown.
    """

    url: str
    width: int
    height: int
    alt: str = ""
    is_video: bool = False


class NamePart(msgspec.Struct, frozen=True):
    """One author in a line of authors.

    `before` and `after` are the punctuation and spaces around the name. `url` is the page of the person on this site,
    or their home page. `marks` are explained by the legend. `native_name` is the name in its original script. If
    `is_isolated`, the name has another writing direction than the line and must be isolated (`<bdi>`); otherwise it
    would change places with the next name.
    """

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
    """The authors of a paper: a `short` line for lists, and the `full` line.

    `count` is the number of known authors. `is_cut` is whether `short` leaves out authors. `full` is empty if it is too
    long for a list; then `more_url` is the URL of the complete list of authors. `direction` is the writing direction of
    the line; it is empty if it is that of the page.
    """

    short: tuple[NamePart, ...] = ()
    full: tuple[NamePart, ...] = ()
    count: int = 0
    is_cut: bool = False
    more_url: str = ""
    direction: str = ""


class PaperCard(msgspec.Struct, frozen=True, kw_only=True):
    """A paper in a list.

    `date_iso` is the value of `datetime` for `date`. `retracted` is "retracted", "withdrawn" or empty. `versions` are
    links to its other versions, with labels of one or two words. `text_language` is the language of the title,
    `abstract_language` that of the abstract and of the summary (`tldr_html`).
    """

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
    retracted: str = ""
    versions: tuple[Link, ...] = ()
    text_language: TextLanguage = AS_THE_SITE
    abstract_language: TextLanguage = AS_THE_SITE


class PaperTeaser(msgspec.Struct, frozen=True):
    """A short reference to another paper: the next older one, the next newer one, or a related one."""

    url: str
    title_html: str
    authors: str = ""
    venue: str = ""
    date: str = ""
    status: str = ""
    retracted: str = ""
    text_language: TextLanguage = AS_THE_SITE


class Fact(msgspec.Struct, frozen=True):
    """A row in the table of facts about a paper: "DOI", "10.1000/182", and its URL, which may be empty."""

    label: str
    value: str
    url: str = ""


class CiteAs(msgspec.Struct, frozen=True):
    """The reference to a paper in one citation style. `style` is its name in ids and URLs, `label` that for readers."""

    style: str
    label: str
    html: str


class Section(msgspec.Struct, frozen=True):
    """An entry of a table of contents. `level` is that of the heading: 2 for `<h2>`."""

    level: int
    url: str
    label: str


class VersionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a paper in the list of all its versions. `is_this` marks the version that the page describes."""

    label: str
    venue: str = ""
    venue_details: str = ""
    date: str = ""
    date_iso: str = ""
    note: str = ""
    links: tuple[Link, ...] = ()
    is_this: bool = False


class Notice(msgspec.Struct, frozen=True):
    """The notice that a paper was retracted or withdrawn. `link` is the text of the link to the published notice."""

    text: str
    reason: str = ""
    url: str = ""
    link: str = ""


class PaperDetails(msgspec.Struct, frozen=True, kw_only=True):
    """The data of a paper that only its own page shows.

    `other_authors` is empty unless there are hundreds of authors; then `authors` are the first ones. `affiliations` are
    pairs of number and name, `legend` pairs of mark and meaning. `cite_as` has the order of the setting
    `citation_styles`. `translated_by` has the names of the translators. `counted` is the source of the citation count.
    `exports` are downloads of the record in other formats.
    """

    authors: tuple[NamePart, ...] = ()
    other_authors: tuple[NamePart, ...] = ()
    translated_by: str = ""
    affiliations: tuple[tuple[str, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    keywords: tuple[Tag, ...] = ()
    abstract_html: str = ""
    body_html: str = ""
    body_language: TextLanguage = AS_THE_SITE
    sections: tuple[Section, ...] = ()
    versions: tuple[VersionRow, ...] = ()
    notice: Notice | None = None
    cite_as: tuple[CiteAs, ...] = ()
    bibtex: str = ""
    counted: str = ""
    exports: tuple[Link, ...] = ()
    figure: Image | None = None
    older: PaperTeaser | None = None
    newer: PaperTeaser | None = None
    related: tuple[PaperTeaser, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Papers under one heading, which is empty if papers are not grouped. `count` is the number of papers in the group,
    including those on other pages."""

    label: str
    id: str
    cards: tuple[PaperCard, ...]
    count: int
    url: str = ""


class Step(msgspec.Struct, frozen=True):
    """A page number in a pager, with the URL of the page. A gap between the numbers ("…") has no URL."""

    label: str
    url: str
    is_current: bool = False


class Pager(msgspec.Struct, frozen=True):
    """The links between the pages of a long list. `previous` is empty on the first page, `next` on the last."""

    steps: tuple[Step, ...]
    previous: str
    next: str


class MetricCard(msgspec.Struct, frozen=True):
    """A metric of the home page: "17,431" with the label "citations". `detail` is the source and the date, and `since`
    the value of the last five years: "9,120 since 2020"."""

    label: str
    value: str
    unit: str = ""
    detail: str = ""
    since: str = ""


class Bar(msgspec.Struct, frozen=True):
    """One bar of a chart. `is_rest` is true for the bar that combines all items without their own bar."""

    label: str
    value: int
    text: str
    url: str = ""
    is_rest: bool = False


class Chart(msgspec.Struct, frozen=True):
    """Numbers that are shown as a bar chart and as a table.

    `by` is the heading of the first column of the table. If it is "Year", bars are vertical, and no year between the
    first and the last is left out; otherwise bars are horizontal, under their labels.
    """

    id: str
    title: str
    unit: str
    bars: tuple[Bar, ...]
    by: str = "Year"


class NewsCard(msgspec.Struct, frozen=True):
    """A note of the news, with its date."""

    url: str
    date: str
    date_iso: str
    title_html: str
    body_html: str
