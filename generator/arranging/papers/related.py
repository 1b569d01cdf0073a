"""Related papers by shared authors, keywords, fields and venues, found by an index instead of comparing all pairs."""

from collections.abc import Iterator, Sequence

from generator.arranging.papers.topics import venue_of
from generator.arranging.people.identities import Identity
from generator.model.paper import Paper
from generator.text.fold import folded

# The score of a shared feature; it is divided by the square root of the number of other papers that have it.
WEIGHTS = {"author": 2000, "keyword": 3000, "venue": 1000, "field": 500}
NEAREST = 8  # papers before and after, by date, that are compared for each feature: this keeps the work linear


class Relations:
    """An index from features to papers. `papers` are sorted by date, `identities` are those of their authors."""

    def __init__(self, papers: Sequence[Paper], identities: Sequence[Sequence[Identity]]) -> None:
        # For each paper its features: all papers that have one, the paper's own position among them, and the weight.
        self._features: list[list[tuple[list[int], int, int]]] = []
        having: dict[tuple[str, str], list[int]] = {}
        for place, pair in enumerate(zip(papers, identities, strict=True)):
            features = []
            for feature in _features(*pair):
                places = having.setdefault(feature, [])
                features.append((places, len(places), WEIGHTS[feature[0]]))
                places.append(place)
            self._features.append(features)

    def related(self, place: int, count: int) -> list[int]:
        """Return the positions of the `count` papers most related to that at `place`, the best first.

        Papers with the same score are sorted by their distance in the order of `papers`.
        """
        scores: dict[int, int] = {}
        score = scores.get
        for places, position, weight in self._features[place]:
            if len(places) > 1:
                points = int(weight / (len(places) - 1) ** 0.5)
                for other in places[max(0, position - NEAREST) : position + NEAREST + 1]:
                    scores[other] = score(other, 0) + points
        scores.pop(place, None)
        # Sorting one number made of score, distance and position is several times as fast as sorting tuples.
        best = sorted([(-score << 64) + (abs(other - place) << 32) + other for other, score in scores.items()])
        return [number & 0xFFFFFFFF for number in best[:count]]


def _features(paper: Paper, identities: Sequence[Identity]) -> Iterator[tuple[str, str]]:
    """Yield the features of a paper, each once: (kind, name); the owner is none, because all papers share it."""
    yield from {("author", identity.key): None for identity in identities if not identity.is_owner}
    yield from {("keyword", folded(keyword)): None for keyword in paper.keywords}
    yield from {("field", folded(field)): None for field in paper.fields}
    if venue := venue_of(paper):
        yield ("venue", folded(venue))
