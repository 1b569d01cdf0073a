"""Topics: the fields, keywords, years and venues of papers, each with its page and its papers."""

from collections import Counter
from collections.abc import Iterable

from generator.arranging.papers.order import newest_first
from generator.arranging.papers.research_fields import field_labels
from generator.model.paper import Paper
from generator.model.site.paths import topic_index, topic_page
from generator.model.site.views import Tag
from generator.text.fold import folded
from generator.text.link import SITE
from generator.text.slug import own_slugs

KINDS = ("year", "field", "keyword", "venue")


class Topic:
    """One field, keyword, year or venue: its tag, the file of its page, and its papers, newest first."""

    def __init__(self, kind: str, label: str, title: str, url: str, papers: list[Paper]) -> None:
        self.kind, self.url, self.papers = kind, url, papers
        self.tag = Tag(label, title, f"{SITE}{url}", len(papers))


class Topics:
    """All topics of the papers by kind. Spellings that differ only in case or accents are one topic."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self.by_kind: dict[str, list[Topic]] = {}
        self._tags: dict[tuple[str, str], Tag] = {}
        by_date = newest_first(papers)
        for kind in KINDS:
            self.by_kind[kind] = self._collect(kind, by_date)

    @property
    def urls(self) -> set[str]:
        """The files of the pages of all topics, and of the pages that list topics."""
        listed = {topic_index(kind) for kind, topics in self.by_kind.items() if topics}
        return listed | {topic.url for topics in self.by_kind.values() for topic in topics}

    def tag(self, kind: str, name: str) -> Tag:
        """Return the tag that links to a topic's page; `name` is any of its spellings.

        It has no count, because a new paper would then change the page of every paper of the topic.
        """
        return self._tags[kind, _key(kind, name)]

    def urls_of(self, paper: Paper) -> set[str]:
        """Return the files of the pages of all topics of `paper`."""
        return {
            self._tags[kind, _key(kind, name)].url.removeprefix(SITE) for kind in KINDS for name in names(kind, paper)
        }

    def _collect(self, kind: str, papers: list[Paper]) -> list[Topic]:
        members: dict[str, dict[str, Paper]] = {}
        spellings: dict[str, Counter[str]] = {}
        for paper in papers:
            for name in names(kind, paper):
                key = _key(kind, name)
                members.setdefault(key, {})[paper.id] = paper
                spellings.setdefault(key, Counter())[name] += 1
        labels = {
            key: _labels(kind, min(spellings[key], key=lambda name: (-spellings[key][name], name)))
            for key in sorted(members)
        }
        # The topic with the oldest paper comes first and keeps its address.
        age = {paper.id: -place for place, paper in enumerate(papers)}
        oldest_first = sorted(labels, key=lambda key: (min(age[id] for id in members[key]), key))
        slugs = own_slugs({key: labels[key][0] for key in oldest_first})
        topics = []
        for key, (label, title) in labels.items():
            topics.append(Topic(kind, label, title, topic_page(kind, slugs[key]), list(members[key].values())))
            self._tags[kind, key] = Tag(label, title, topics[-1].tag.url)
        return topics


def names(kind: str, paper: Paper) -> tuple[str, ...]:
    """Return the names of the topics of one kind that a paper has, as its entry spells them."""
    if kind == "year":
        return (str(paper.issued.year),) if paper.issued else ()
    if kind == "field":
        return paper.fields
    if kind == "keyword":
        return paper.keywords
    venue = venue_of(paper)
    return (venue,) if venue else ()


def venue_of(paper: Paper) -> str:
    """Return the venue of a paper: CSL's `container-title`, else its `event-title`."""
    return paper.container_title or paper.event_title


def _labels(kind: str, name: str) -> tuple[str, str]:
    return field_labels(name) if kind == "field" else (name, name)


def _key(kind: str, name: str) -> str:
    return folded(_labels(kind, name)[0])


INDEX_TITLES = {"year": "Years", "field": "Fields", "keyword": "Keywords", "venue": "Venues"}


def topic_id(url: str) -> str:
    """Return the id of a topic or person from the file of their page: "fields/cl.html" -> "cl"."""
    return url.rpartition("/")[2].removesuffix(".html")
