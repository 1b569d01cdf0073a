"""Paper -> Citation File Format 1.2.0 (citation-file-format.github.io), for software and data sets."""

import re
from typing import Any
from urllib.parse import quote

from generator.formats.yaml.writing import format_yaml
from generator.model.name import Author
from generator.model.paper import Paper, PaperType
from generator.text.identifier_urls import orcid_address
from generator.text.xml import only_characters

TYPES = {PaperType.SOFTWARE: "software", PaperType.DATASET: "dataset"}
DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+")  # the pattern of the format's schema
URL = re.compile(r"(?:https?|s?ftp)://.+")
# Identifiers of SPDX for licences of software and data. The schema of the format allows no other words.
LICENSES = (
    "0BSD AFL-3.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause "
    "BSD-3-Clause-Clear BSL-1.0 CC-BY-3.0 CC-BY-4.0 CC-BY-NC-4.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 "
    "CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CECILL-2.1 ECL-2.0 EPL-1.0 EPL-2.0 EUPL-1.1 EUPL-1.2 GPL-2.0 GPL-2.0-only "
    "GPL-2.0-or-later GPL-3.0 GPL-3.0-only GPL-3.0-or-later ISC LGPL-2.1 LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 "
    "LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-2.0 MS-PL MS-RL NCSA ODC-By-1.0 ODbL-1.0 OFL-1.1 OSL-3.0 PDDL-1.0 "
    "PostgreSQL Unlicense UPL-1.0 WTFPL Zlib"
).split()
SPDX = {name.casefold(): name for name in LICENSES}


def has_citation_file(paper: Paper) -> bool:
    """Return whether a paper can have the file: it is software or a data set, and has an author."""
    return paper.type in TYPES and any(author.name.full for author in paper.authors)


def format_citation_file(paper: Paper, url: str = "") -> str:
    """Return the file of `paper`, with one field per line. `url` is the absolute URL of its page.

    Values that the format does not allow are left out, such as a date without a day.
    """
    authors = {tuple(found.items()): found for found in map(_author, paper.authors) if found}
    code = next((link.target for link in paper.links if link.kind == "code" and not link.is_file), "")
    record: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite it as below.",
        "type": TYPES[paper.type],
        "title": paper.title.plain,
        "authors": [*authors.values()],  # each once, by the schema
        "abstract": paper.abstract.plain or paper.tldr.plain,
        "version": dict(paper.extra).get("version", ""),
        "date-released": paper.issued.iso if paper.issued and paper.issued.day else "",
        "doi": paper.doi if DOI.fullmatch(paper.doi) else "",
        "url": _url(paper.url) or _url(url),
        "repository-code": _url(code),
        "license": SPDX.get(paper.license.casefold(), ""),
        "license-url": _url(paper.license),
        "keywords": list(dict.fromkeys(paper.keywords)),
    }
    return format_yaml(_clean(record), width=120)


def _author(author: Author) -> dict[str, str]:
    name = author.name
    shared = {"orcid": orcid_address(author.orcid) if author.orcid else "", "website": _url(author.url)}
    if name.literal or author.is_group:
        found = {"name": name.full, **shared}
    else:
        is_attached = name.non_dropping_particle.endswith(
            ("-", "'", "’")
        )  # "al-", "d'": readers would put a space there
        particles = (name.dropping_particle, "" if is_attached else name.non_dropping_particle)
        found = {
            "family-names": name.family_name if is_attached else name.family,
            "name-particle": " ".join(filter(None, particles)),
            "given-names": name.given,
            "name-suffix": name.suffix,
            "affiliation": "; ".join(author.affiliations),
            **shared,
        }
    return {key: value for key, value in found.items() if value}


def _url(url: str) -> str:
    """Return the URL percent-encoded, or an empty string if the format does not allow it."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~") if URL.fullmatch(url) else ""


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items() if inner}
    return [_clean(item) for item in value] if isinstance(value, list) else only_characters(value)
