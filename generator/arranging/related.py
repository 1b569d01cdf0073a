"""Which papers belong together: shared authors, keywords, fields, venue, found by indices, not by comparing pairs."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.arranging.addresses import venue_of
from generator.arranging.order import folded
from generator.arranging.people import Identity
from generator.model.paper import Paper

# What sharing a feature says; a feature that many papers share says less.
WEIGHTS = {"author": 2000, "keyword": 3000, "venue": 1000, "field": 500}
NEAREST = 8  # papers looked at on each side, in time, among those that share a feature: keeps the work linear


class Relations:
    """An index from features to papers. `papers` are in order of date, `identities` those of their authors."""

    def __init__(self, papers: Sequence[Paper], identities: Sequence[Sequence[Identity]]) -> None:
        self._features = [tuple(_features(*pair)) for pair in zip(papers, identities, strict=True)]
        self._places: dict[tuple[str, str], list[int]] = {}
        for place, features in enumerate(self._features):
            for feature in features:
                self._places.setdefault(feature, []).append(place)

    def related(self, place: int, count: int) -> list[int]:
        """The places of the `count` papers most related to the one at `place`, best first, then nearest in time."""
        scores: dict[int, int] = {}
        for feature in self._features[place]:
            places = self._places[feature]
            if len(places) == 1:
                continue
            weight = int(WEIGHTS[feature[0]] / (len(places) - 1) ** 0.5)
            middle = bisect_left(places, place)
            for other in places[max(0, middle - NEAREST) : middle + NEAREST + 1]:
                scores[other] = scores.get(other, 0) + weight
        scores.pop(place, None)
        best = sorted([(-score, abs(other - place), other) for other, score in scores.items()])
        return [other for _, _, other in best[:count]]


def _features(paper: Paper, identities: Sequence[Identity]) -> Iterator[tuple[str, str]]:
    """What a paper may share; the owner does not count, and no name counts twice."""
    yield from {("author", identity.key): None for identity in identities if not identity.is_owner}
    yield from {("keyword", folded(keyword)): None for keyword in paper.keywords}
    yield from {("field", folded(field)): None for field in paper.fields}
    if venue := venue_of(paper):
        yield ("venue", folded(venue))
