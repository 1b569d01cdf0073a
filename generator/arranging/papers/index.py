"""The index: order, topics, people and relations of all papers together.

It depends on the records of papers and not on their texts, so a build after a change of an abstract reuses it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from generator.arranging.papers.cards import venue_line
from generator.arranging.papers.order import in_order, newest_first
from generator.arranging.papers.publication_status import retracted, status_labels
from generator.arranging.papers.related import Relations
from generator.arranging.papers.text_direction import site_direction, text_language
from generator.arranging.papers.topics import Topics
from generator.arranging.people.bylines import byline, line_direction, name_parts
from generator.arranging.people.coauthors import Coauthors
from generator.arranging.people.identities import Identity, People
from generator.model.library import Library
from generator.model.paper import Paper
from generator.model.profile import Profile
from generator.model.site.paths import paper_page
from generator.model.site.views import Byline, PaperTeaser
from generator.model.text import NO_TEXT
from generator.text.link import SITE


class Index:
    """The published papers of a library, indexed.

    `papers` and `ids` are newest first, `listed` in the order of the settings. `identities`, `parts` (names) and
    `bylines` are those of the authors of each paper, by its id. An index of an earlier build can be in use, so the
    texts of its papers may be out of date.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        published = [paper for paper in library.papers if not paper.is_draft]
        self.papers = newest_first(published)
        self.ids = [paper.id for paper in self.papers]
        self.listed = in_order(published, library.settings.sort)
        self.topics = Topics(self.papers)
        people = People(library)
        self.ambiguous_names = people.ambiguous_names
        self.identities: Mapping[str, Sequence[Identity]] = {paper.id: people.authors(paper) for paper in self.papers}
        self.coauthors = Coauthors(self.papers, self.identities, library.settings)
        urls = self.coauthors.page_urls
        site = site_direction(library.settings)
        turned = {paper.id: line_direction(paper, site) for paper in self.papers}
        self.parts = {
            paper.id: name_parts(paper, self.identities[paper.id], urls, turned[paper.id] or site)
            for paper in self.papers
        }
        shown = library.settings.authors_shown
        self.bylines = {
            id: byline(parts, shown, f"{SITE}{paper_page(id)}", turned[id]) for id, parts in self.parts.items()
        }

    @cached_property
    def relations(self) -> Relations:
        """The relations between papers, from which related papers are found."""
        return Relations(self.papers, [self.identities[id] for id in self.ids])

    @cached_property
    def teasers(self) -> dict[str, PaperTeaser]:
        """The short form of each paper (title, authors, venue, date), by its id."""
        return {paper.id: _teaser(paper, self.bylines[paper.id], self.library) for paper in self.papers}

    @cached_property
    def has_marks(self) -> bool:
        """True if any author has a mark, for example "*" for an equal contribution."""
        return any(part.marks for parts in self.parts.values() for part in parts)

    @cached_property
    def owned(self) -> frozenset[str]:
        """The ids of the papers that the owner is an author of."""
        return frozenset(id for id, people in self.identities.items() if any(person.is_owner for person in people))

    def holds_for(self, library: Library) -> bool:
        """Return True if the index of `library` would be equal to this one."""
        mine, others = self.library, library
        return (
            len(mine.papers) == len(others.papers)
            and all(
                paper is other or _record(paper) == _record(other)
                for paper, other in zip(mine.papers, others.papers, strict=True)
            )
            and (mine.settings, mine.people, mine.today) == (others.settings, others.people, others.today)
            and (mine.styles, mine.tools.has_citeproc) == (others.styles, others.tools.has_citeproc)
            and _public(mine.profile) == _public(others.profile)
        )


def _record(paper: Paper) -> Paper:
    """Return the paper without its texts and links, which only its own page and its card show."""
    return msgspec.structs.replace(
        paper,
        abstract=NO_TEXT,
        tldr=NO_TEXT,
        note=NO_TEXT,
        body=NO_TEXT,
        links=(),
        extra=(),
        bibtex="",
        versions=(),
        retraction=None,
    )


def _public(profile: Profile) -> Profile:
    return msgspec.structs.replace(profile, biography=NO_TEXT, metrics=())


def _teaser(paper: Paper, line: Byline, library: Library) -> PaperTeaser:
    authors = "".join([f"{part.before}{part.name}{part.after}" for part in line.short])
    date = paper.issued.text if paper.issued else ""
    status = ", ".join(status_labels(paper, library.today))
    url = f"{SITE}{paper_page(paper.id)}"
    language = text_language(paper.title.plain, paper.language, library.settings)
    return PaperTeaser(url, paper.title.html, authors, venue_line(paper), date, status, retracted(paper), language)
