"""Fields of papers <-> names of fields in BibTeX, biblatex and al-folio."""

from typing import NamedTuple

TEX, VERBATIM, LINES, LIST, PATHS = "tex", "verbatim", "lines", "list", "paths"


class FieldMapping(NamedTuple):
    """The names of one field.

    `ours` is its name in paperfolio's own entries and `attribute` that of `Paper`. `written` is its name in .bib files,
    and `others` are names that are also read. `how` says how its text is written. `is_cited` is True if a citation
    needs it; the other fields are written only with `everything`.
    """

    ours: str
    attribute: str
    written: str
    others: tuple[str, ...] = ()
    how: str = TEX
    is_cited: bool = True


# Fields with the same name in every entry type, in the order in which they are written: before the publisher, around
# the date, and after the pages.
BEFORE = (
    FieldMapping("venue_short", "container_title_short", "shortjournal", ("abbr",)),
    FieldMapping("event", "event_title", "eventtitle"),
    FieldMapping("event_place", "event_place", "venue"),
    FieldMapping("series", "collection_title", "series"),
)
BETWEEN = (
    FieldMapping("publisher_place", "publisher_place", "address", ("location",)),
    FieldMapping("volume", "volume", "volume"),
)
AFTER = (
    FieldMapping("chapter", "chapter_number", "chapter"),
    FieldMapping("edition", "edition", "edition"),
    FieldMapping("version", "version", "version"),
    FieldMapping("page_count", "number_of_pages", "pagetotal", ("numpages",)),
    FieldMapping("doi", "doi", "doi", how=VERBATIM),
    FieldMapping("isbn", "isbn", "isbn"),
    FieldMapping("issn", "issn", "issn", ("eissn",)),
    FieldMapping("url", "url", "url", how=VERBATIM),
    FieldMapping("status", "status", "pubstate"),
    FieldMapping("language", "language", "language", ("langid",), is_cited=False),
    FieldMapping("license", "license", "license", ("rights", "copyright"), is_cited=False),
    FieldMapping("keywords", "keywords", "keywords", ("keyword",), LIST, is_cited=False),
    FieldMapping("fields", "fields", "fields", (), LIST, is_cited=False),
    FieldMapping("affiliations", "affiliations", "affiliations", ("affiliation",), LIST, is_cited=False),
    FieldMapping("award", "award", "award", (), LIST, is_cited=False),
    FieldMapping("aliases", "aliases", "aliases", (), PATHS, is_cited=False),
    FieldMapping("image_alt", "image_alt", "image_alt", (), TEX, is_cited=False),
    FieldMapping("tldr", "tldr", "tldr", (), LINES, is_cited=False),
    FieldMapping("note", "note", "note", (), LINES, is_cited=False),
    FieldMapping("abstract", "abstract", "abstract", (), LINES, is_cited=False),
)
FIELD_MAPPINGS = (*BEFORE, *BETWEEN, *AFTER)
PUBLISHERS = ("publisher", "institution", "school", "organization")
PUBLISHER_OF = {
    "techreport": "institution",
    "phdthesis": "school",
    "mastersthesis": "school",
    "misc": "organization",
    "online": "organization",
    "software": "organization",
}
CONTAINERS = ("journal", "journaltitle", "booktitle")
CONTAINER_OF = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
# Fields of al-folio that are links, then those that are identifiers from which a link is made.
LINKS = {"blog": "Blog", "supp": "Supplement", "demo": "Demo"}
IDENTIFIED = {
    "hal": ("HAL", "https://hal.science/{}"),
    "pmcid": ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    "inspirehep_id": ("INSPIRE", "https://inspirehep.net/literature/{}"),
    "altmetric": ("Altmetric", "https://www.altmetric.com/details/{}"),
    "dimensions": ("Dimensions", "https://badge.dimensions.ai/details/id/{}"),
}
BY_DOI = {
    "altmetric": "https://www.altmetric.com/details.php?doi={}",
    "dimensions": "https://badge.dimensions.ai/details/doi/{}",
}
# Ignored: fields that programs write for their own use, and fields that control sorting or printing.
IGNORED_FIELDS = frozenset({
    "file", "owner", "timestamp", "date-added", "date-modified", "creationdate", "modificationdate", "groups", "ids",
    "options", "sortkey", "sortname", "sortyear", "sorttitle", "presort", "label", "shorthand", "langidopts",
    "hyphenation", "gender", "indextitle", "indexsorttitle", "related", "relatedtype", "relatedstring", "entryset",
    "execute", "xref", "bibsource", "biburl", "bibtex_show", "citation-key", "key", "__markedentry", "crossref",
    "xdata", "entrysubtype", "type", "google_scholar_id",
})  # fmt: skip
IGNORED_PREFIXES = ("bdsk-", "mendeley-", "zotero", "jabref", "opt")
LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "german": "de", "ngerman": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "brazilian": "pt-BR", "dutch": "nl", "russian": "ru", "chinese": "zh", "japanese": "ja", "korean": "ko",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "polish": "pl", "czech": "cs", "greek": "el",
    "turkish": "tr", "hungarian": "hu", "arabic": "ar", "hebrew": "he", "ukrainian": "uk", "catalan": "ca",
}  # fmt: skip
