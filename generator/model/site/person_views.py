"""The views of people that templates print. The conventions are those of `views.py`."""

import msgspec

from generator.model.site.views import Image, Link, PaperTeaser, Tag


class ProfileCard(msgspec.Struct, frozen=True, kw_only=True):
    """The owner, for the head of the home page. `monogram` are the initials that replace a missing photo."""

    name: str
    native_name: str = ""
    native_language: str = ""
    pronouns: str = ""
    role: str = ""
    affiliations: tuple[Link, ...] = ()
    fields: tuple[Tag, ...] = ()
    photo: Image | None = None
    monogram: str = ""
    links: tuple[Link, ...] = ()
    biography_html: str = ""


class CoauthorRow(msgspec.Struct, frozen=True):
    """A row in the index of co-authors.

    `id` is the id of the row. `url` is the page of the person on this site, or, if there is none, their home page.
    `count` is the number of joint papers, `years` the years of these, and `papers` the papers, newest first.
    """

    name: str
    id: str
    url: str
    orcid: str
    count: int
    years: str
    papers: tuple[PaperTeaser, ...]
    native_name: str = ""
    native_language: str = ""


class PersonCard(msgspec.Struct, frozen=True, kw_only=True):
    """A person, for the head of their page.

    `count` is the number of their papers, `years` the years of these, and `venues` the most frequent venues. `others`
    are their most frequent co-authors; it is empty if the owner is an author of these papers.
    """

    name: str
    native_name: str = ""
    native_language: str = ""
    links: tuple[Link, ...] = ()
    count: int = 0
    years: str = ""
    venues: tuple[Tag, ...] = ()
    others: tuple[Tag, ...] = ()
