"""A paper's authors as lines of names with their punctuation and marks."""

from collections.abc import Sequence

import msgspec

from generator.arranging.people import Identity
from generator.model.name import Author
from generator.model.paper import Paper
from generator.model.views import Byline, NamePart

MOST_IN_A_LIST = 60  # longer lists of authors stand on the paper's page alone
ET_AL = " et al."
MARKS = (
    ("is_equal", "*", "equal contribution"),
    ("is_corresponding", "†", "corresponding author"),
    ("is_student", "‡", "student author"),
)


def byline(parts: Sequence[NamePart], shown: int, url: str) -> Byline:
    """The authors for a list: the first `shown` and "et al.", which never hides the owner: "…, incl. Y. K. Li".

    `parts` are all authors as `name_parts` gives them, `url` is the paper's page.
    """
    count, shown = len(parts), max(shown, 1)
    if count <= shown + 1:
        return Byline(tuple(parts), count=count)
    short = _cut(parts, shown)
    if count > MOST_IN_A_LIST:
        return Byline(short, count=count, is_cut=True, more_url=f"{url}#authors")
    return Byline(short, tuple(parts), count, is_cut=True)


def name_parts(paper: Paper, identities: Sequence[Identity]) -> tuple[NamePart, ...]:
    """All authors, with commas, and with "and" before the last unless the list of the entry goes on; `identities` are
    theirs."""
    last = len(paper.authors) - 1
    parts = []
    for place, (author, identity) in enumerate(zip(paper.authors, identities, strict=True)):
        before = ", " if place else ""
        if place == last and place and not paper.are_authors_cut:
            before = " and " if last == 1 else ", and "
        parts.append(_part(author, identity, before, ET_AL if place == last and paper.are_authors_cut else ""))
    return tuple(parts)


def _cut(parts: Sequence[NamePart], shown: int) -> tuple[NamePart, ...]:
    last = msgspec.structs.replace(parts[shown - 1], after=ET_AL)
    hidden = next((part for part in parts[shown:] if part.is_owner), None)
    owner = (msgspec.structs.replace(hidden, before=", incl. ", after=""),) if hidden else ()
    return (*parts[: shown - 1], last, *owner)


def _part(author: Author, identity: Identity, before: str, after: str) -> NamePart:
    return NamePart(
        author.name.full,
        before,
        after,
        author.url or identity.url,
        author.orcid or identity.orcid,
        identity.is_owner,
        _marks(author) if author.is_equal or author.is_corresponding or author.is_student else "",
    )


def _marks(author: Author) -> str:
    return "".join(mark for field, mark, _ in MARKS if getattr(author, field))
