"""The owner of the portfolio, in the terms of schema.org's Person and ProfilePage."""

import msgspec

from generator.model.formula import Formula
from generator.model.name import Name
from generator.model.text import NO_TEXT, Text


class Metric(msgspec.Struct, frozen=True):
    """A figure about the owner: declared in the profile, or computed from the entries.

    `key` is that of one that can be computed (h_index, i10_index, papers, citations and their values of five years),
    and empty for the author's own. `value` is text as it was written ("38", "4.7"), empty where a `formula` gives it;
    `unit` stands behind it ("%"); `as_of` is a date for readers: "May 2024".
    """

    label: str
    value: str
    unit: str = ""
    source: str = ""
    as_of: str = ""
    key: str = ""
    help: str = ""
    formula: Formula | None = None


class ProfileLink(msgspec.Struct, frozen=True):
    """Where else the owner is found: `kind` is orcid, google_scholar, github, email … or "website"."""

    kind: str
    label: str
    url: str


class Affiliation(msgspec.Struct, frozen=True):
    """An institution: its name, and its home page and its ROR identifier where they are known."""

    name: str
    url: str = ""
    ror: str = ""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """`content/profile.yaml` and the biography of `content/profile.md`.

    `citations_source` and `citations_as_of` say who counted the citations that the entries tell, and when.
    """

    name: Name = Name()
    native_name: str = ""
    pronouns: str = ""
    role: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    fields: tuple[str, ...] = ()
    photo: str = ""
    photo_alt: str = ""
    orcid: str = ""
    variants: tuple[str, ...] = ()
    links: tuple[ProfileLink, ...] = ()
    metrics: tuple[Metric, ...] = ()
    hidden_metrics: tuple[str, ...] = ()
    citations_per_year: tuple[tuple[int, int], ...] = ()
    citations_source: str = ""
    citations_as_of: str = ""
    biography: Text = NO_TEXT
