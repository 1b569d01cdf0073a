"""The types of papers: the words for each, and what other fields tell where none is given."""

import re
from collections.abc import Mapping
from typing import Any

from generator.model.paper import PaperType

TYPES = {type.value: type for type in PaperType} | {
    "journal": PaperType.ARTICLE_JOURNAL,
    "journal-article": PaperType.ARTICLE_JOURNAL,
    "magazine": PaperType.ARTICLE_MAGAZINE,
    "newspaper": PaperType.ARTICLE_NEWSPAPER,
    "preprint": PaperType.ARTICLE,
    "misc": PaperType.ARTICLE,
    "conference": PaperType.PAPER_CONFERENCE,
    "conference-paper": PaperType.PAPER_CONFERENCE,
    "inproceedings": PaperType.PAPER_CONFERENCE,
    "workshop": PaperType.PAPER_CONFERENCE,
    "incollection": PaperType.CHAPTER,
    "book-chapter": PaperType.CHAPTER,
    "phdthesis": PaperType.THESIS,
    "mastersthesis": PaperType.THESIS,
    "techreport": PaperType.REPORT,
    "technical-report": PaperType.REPORT,
    "data": PaperType.DATASET,
    "code": PaperType.SOFTWARE,
    "talk": PaperType.SPEECH,
    "poster": PaperType.SPEECH,
    "blog": PaperType.POST_WEBLOG,
    "unpublished": PaperType.MANUSCRIPT,
    "encyclopedia": PaperType.ENTRY_ENCYCLOPEDIA,
    "dictionary": PaperType.ENTRY_DICTIONARY,
    "book-review": PaperType.REVIEW_BOOK,
}


def inferred_type(values: Mapping[str, Any]) -> PaperType:
    """What the other fields tell of the type."""
    venue = values.get("venue", "")
    if values.get("event") or re.search(r"proceedings|conference|workshop|symposium|meeting of the", venue, re.I):
        return PaperType.PAPER_CONFERENCE
    if venue and (values.get("volume") or values.get("issue")):
        return PaperType.ARTICLE_JOURNAL
    if re.search(r"journal|transactions|letters|review|annals|magazine", venue, re.I):
        return PaperType.ARTICLE_JOURNAL
    if not venue and values.get("isbn"):
        return PaperType.BOOK
    return PaperType.ARTICLE
