"""The authors of a paper as lines of names with punctuation and marks."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.arranging.people.identities import Identity
from generator.model.name import Author
from generator.model.paper import Paper
from generator.model.site.views import Byline, NamePart
from generator.text.language import runs_right_to_left

MOST_IN_A_LIST = 60  # authors: all names of a paper with more are only on its own page
MOST_AT_ONCE, FIRST = 100, 15  # authors: of more than 100, that page shows 15, and the others on request
ET_AL = " et al."
MARKS = (
    ("is_equal", "*", "equal contribution"),
    ("is_corresponding", "†", "corresponding author"),
    ("is_student", "‡", "student author"),
)


def byline(parts: Sequence[NamePart], shown: int, url: str, direction: str = "") -> Byline:
    """Return the authors as lists show them: the first `shown`, then "et al.", e.g. "A. Doe, B. Ray et al.".

    The owner is always named: "A. Doe, B. Ray et al., incl. Y. K. Li". A single hidden author is shown instead of
    "et al.". `parts` are all authors as `name_parts` returns them, `url` is the link to the paper's page, `direction`
    is the direction of the line as `line_direction` returns it.
    """
    count, shown = len(parts), max(shown, 1)
    if count <= shown + 1:
        return Byline(tuple(parts), count=count, direction=direction)
    short = _cut(parts, shown)
    if count > MOST_IN_A_LIST:
        return Byline(short, count=count, is_cut=True, more_url=f"{url}#authors", direction=direction)
    return Byline(short, tuple(parts), count, is_cut=True, direction=direction)


def first_and_others(parts: Sequence[NamePart]) -> tuple[tuple[NamePart, ...], tuple[NamePart, ...]]:
    """Return the authors for the paper's page: those that it shows, and those that it hides if there are over 100."""
    if len(parts) <= MOST_AT_ONCE:
        return tuple(parts), ()
    return _cut(parts, FIRST), (msgspec.structs.replace(parts[FIRST], before=""), *parts[FIRST + 1 :])


def line_direction(paper: Paper, site: str) -> str:
    """Return the direction of the line of authors, or an empty text if it is that of the `site` ("ltr" or "rtl").

    Only a site from right to left can have another line: if the first author's name begins with a letter that runs
    from left to right, the line does so, too.
    """
    is_turned = site == "rtl" and bool(paper.authors) and not runs_right_to_left(paper.authors[0].name.full)
    return "ltr" if is_turned else ""


def name_parts(
    paper: Paper,
    identities: Sequence[Identity],
    urls: Mapping[str, str] | None = None,
    direction: str = "ltr",
) -> tuple[NamePart, ...]:
    """Return all authors with punctuation: "A. Doe", "A. Doe and B. Ray", "A. Doe, B. Ray, and C. Li".

    If the entry ends its authors with "others", "et al." follows instead of "and". `identities` are those of the
    authors, in their order. `urls` has the pages of people by their keys; an author without one is linked to their home
    page. `direction` is the direction of the line: names in the other direction are isolated.
    """
    urls = urls or {}
    last = len(paper.authors) - 1
    parts = []
    for place, (author, identity) in enumerate(zip(paper.authors, identities, strict=True)):
        before = ", " if place else ""
        if place == last and place and not paper.are_authors_cut:
            before = " and " if last == 1 else ", and "
        after = ET_AL if place == last and paper.are_authors_cut else ""
        url = urls.get(identity.key) or author.url or identity.url
        parts.append(_part(author, identity, before, after, url, direction))
    return tuple(parts)


def _cut(parts: Sequence[NamePart], shown: int) -> tuple[NamePart, ...]:
    last = msgspec.structs.replace(parts[shown - 1], after=ET_AL)
    hidden = next((part for part in parts[shown:] if part.is_owner), None)
    owner = (msgspec.structs.replace(hidden, before=", incl. ", after=""),) if hidden else ()
    return (*parts[: shown - 1], last, *owner)


def _part(author: Author, identity: Identity, before: str, after: str, url: str, direction: str) -> NamePart:
    name = author.name.full
    return NamePart(
        name,
        before,
        after,
        url,
        author.orcid or identity.orcid,
        identity.is_owner,
        _marks(author) if author.is_equal or author.is_corresponding or author.is_student else "",
        is_isolated=runs_right_to_left(name) != (direction == "rtl"),
    )


def legend(parts: Iterable[NamePart]) -> tuple[tuple[str, str], ...]:
    """Return the marks of the names with their meanings: ("*", "equal contribution")."""
    marks = "".join({part.marks for part in parts})
    return tuple((mark, label) for _, mark, label in MARKS if mark in marks)


def _marks(author: Author) -> str:
    return "".join(mark for field, mark, _ in MARKS if getattr(author, field))
