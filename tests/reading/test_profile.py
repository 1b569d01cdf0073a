"""The profile says who the owner is, where else they are found, and which figures they stand by."""

from typing import Any

import pytest

from generator.model.name import Name
from generator.model.profile import Affiliation, Metric, Profile, ProfileLink
from generator.reading.people import read_people
from generator.reading.profile import read_biography, read_profile

PATH = "content/profile.yaml"


def _profile(text: str, *files: str) -> Profile:
    profile, diagnostics = read_profile(f"name: Jane Q. Doe\n{text}", PATH, files)
    assert not diagnostics.problems, list(map(str, diagnostics.problems))
    return profile


def test_a_whole_profile_is_read() -> None:
    """Texts, lists and records, under their friendly names."""
    profile = _profile(
        "native_name: 珍\npronouns: she/her\nposition: Professor\norcid: 0000-0002-1825-0097\nphoto: files/me.jpg\n"
        "affiliations:\n  - University A\n  - {name: Institute B, url: https://example.org}\n"
        "interests: [cs.CL, Logic]\nvariants: [J. Doe]\nbio: I *work*.\n",
        "files/me.jpg",
    )
    assert (profile.name, profile.native_name, profile.role) == (Name("Doe", "Jane Q."), "珍", "Professor")
    assert profile.affiliations == (Affiliation("University A"), Affiliation("Institute B", "https://example.org"))
    assert (profile.fields, profile.variants) == (("cs.CL", "Logic"), ("J. Doe",))
    assert (profile.orcid, profile.photo) == ("0000-0002-1825-0097", "files/me.jpg")
    assert profile.biography.html == "<p>I <em>work</em>.</p>"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("orcid: 0000-0002-1825-0097", ("orcid", "ORCID", "https://orcid.org/0000-0002-1825-0097")),
        ("orcid: https://orcid.org/0000-0002-1825-0097", ("orcid", "ORCID", "https://orcid.org/0000-0002-1825-0097")),
        ("github: jane", ("github", "GitHub", "https://github.com/jane")),
        ("github: '@jane'", ("github", "GitHub", "https://github.com/jane")),
        ("github: https://github.com/jane", ("github", "GitHub", "https://github.com/jane")),
        ("scholar: abc", ("google_scholar", "Google Scholar", "https://scholar.google.com/citations?user=abc")),
        (
            "Semantic Scholar: 123",
            ("semantic_scholar", "Semantic Scholar", "https://www.semanticscholar.org/author/123"),
        ),
        ("dblp: 12/345", ("dblp", "DBLP", "https://dblp.org/pid/12/345")),
        ("openreview: ~Jane_Doe1", ("openreview", "OpenReview", "https://openreview.net/profile?id=~Jane_Doe1")),
        ("email: jane@example.org", ("email", "E-mail", "mailto:jane@example.org")),
        ("mastodon: '@jane@example.social'", ("mastodon", "Mastodon", "https://example.social/@jane")),
        ("bluesky: jane.example.org", ("bluesky", "Bluesky", "https://bsky.app/profile/jane.example.org")),
        ("twitter: jane", ("x", "X", "https://x.com/jane")),
        ("website: https://example.org", ("website", "Website", "https://example.org")),
        ("cv: files/cv.pdf", ("cv", "CV", "files/cv.pdf")),
        ("My Lab: https://lab.example.org", ("link", "My Lab", "https://lab.example.org")),
    ],
)
def test_bare_identifiers_become_addresses(written: str, link: tuple[str, str, str]) -> None:
    """A bare identifier of a known place becomes an address; an address stays one; any label is allowed."""
    assert _profile(f"links:\n  {written}\n", "files/cv.pdf").links == (ProfileLink(*link),)


@pytest.mark.parametrize(
    ("written", "metric"),
    [
        ("h_index: 38", Metric("h-index", "38", key="h_index")),
        ("H-Index: 38", Metric("h-index", "38", key="h_index")),
        ("citations: 17,431", Metric("citations", "17431", key="citations")),
        ("Novelty: 51 %", Metric("Novelty", "51", "%")),
        ("AI Score: 47", Metric("AI Score", "47")),
        (
            "h_index: {value: 38, source: Scholar, as_of: 2025-06}",
            Metric("h-index", "38", source="Scholar", as_of="Jun 2025", key="h_index"),
        ),
        ("- {label: Novelty, value: 51, unit: '%', help: of it}", Metric("Novelty", "51", "%", help="of it")),
        ("- Novelty: 51", Metric("Novelty", "51")),
    ],
)
def test_metrics_are_figures_or_records(written: str, metric: Metric) -> None:
    """Known ones by any spelling, the owner's own by their labels; a figure, or a record with source and date."""
    assert _profile(f"metrics:\n  {written}\n").metrics == (metric,)


def test_hidden_metrics_and_citations_per_year() -> None:
    """A computed figure can be hidden; years come in order."""
    profile = _profile("metrics:\n  h_index: hidden\n  papers: no\n  citations_per_year: {2024: 20, 2023: '1,310'}\n")
    assert profile.hidden_metrics == ("h_index", "papers")
    assert profile.citations_per_year == ((2023, 1310), (2024, 20))
    assert profile.metrics == ()


@pytest.mark.parametrize("text", ["I *work*.\n", "---\n---\nI *work*.\n"])
def test_the_biography_is_markdown(text: str) -> None:
    """It is Markdown, with or without an empty record on top."""
    biography, diagnostics = read_biography(text, "content/profile.md", trusted=False)
    assert (biography.html, diagnostics.problems) == ("<p>I <em>work</em>.</p>", [])


@pytest.mark.parametrize("text", ["name: Ada Lovelace\nalso: [A. King]", "- name: Ada Lovelace\n  variants: A. King"])
def test_people_yaml_is_a_list_or_one_person(text: str) -> None:
    """A list of co-authors, or one of them."""
    people, diagnostics = read_people(text, "content/people.yaml")
    found: list[Any] = [(person.name.full, person.variants) for person in people]
    assert (found, diagnostics.problems) == ([("Ada Lovelace", ("A. King",))], [])
