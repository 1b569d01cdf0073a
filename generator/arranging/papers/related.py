"""Which papers belong together: shared authors, keywords, fields, venue, found by indices, not by comparing pairs."""

from collections.abc import Iterator, Sequence

from generator.arranging.papers.topics import venue_of
from generator.arranging.people.identities import Identity
from generator.model.paper import Paper
from generator.text.fold import folded

# What sharing a feature says; a feature that many papers share says less.
WEIGHTS = {"author": 2000, "keyword": 3000, "venue": 1000, "field": 500}
NEAREST = 8  # papers looked at on each side, in time, among those that share a feature: keeps the work linear


class Relations:
    """An index from features to papers. `papers` are in order of date, `identities` those of their authors."""

    def __init__(self, papers: Sequence[Paper], identities: Sequence[Sequence[Identity]]) -> None:
        # For each paper its features: all papers that have one, the paper's own position among them, and the weight.
        self._features: list[list[tuple[list[int], int, int]]] = []
        having: dict[tuple[str, str], list[int]] = {}
        for place, pair in enumerate(zip(papers, identities, strict=True)):
            found = []
            for feature in _features(*pair):
                places = having.setdefault(feature, [])
                found.append((places, len(places), WEIGHTS[feature[0]]))
                places.append(place)
            self._features.append(found)

    def related(self, place: int, count: int) -> list[int]:
        """The places of the `count` papers most related to the one at `place`, best first, then nearest in time."""
        scores: dict[int, int] = {}
        known = scores.get
        for places, position, weight in self._features[place]:
            if len(places) > 1:
                says = int(weight / (len(places) - 1) ** 0.5)
                for other in places[max(0, position - NEAREST) : position + NEAREST + 1]:
                    scores[other] = known(other, 0) + says
        scores.pop(place, None)
        # One number for score, distance and place sorts several times as fast as three.
        best = sorted([(-score << 64) + (abs(other - place) << 32) + other for other, score in scores.items()])
        return [number & 0xFFFFFFFF for number in best[:count]]


def _features(paper: Paper, identities: Sequence[Identity]) -> Iterator[tuple[str, str]]:
    """What a paper may share; the owner does not count, and no name counts twice."""
    yield from {("author", identity.key): None for identity in identities if not identity.is_owner}
    yield from {("keyword", folded(keyword)): None for keyword in paper.keywords}
    yield from {("field", folded(field)): None for field in paper.fields}
    if venue := venue_of(paper):
        yield ("venue", folded(venue))
