"""The publication status of papers: not published yet, published, retracted or withdrawn."""

from generator.model.date import PartialDate
from generator.model.paper import Paper
from generator.model.site.views import Badge, Notice
from generator.model.status import NOT_OUT
from generator.text.identifier_urls import doi_address

TO_APPEAR = "to appear"
NOTICES = {"retracted": "Notice of retraction", "withdrawn": "Notice of withdrawal"}


def status_labels(paper: Paper, today: PartialDate) -> tuple[str, ...]:
    """Return the words of the publication status: ("in press",); empty if the paper is just published.

    A date after `today` gives "to appear", unless the status is one of a paper that is not published yet.
    """
    if paper.status in NOT_OUT:
        return (paper.status,)
    words = (TO_APPEAR,) if paper.issued is not None and paper.issued.is_after(today) else ()
    return (*words, paper.status) if paper.status not in {"", "published"} else words


def retracted(paper: Paper) -> str:
    """Return "retracted" or "withdrawn", or an empty text."""
    return paper.status if paper.is_retracted else ""


def status_badges(paper: Paper, today: PartialDate) -> list[Badge]:
    """Return the words of the publication status as badges."""
    kind = "retracted" if paper.is_retracted else "status"
    return [Badge(kind, word) for word in status_labels(paper, today)]


def notice(paper: Paper) -> Notice | None:
    """Return the notice of a retracted or withdrawn paper: when, why, and the link to the publisher's notice."""
    if not paper.is_retracted:
        return None
    retraction = paper.retraction
    if retraction is None:
        return Notice(f"This paper was {paper.status}.", "", "", NOTICES[paper.status])
    issued = retraction.issued
    when = f" {'on' if issued.day else 'in'} {issued.text}" if issued else ""
    url = doi_address(retraction.doi) if retraction.doi else retraction.url
    return Notice(f"This paper was {paper.status}{when}.", retraction.reason, url, NOTICES[paper.status])
