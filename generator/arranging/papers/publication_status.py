"""How a paper stands: not out yet, in the world, or taken back."""

from generator.model.date import PartialDate
from generator.model.paper import Paper
from generator.model.status import NOT_OUT
from generator.model.views import Badge, Notice
from generator.text.identifier_urls import doi_address

TO_APPEAR = "to appear"
NOTICES = {"retracted": "Notice of retraction", "withdrawn": "Notice of withdrawal"}


def standing(paper: Paper, today: PartialDate) -> tuple[str, ...]:
    """The words that say how far the paper has come; none where it is simply out. A date in the future says "to
    appear", unless the status says more."""
    if paper.status in NOT_OUT:
        return (paper.status,)
    words = (TO_APPEAR,) if paper.issued is not None and paper.issued.is_after(today) else ()
    return (*words, paper.status) if paper.status not in {"", "published"} else words


def taken_back(paper: Paper) -> str:
    """ "retracted" or "withdrawn", where it was."""
    return paper.status if paper.is_taken_back else ""


def standing_badges(paper: Paper, today: PartialDate) -> list[Badge]:
    """The same as marks beside the paper."""
    kind = "retracted" if paper.is_taken_back else "status"
    return [Badge(kind, word) for word in standing(paper, today)]


def notice(paper: Paper) -> Notice | None:
    """That the paper was taken back: when, why, and where that is said."""
    if not paper.is_taken_back:
        return None
    told = paper.retraction
    if told is None:
        return Notice(f"This paper was {paper.status}.", "", "", NOTICES[paper.status])
    when = f" {'on' if told.issued.day else 'in'} {told.issued.text}" if told.issued else ""
    url = doi_address(told.doi) if told.doi else told.url
    return Notice(f"This paper was {paper.status}{when}.", told.reason, url, NOTICES[paper.status])
