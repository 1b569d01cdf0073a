"""A paper, with the fields and types of CSL 1.0.2."""

from enum import StrEnum

import msgspec

from generator.model.date import PartialDate
from generator.model.name import Author
from generator.model.status import TAKEN_BACK, says_retracted
from generator.model.text import NO_TEXT, Text


class PaperType(StrEnum):
    """The type of a paper (CSL 1.0.2, appendix III). Talks and data sets are also papers, with a type of their own."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BOOK = "book"
    CHAPTER = "chapter"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    INTERVIEW = "interview"
    MANUSCRIPT = "manuscript"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    POST_WEBLOG = "post-weblog"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    WEBPAGE = "webpage"

    @property
    def label(self) -> str:
        """The name of the type for readers: "Journal article"."""
        return TYPE_LABELS[self]


TYPE_LABELS = {
    PaperType.ARTICLE: "Preprint",
    PaperType.ARTICLE_JOURNAL: "Journal article",
    PaperType.ARTICLE_MAGAZINE: "Magazine article",
    PaperType.ARTICLE_NEWSPAPER: "Newspaper article",
    PaperType.BOOK: "Book",
    PaperType.CHAPTER: "Book chapter",
    PaperType.DATASET: "Data set",
    PaperType.DOCUMENT: "Document",
    PaperType.ENTRY_DICTIONARY: "Dictionary entry",
    PaperType.ENTRY_ENCYCLOPEDIA: "Encyclopedia entry",
    PaperType.INTERVIEW: "Interview",
    PaperType.MANUSCRIPT: "Manuscript",
    PaperType.PAPER_CONFERENCE: "Conference paper",
    PaperType.PATENT: "Patent",
    PaperType.POST_WEBLOG: "Blog post",
    PaperType.REPORT: "Report",
    PaperType.REVIEW: "Review",
    PaperType.REVIEW_BOOK: "Book review",
    PaperType.SOFTWARE: "Software",
    PaperType.SPEECH: "Talk",
    PaperType.STANDARD: "Standard",
    PaperType.THESIS: "Thesis",
    PaperType.WEBPAGE: "Web page",
}


class TypeSource(StrEnum):
    """What the type of a paper was taken from: what its entry declares, else a field (`model/type_reasons.py`)."""

    DECLARED = "declared"
    GENRE = "genre"
    VENUE = "venue"  # its name is that of a conference, a journal, a thesis …
    SERVER = "server"  # the venue is a preprint server
    EVENT = "event"
    VOLUME = "volume"
    ISBN = "isbn"
    CHAPTER = "chapter"
    OTHER = "other"  # a venue whose name tells nothing
    ARXIV = "arxiv"
    DOI = "doi"
    PUBLISHER = "publisher"
    NOTHING = "nothing"


class Place(msgspec.Struct, frozen=True):
    """The place of an entry: its file, relative to the folder of the site, and its first line (from 1)."""

    path: str
    line: int = 1


class PaperLink(msgspec.Struct, frozen=True):
    """A link of a paper, for example to its code.

    `kind` is pdf, code, slides, video, poster, data, website, or another label in lower case. `target` is a web
    address, or, if `is_file`, the path of a file under `content/`.
    """

    kind: str
    label: str
    target: str
    is_file: bool = False


class PaperVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Another version of a paper, such as its preprint or the paper at a conference.

    `label` is the kind of version in words. `pdf` is the full text.
    """

    label: str
    type: PaperType
    issued: PartialDate | None = None
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str = ""
    arxiv: str = ""
    url: str = ""
    pdf: PaperLink | None = None
    note: str = ""


class Retraction(msgspec.Struct, frozen=True):
    """The notice that a paper was retracted or withdrawn: its date, the reason, and its DOI or URL."""

    issued: PartialDate | None = None
    reason: str = ""
    doi: str = ""
    url: str = ""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of `content/papers/`.

    `id` is part of the URL of its page: `papers/<id>.html`. `are_authors_cut` is whether the list of authors is
    incomplete ("et al.").
    `collection_title` is a series, `genre` the kind of a thesis or report, `accessed` the day on which `url` was seen.
    `fields` are arXiv categories or names of research fields; `extra` are all unknown fields of the entry, as text.
    `citations_source` is who counted the citations, and `citations_as_of` the date of the count.
    `status` is a key of `ALIASES` in `model/status.py`, or another text. `versions` are other versions of the paper.
    `type_source` is what the type was taken from.
    """

    id: str
    place: Place
    type: PaperType
    type_source: TypeSource = TypeSource.DECLARED
    title: Text
    authors: tuple[Author, ...] = ()
    are_authors_cut: bool = False
    editors: tuple[Author, ...] = ()
    translators: tuple[Author, ...] = ()
    issued: PartialDate | None = None
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    collection_number: str = ""
    event_title: str = ""
    event_place: str = ""
    publisher: str = ""
    publisher_place: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    edition: str = ""
    version: str = ""
    chapter_number: str = ""
    number_of_pages: str = ""
    genre: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    arxiv: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    abstract: Text = NO_TEXT
    tldr: Text = NO_TEXT
    note: Text = NO_TEXT
    body: Text = NO_TEXT
    keywords: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    language: str = ""
    license: str = ""
    status: str = ""
    retraction: Retraction | None = None
    versions: tuple[PaperVersion, ...] = ()
    award: tuple[str, ...] = ()
    is_featured: bool = False
    is_draft: bool = False
    image: str = ""
    image_alt: str = ""
    citations: int | None = None
    citations_per_year: tuple[tuple[int, int], ...] = ()
    citations_source: str = ""
    citations_as_of: PartialDate | None = None
    links: tuple[PaperLink, ...] = ()
    aliases: tuple[str, ...] = ()
    citation_key: str = ""
    bibtex: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def is_retracted(self) -> bool:
        """Whether the paper was retracted or withdrawn. Metrics and charts do not count such a paper."""
        return self.status in TAKEN_BACK

    @property
    def issns(self) -> tuple[str, ...]:
        """The ISSNs, of which `issn` may have several: "1095-9572, 1053-8119"."""
        return tuple(filter(None, self.issn.split(", ")))

    @property
    def isbns(self) -> tuple[str, ...]:
        """The ISBNs, of which `isbn` may have several."""
        return tuple(filter(None, self.isbn.split(", ")))

    @property
    def mark(self) -> str:
        """The word that outputs put before the title of a retracted paper: "retracted" or "withdrawn".

        It is empty if the title has such a word already.
        """
        return self.status if self.is_retracted and not says_retracted(self.title.plain) else ""
