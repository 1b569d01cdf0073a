"""What templates show of people, as ready to print as `views.py` says."""

import msgspec

from generator.model.views import Image, Link, Neighbour, Tag


class ProfileCard(msgspec.Struct, frozen=True, kw_only=True):
    """The owner, as the head of the home page shows them. `monogram` stands where there is no photo."""

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
    """One line of the index of co-authors: the name, how many papers together, and these, newest first. `url` is the
    person's page here, or else their home page."""

    name: str
    id: str
    url: str
    orcid: str
    count: int
    years: str
    papers: tuple[Neighbour, ...]
    native_name: str = ""
    native_language: str = ""


class PersonCard(msgspec.Struct, frozen=True, kw_only=True):
    """A person, as the head of their page shows them: how many papers, in which years, the most frequent venues, and
    with whom else, where the site is not one author's."""

    name: str
    native_name: str = ""
    native_language: str = ""
    links: tuple[Link, ...] = ()
    count: int = 0
    years: str = ""
    venues: tuple[Tag, ...] = ()
    others: tuple[Tag, ...] = ()
