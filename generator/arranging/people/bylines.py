"""A paper's authors as lines of names with their punctuation and marks."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.arranging.people.identities import Identity
from generator.model.name import Author
from generator.model.paper import Paper
from generator.model.views import Byline, NamePart
from generator.text.language import runs_right_to_left

MOST_IN_A_LIST = 60  # longer lists of authors stand on the paper's page alone
MOST_AT_ONCE, FIRST = 100, 15  # of a longer one, that page shows the first, and the others behind a summary
ET_AL = " et al."
MARKS = (
    ("is_equal", "*", "equal contribution"),
    ("is_corresponding", "†", "corresponding author"),
    ("is_student", "‡", "student author"),
)


def byline(parts: Sequence[NamePart], shown: int, url: str, direction: str = "") -> Byline:
    """The authors for a list: the first `shown` and "et al.", which never hides the owner: "…, incl. Y. K. Li".

    `parts` are all authors as `name_parts` gives them, `url` is the paper's page, `direction` is that of the line.
    """
    count, shown = len(parts), max(shown, 1)
    if count <= shown + 1:
        return Byline(tuple(parts), count=count, direction=direction)
    short = _cut(parts, shown)
    if count > MOST_IN_A_LIST:
        return Byline(short, count=count, is_cut=True, more_url=f"{url}#authors", direction=direction)
    return Byline(short, tuple(parts), count, is_cut=True, direction=direction)


def first_and_others(parts: Sequence[NamePart]) -> tuple[tuple[NamePart, ...], tuple[NamePart, ...]]:
    """The authors for the paper's page: those that stand there, and the others of a crowd."""
    if len(parts) <= MOST_AT_ONCE:
        return tuple(parts), ()
    return _cut(parts, FIRST), (msgspec.structs.replace(parts[FIRST], before=""), *parts[FIRST + 1 :])


def line_direction(paper: Paper, site: str) -> str:
    """The direction of the line of authors where it is not that of the `site`: on a page from right to left, names that
    begin in Latin letters make a line from left to right."""
    is_turned = site == "rtl" and bool(paper.authors) and not runs_right_to_left(paper.authors[0].name.full)
    return "ltr" if is_turned else ""


def name_parts(
    paper: Paper,
    identities: Sequence[Identity],
    urls: Mapping[str, str] | None = None,
    direction: str = "ltr",
) -> tuple[NamePart, ...]:
    """All authors, with commas, and with "and" before the last unless the list of the entry goes on; `identities` are
    theirs, `direction` is that of the line. Who has a page in `urls` (by the person's key) is led there, others to
    their home pages."""
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
    """The marks that stand at the names, each with what it says."""
    found = "".join({part.marks for part in parts})
    return tuple((mark, label) for _, mark, label in MARKS if mark in found)


def _marks(author: Author) -> str:
    return "".join(mark for field, mark, _ in MARKS if getattr(author, field))
