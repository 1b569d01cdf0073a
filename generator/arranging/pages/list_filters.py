"""What a list of papers can be filtered and sorted by, in the reader's browser."""

from collections.abc import Sequence

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import is_indexed
from generator.arranging.papers.topics import topic_id
from generator.formats.output.search_index import VERSION
from generator.model.page import ListFilter
from generator.model.paper import Paper
from generator.model.paths import SEARCH_INDEX
from generator.text.link import SITE

SORTS = {"date": "Newest first", "citations": "Most cited", "title": "By title"}
GROUPED = {"type": "By type", "field": "By field"}


def list_filter(
    catalogue: Catalogue,
    papers: Sequence[Paper],
    group: str,
    sort: str = "date",
    page: tuple[str, str] = ("papers", ""),
) -> ListFilter | None:
    """What filters the list of these papers, which stand in the order `sort`, under headings of the kind `group`;
    `page` is the kind of a topic, or "person", and the file of its first page. None where the site has no index, or the
    list nothing to choose from."""
    if len(papers) < 2 or not is_indexed(catalogue):
        return None
    kind, url = page
    return ListFilter(
        index=f"{SITE}{SEARCH_INDEX}?v={VERSION}",  # one of another form is not taken from a browser's cache
        count=len(papers),
        kind=kind,
        value=topic_id(url),
        sort=sort,
        sorts=tuple(_sorts(papers, group, sort)),
        people="Author" if catalogue.is_collection else "Co-author",
    )


def _sorts(papers: Sequence[Paper], group: str, sort: str) -> Sequence[tuple[str, str]]:
    own = GROUPED.get(group) or SORTS.get(sort, "As listed")
    if group == "year" and sort != "date":
        own = "By year"
    others = {name: label for name, label in SORTS.items() if label != own}
    if not any(paper.citations for paper in papers):
        others.pop("citations", None)
    return (("", own), *others.items())
