"""A paper's authors as lines of names with their punctuation and marks."""

from collections.abc import Sequence

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


def byline(paper: Paper, identities: Sequence[Identity], shown: int, url: str) -> Byline:
    """The authors for a list: the first `shown` and "et al.", which never hides the owner: "…, incl. Y. K. Li"."""
    count = len(paper.authors)
    if count <= shown + 1:
        return Byline(name_parts(paper, identities), count=count)
    short = _cut(paper, identities, shown)
    if count > MOST_IN_A_LIST:
        return Byline(short, count=count, is_cut=True, more_url=f"{url}#authors")
    return Byline(short, name_parts(paper, identities), count, is_cut=True)


def name_parts(paper: Paper, identities: Sequence[Identity]) -> tuple[NamePart, ...]:
    """All authors, with commas, and with "and" before the last unless the list of the entry goes on."""
    last = len(paper.authors) - 1
    parts = []
    for place, (author, identity) in enumerate(zip(paper.authors, identities, strict=True)):
        before = ", " if place else ""
        if place == last and place and not paper.are_authors_cut:
            before = " and " if last == 1 else ", and "
        parts.append(_part(author, identity, before, ET_AL if place == last and paper.are_authors_cut else ""))
    return tuple(parts)


def _cut(paper: Paper, identities: Sequence[Identity], shown: int) -> tuple[NamePart, ...]:
    parts = [
        _part(paper.authors[place], identities[place], ", " if place else "", ET_AL if place == shown - 1 else "")
        for place in range(shown)
    ]
    hidden_owner = next((place for place in range(shown, len(identities)) if identities[place].is_owner), None)
    if hidden_owner is not None:
        parts.append(_part(paper.authors[hidden_owner], identities[hidden_owner], ", incl. ", ""))
    return tuple(parts)


def _part(author: Author, identity: Identity, before: str, after: str) -> NamePart:
    return NamePart(
        name=author.name.full,
        before=before,
        after=after,
        url=author.url or identity.url,
        orcid=author.orcid or identity.orcid,
        is_owner=identity.is_owner,
        marks="".join(mark for field, mark, _ in MARKS if getattr(author, field)),
    )
