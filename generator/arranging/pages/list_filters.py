"""The values with which a script in the browser filters and sorts a list of papers."""

from collections.abc import Sequence

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import is_indexed
from generator.arranging.papers.topics import topic_id
from generator.formats.output.search_index import ADDRESS
from generator.model.paper import Paper
from generator.model.site.page import ListFilter

SORTS = {"date": "Newest first", "citations": "Most cited", "title": "By title"}
GROUPED = {"type": "By type", "field": "By field"}


def list_filter(
    catalogue: Catalogue,
    papers: Sequence[Paper],
    group: str,
    sort: str = "date",
    page: tuple[str, str] = ("papers", ""),
) -> ListFilter | None:
    """Return the filter of a list of `papers`, or None if the site has no index or the list has fewer than two papers.

    `sort` and `group` are the order and the headings of the list. `page` is the kind of the list (a kind of topic,
    "person" or "papers") and the file of its first page.
    """
    if len(papers) < 2 or not is_indexed(catalogue):
        return None
    kind, url = page
    return ListFilter(
        index=ADDRESS,
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
