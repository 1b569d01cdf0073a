"""A paper's authors as lines of names with their punctuation and marks."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.arranging.people import Identity
from generator.model.name import Author
from generator.model.paper import Paper
from generator.model.views import Byline, NamePart

MOST_IN_A_LIST = 60  # longer lists of authors stand on the paper's page alone
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
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


def name_parts(
    paper: Paper, identities: Sequence[Identity], urls: Mapping[str, str] | None = None
) -> tuple[NamePart, ...]:
    """All authors, with commas, and with "and" before the last unless the list of the entry goes on; `identities` are
    theirs. Who has a page in `urls` (by the person's key) is led there, others to their home pages."""
    urls = urls or {}
    last = len(paper.authors) - 1
    parts = []
    for place, (author, identity) in enumerate(zip(paper.authors, identities, strict=True)):
        before = ", " if place else ""
        if place == last and place and not paper.are_authors_cut:
            before = " and " if last == 1 else ", and "
        after = ET_AL if place == last and paper.are_authors_cut else ""
        parts.append(_part(author, identity, before, after, urls.get(identity.key) or author.url or identity.url))
    return tuple(parts)


def _cut(parts: Sequence[NamePart], shown: int) -> tuple[NamePart, ...]:
    last = msgspec.structs.replace(parts[shown - 1], after=ET_AL)
    hidden = next((part for part in parts[shown:] if part.is_owner), None)
    owner = (msgspec.structs.replace(hidden, before=", incl. ", after=""),) if hidden else ()
    return (*parts[: shown - 1], last, *owner)


def _part(author: Author, identity: Identity, before: str, after: str, url: str) -> NamePart:
    name = author.name.full
    return NamePart(
        name,
        before,
        after,
        url,
        author.orcid or identity.orcid,
        identity.is_owner,
        _marks(author) if author.is_equal or author.is_corresponding or author.is_student else "",
        is_right_to_left=not name.isascii() and bool(RIGHT_TO_LEFT.search(name)),
    )


def legend(parts: Iterable[NamePart]) -> tuple[tuple[str, str], ...]:
    """The marks that stand at the names, each with what it says."""
    found = "".join({part.marks for part in parts})
    return tuple((mark, label) for _, mark, label in MARKS if mark in found)


def _marks(author: Author) -> str:
    return "".join(mark for field, mark, _ in MARKS if getattr(author, field))
