"""The number of an article in a journal that has no pages: "Article 640", "e1234", "Art. no. 7"."""

import re
from collections.abc import Mapping
from typing import Any

from generator.model.paper import PaperType

NUMBERED = frozenset((PaperType.ARTICLE_JOURNAL, PaperType.PAPER_CONFERENCE))
LABEL = re.compile(r"(?:article|art\.?|paper)(?:[\s-]*(?:no\.?|number|id))?[\s:]+(?=\S+$)", re.I)


def number_and_pages(values: Mapping[str, Any], type: PaperType) -> tuple[str, str]:
    """Return the number and the pages of a paper.

    The word before the number of an article is left out, because each style has its own. A number in the field of the
    pages is the number if it says so ("Article 640"), or if the number of pages is known and there is only one "page",
    as in the records of the ACM (`pages = {640}, numpages = {23}`).
    """
    number, page = values.get("number", ""), values.get("pages", "")
    if type not in NUMBERED:
        return number, page
    if not number and (LABEL.match(page) or (page.isdecimal() and values.get("page_count", "1") not in {"", "1"})):
        number, page = page, ""
    return LABEL.sub("", number), page
