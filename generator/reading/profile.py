"""content/profile.yaml and content/profile.md -> Profile."""

import re
from collections.abc import Container, Iterator
from typing import Any

import msgspec

from generator.formats.entry import identifiers, kinds
from generator.formats.entry.authors import NAME
from generator.formats.entry.fields import (
    SCALAR,
    Diagnostics,
    Field,
    InvalidValue,
    Kind,
    Record,
    Table,
    each,
    json_schema,
    read_record,
)
from generator.formats.entry.front_matter import FENCE, split_front_matter
from generator.formats.entry.marked_text import Texts
from generator.formats.entry.paper_links import file_path, picture_path
from generator.formats.located import Located, LocatedRecord
from generator.formats.names.braces import parse_name
from generator.model.name import Name
from generator.model.profile import Affiliation, Profile, ProfileLink
from generator.model.text import Text
from generator.reading.metrics import METRICS, Metrics
from generator.reading.profile_links import LINKS
from generator.reading.records import read_single
from generator.text.link import is_web_address

ROR = re.compile(r"(?:https?://)?(?:ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})/?", re.I)


def _ror(node: Located, diagnostics: Diagnostics) -> str:
    """Return a bare ROR identifier."""
    written = kinds.line(node, diagnostics)
    found = ROR.fullmatch(written)
    if not found:
        raise InvalidValue(f'"{written}" is not a ROR identifier', "write it like 05dxps055")
    return found[1].lower()


AFFILIATION = Table(
    "an affiliation",
    (
        Field("name", kinds.LINE, "Name of the institution.", required=True),
        Field("url", kinds.ADDRESS, "Home page of the institution."),
        Field(
            "ror",
            Kind("ROR identifier", _ror, {"type": "string"}),
            "Identifier at ror.org, with or without `https://ror.org/`.",
        ),
    ),
)


def _affiliations(node: Located, diagnostics: Diagnostics) -> tuple[Affiliation, ...]:
    """Return the affiliations of a list of names or mappings; those without a name are left out."""
    return tuple(place for place in each(node, diagnostics, _affiliation) if place.name)


def _affiliation(node: Located, diagnostics: Diagnostics) -> Affiliation:
    if not isinstance(node, LocatedRecord):
        return Affiliation(kinds.line(node, diagnostics))
    return Affiliation(**{"name": "", **read_record(node, AFFILIATION, diagnostics).values})


AFFILIATIONS = Kind(
    "list of names or mappings",
    _affiliations,
    {
        "anyOf": [
            SCALAR,
            json_schema(AFFILIATION),
            {"type": "array", "items": {"anyOf": [SCALAR, json_schema(AFFILIATION)]}},
        ]
    },
)
PROFILE = Table(
    "the profile",
    (
        Field("name", NAME, "Your name.", required=True),
        Field("native_name", kinds.LINE, "Your name in its original script: `张伟`."),
        Field("pronouns", kinds.LINE, "Your pronouns: `she/her`."),
        Field("role", kinds.LINE, "Your position: `Professor of Computer Science`.", ("position", "job_title")),
        Field("affiliations", AFFILIATIONS, "The institutions where you work.", ("affiliation",)),
        Field(
            "fields",
            kinds.LINES,
            "Your research fields: arXiv categories (`cs.CL` or `CL`) or names.",
            ("field", "interests"),
        ),
        Field("photo", kinds.LINE, "Picture file under content/. Default: a monogram of your initials.", ("image",)),
        Field("photo_alt", kinds.LINE, "Description of the photo for readers who cannot see it (alternative text)."),
        Field("orcid", identifiers.ORCID_ID, "Your ORCID iD."),
        Field("variants", kinds.WHOLE_LINES, "Other spellings of your name in papers.", ("aliases", "also")),
        Field("links", LINKS, "Your other pages and profiles: identifiers or addresses."),
        Field("metrics", METRICS, "Your metrics. A value that you give replaces the computed one."),
        Field(
            "biography",
            kinds.MARKDOWN,
            "A few sentences about you. The file profile.md can hold them instead.",
            ("bio",),
        ),
    ),
    is_entry=True,
)


def read_profile(text: str, path: str, files: Container[str] = ()) -> tuple[Profile, Diagnostics]:
    """Return the profile of a YAML file, and its problems. `files` are the paths under content/ that it can name."""
    diagnostics = Diagnostics(path)
    record = read_single(text, PROFILE, diagnostics)
    values: dict[str, Any] = dict(record.values)
    metrics: Metrics = values.pop("metrics", Metrics())
    values.pop("biography", None)
    return Profile(
        **values | {"links": tuple(_links(record, diagnostics, files)), "photo": _photo(record, diagnostics, files)},
        metrics=tuple(metrics.declared),
        hidden_metrics=tuple(metrics.hidden),
        citations_per_year=tuple(sorted(metrics.per_year.items())),
        citations_source=metrics.source,
        citations_as_of=metrics.as_of,
        biography=Texts(diagnostics, "").text(record, "biography"),
    ), diagnostics


def _links(record: Record, diagnostics: Diagnostics, files: Container[str]) -> Iterator[ProfileLink]:
    """Yield the links of the record; the link to a file has its path under content/."""
    for link, node in record.values.get("links", ()):
        if is_web_address(link.url):
            yield link
        elif path := file_path(link.url, node, diagnostics, "", files):
            yield msgspec.structs.replace(link, url=path)


def _photo(record: Record, diagnostics: Diagnostics, files: Container[str]) -> str:
    photo = record.values.get("photo", "")
    return picture_path(photo, record.nodes["photo"], diagnostics, "", files) if photo else ""


def read_biography(text: str, path: str, *, trusted: bool) -> tuple[Text, Diagnostics]:
    """Return the biography of a Markdown file, and its problems. Front matter is skipped."""
    diagnostics = Diagnostics(path)
    body, line = text, 1
    if FENCE.fullmatch(text.split("\n", 1)[0]):
        parts = split_front_matter(text, path)
        body, line = parts.body, parts.body_line
    return Texts(diagnostics, "", trusted=trusted).body(body, line), diagnostics


def unnamed(title: str) -> Name:
    """Return the name of the owner if there is no profile: the title of the site."""
    return parse_name(title)[0] if title else Name()
