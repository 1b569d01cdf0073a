"""What each type of paper is called by those who read our pages: schema.org, Zotero, and Highwire's `citation_*`."""

import msgspec

from generator.model.paper import PaperType

JOURNAL, CONFERENCE, CHAPTER = "citation_journal_title", "citation_conference_title", "citation_inbook_title"
THESIS, REPORT = "citation_dissertation_institution", "citation_technical_report_institution"
SERIES = "citation_series_title"


class Kind(msgspec.Struct, frozen=True):
    """`schema` is schema.org's class, `part_of` that of what the work appeared in; `tag` is the Highwire tag that says
    where it appeared. `zotero` is Zotero's type, printed as DC.type where the tag does not say it, or may be missing:
    any type of Zotero's is read there."""

    schema: str
    part_of: str = "CreativeWork"
    tag: str = ""
    zotero: str = ""


# Schema.org has no class for preprints, conference papers and patents; what has a container has a tag for it.
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
