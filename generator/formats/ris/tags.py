"""Tags and types of RIS <-> fields and types of papers."""

from generator.model.paper import PaperType

WRITTEN = {
    PaperType.ARTICLE: "GEN",
    PaperType.ARTICLE_JOURNAL: "JOUR",
    PaperType.ARTICLE_MAGAZINE: "MGZN",
    PaperType.ARTICLE_NEWSPAPER: "NEWS",
    PaperType.BOOK: "BOOK",
    PaperType.CHAPTER: "CHAP",
    PaperType.DATASET: "DATA",
    PaperType.DOCUMENT: "GEN",
    PaperType.ENTRY_DICTIONARY: "DICT",
    PaperType.ENTRY_ENCYCLOPEDIA: "ENCYC",
    PaperType.INTERVIEW: "PCOMM",
    PaperType.MANUSCRIPT: "UNPB",
    PaperType.PAPER_CONFERENCE: "CPAPER",
    PaperType.PATENT: "PAT",
    PaperType.POST_WEBLOG: "BLOG",
    PaperType.REPORT: "RPRT",
    PaperType.REVIEW: "JOUR",
    PaperType.REVIEW_BOOK: "JOUR",
    PaperType.SOFTWARE: "COMP",
    PaperType.SPEECH: "SLIDE",
    PaperType.STANDARD: "STAND",
    PaperType.THESIS: "THES",
    PaperType.WEBPAGE: "ELEC",
}
READ = {word: type for type, word in WRITTEN.items() if type not in {PaperType.REVIEW, PaperType.REVIEW_BOOK}} | {
    "GEN": PaperType.DOCUMENT,
    "CONF": PaperType.PAPER_CONFERENCE,
    "EJOUR": PaperType.ARTICLE_JOURNAL,
    "JFULL": PaperType.ARTICLE_JOURNAL,
    "INPR": PaperType.ARTICLE_JOURNAL,
    "ABST": PaperType.ARTICLE_JOURNAL,
    "EBOOK": PaperType.BOOK,
    "EDBOOK": PaperType.BOOK,
    "ECHAP": PaperType.CHAPTER,
    "ICOMM": PaperType.WEBPAGE,
    "AGGR": PaperType.DATASET,
}
# Tags with one text: (tag, attribute of Paper, field of paperfolio's entries).
TEXTS = (
    ("T2", "container_title", "venue"),
    ("J2", "container_title_short", "venue_short"),
    ("T3", "collection_title", "series"),
    ("C3", "event_title", "event"),
    ("PB", "publisher", "publisher"),
    ("CY", "publisher_place", "publisher_place"),
    ("VL", "volume", "volume"),
    ("IS", "issue", "issue"),
    ("M1", "number", "number"),
    ("ET", "edition", "edition"),
    ("SE", "chapter_number", "chapter"),
    ("M3", "genre", "genre"),
    ("DO", "doi", "doi"),
    ("UR", "url", "url"),
    ("LA", "language", "language"),
)
MEETINGS, MEETING_TAGS = ("CPAPER", "CONF"), ("T2", "C3")
# Fields without a tag in RIS, written as `U1  - name: value`: (attribute of Paper, field of paperfolio's entries).
OWN = (
    ("collection_number", "series_number"),
    ("event_place", "event_place"),
    ("version", "version"),
    ("number_of_pages", "page_count"),
    ("status", "status"),
    ("license", "license"),
)
OTHERS = {"T1": "TI", "CT": "TI", "BT": "T2", "JO": "T2", "JF": "T2", "JA": "J2", "J1": "J2", "A1": "AU", "A2": "ED",
          "A3": "ED", "Y1": "PY", "N2": "AB", "PP": "CY", "L2": "UR"}  # fmt: skip
