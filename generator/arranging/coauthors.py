"""The index of the people whom the owner has written with."""

from collections.abc import Mapping, Sequence

from generator.arranging.people import Identity
from generator.model.paper import Paper
from generator.model.views import CoauthorRow, Neighbour
from generator.text.link import SITE

PAGE = "coauthors.html"
LISTED = 5  # papers named beside a person; the count says how many there are


def coauthor_url(identity: Identity) -> str:
    """The person's line in the index."""
    return f"{SITE}{PAGE}#{identity.key}"


def coauthors(
    papers: Sequence[Paper], identities: Mapping[str, Sequence[Identity]], neighbours: Mapping[str, Neighbour]
) -> tuple[CoauthorRow, ...]:
    """Everybody but the owner, by the number of papers, then by name. `papers` are newest first; `identities` and
    `neighbours` are by the papers' ids."""
    written: dict[str, list[Paper]] = {}
    people: dict[str, Identity] = {}
    for paper in papers:
        for identity in {identity.key: identity for identity in identities[paper.id]}.values():
            if not identity.is_owner:
                people.setdefault(identity.key, identity)
                written.setdefault(identity.key, []).append(paper)
    order = sorted(people, key=lambda key: (-len(written[key]), people[key].name.casefold(), key))
    return tuple(_row(people[key], written[key], neighbours) for key in order)


def _row(identity: Identity, papers: Sequence[Paper], neighbours: Mapping[str, Neighbour]) -> CoauthorRow:
    years = sorted({paper.issued.year for paper in papers if paper.issued})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
    listed = tuple(neighbours[paper.id] for paper in papers[:LISTED])
    return CoauthorRow(identity.name, identity.key, identity.url, identity.orcid, len(papers), span, listed)
