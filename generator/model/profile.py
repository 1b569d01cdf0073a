"""The owner of the portfolio, in the terms of schema.org's Person and ProfilePage."""

import msgspec

from generator.model.formula import Formula
from generator.model.name import Name
from generator.model.text import NO_TEXT, Text


class Metric(msgspec.Struct, frozen=True):
    """A metric of the owner: a value in the profile, or one that is computed from the entries.

    `key` names a metric that can be computed (h_index, i10_index, papers, citations, and their values of the last five
    years); it is empty for other metrics of the author. `value` is the text from the profile ("38", "4.7"), or empty if
    a `formula` computes it. `unit` is printed after the value ("%"). `as_of` is a date for readers: "May 2024".
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
    """A link to another profile of the owner. `kind` is orcid, google_scholar, github, email …, or "website"."""

    kind: str
    label: str
    url: str


class Affiliation(msgspec.Struct, frozen=True):
    """An institution. `url` is its home page and `ror` its ROR identifier; both are empty if they are unknown."""

    name: str
    url: str = ""
    ror: str = ""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `content/profile.yaml`, and the biography from `content/profile.md`.

    `variants` are other spellings of the name. `citations_per_year` are pairs of year and number. `citations_source` is
    who counted the citations of the entries, such as "Google Scholar", and `citations_as_of` the date of the count.
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
