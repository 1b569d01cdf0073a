"""The names of each type of paper in schema.org, Zotero, and Highwire's `citation_*` tags."""

import msgspec

from generator.model.paper import PaperType

JOURNAL, CONFERENCE, CHAPTER = "citation_journal_title", "citation_conference_title", "citation_inbook_title"
THESIS, REPORT = "citation_dissertation_institution", "citation_technical_report_institution"
SERIES = "citation_series_title"


class Kind(msgspec.Struct, frozen=True):
    """The names of one type of paper.

    `schema` is the class of schema.org, `part_of` the class of the venue. `tag` is the Highwire tag of the venue.
    `zotero` is Zotero's item type, which Zotero reads from DC.type; it is empty if the tag is enough.
    """

    schema: str
    part_of: str = "CreativeWork"
    tag: str = ""
    zotero: str = ""


# schema.org has no classes for preprints, conference papers and patents.
KINDS = {
    PaperType.ARTICLE: Kind("ScholarlyArticle", zotero="preprint"),
    PaperType.ARTICLE_JOURNAL: Kind("ScholarlyArticle", "Periodical", JOURNAL),
    PaperType.ARTICLE_MAGAZINE: Kind("Article", "Periodical", JOURNAL),
    PaperType.ARTICLE_NEWSPAPER: Kind("NewsArticle", "Periodical", JOURNAL),
    PaperType.BOOK: Kind("Book", "BookSeries", SERIES, "book"),
    PaperType.CHAPTER: Kind("Chapter", "Book", CHAPTER),
    PaperType.DATASET: Kind("Dataset", "DataCatalog", zotero="dataset"),
    PaperType.DOCUMENT: Kind("CreativeWork", zotero="document"),
    PaperType.ENTRY_DICTIONARY: Kind("Chapter", "Book", CHAPTER),
    PaperType.ENTRY_ENCYCLOPEDIA: Kind("Chapter", "Book", CHAPTER),
    PaperType.INTERVIEW: Kind("CreativeWork", zotero="interview"),
    PaperType.MANUSCRIPT: Kind("ScholarlyArticle", zotero="manuscript"),
    PaperType.PAPER_CONFERENCE: Kind("ScholarlyArticle", "Book", CONFERENCE),
    PaperType.PATENT: Kind("CreativeWork", zotero="patent"),
    PaperType.POST_WEBLOG: Kind("BlogPosting", "Blog", zotero="blogPost"),
    PaperType.REPORT: Kind("Report", tag=REPORT, zotero="report"),
    PaperType.REVIEW: Kind("ScholarlyArticle", "Periodical", JOURNAL),
    PaperType.REVIEW_BOOK: Kind("ScholarlyArticle", "Periodical", JOURNAL),
    PaperType.SOFTWARE: Kind("SoftwareSourceCode", zotero="computerProgram"),
    PaperType.SPEECH: Kind("PresentationDigitalDocument", zotero="presentation"),
    PaperType.STANDARD: Kind("CreativeWork", zotero="standard"),
    PaperType.THESIS: Kind("Thesis", tag=THESIS, zotero="thesis"),
    PaperType.WEBPAGE: Kind("WebPage", "WebSite", zotero="webpage"),
}
