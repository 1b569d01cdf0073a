"""Identifiers and dates are checked by their standards, and valid ones are not reported."""

import pytest

from generator.checking.finding import Severity
from generator.checking.identifiers import (
    Fault,
    arxiv_faults,
    bare_arxiv,
    doi_faults,
    isbn_faults,
    issn_faults,
    pmid_faults,
)
from generator.model.date import PartialDate
from generator.model.problem import Problem
from tests.checking.conftest import Check
from tests.portfolio import TODAY, Portfolio

E, W = Severity.ERROR, Severity.WARNING


def _brief(faults: list[Fault]) -> list[tuple[Severity, str]]:
    assert all(hint for _, _, hint in faults)
    return [(severity, message) for severity, message, _ in faults]


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000/182",
        "10.1038/s41586-024-07487-w",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "10.1016/0370-2693(83)90177-3",
        "10.1093/bioinformatics/btab123",
        "10.5281/zenodo.1234567",
        "10.1000/pdf.guide",
        "10.48550/arXiv.2405.04430",
    ],
)
def test_odd_but_right_dois_pass(doi: str) -> None:
    """Valid DOIs are not reported, even odd ones that publishers have made."""
    assert [*doi_faults(doi, "2405.04430v2")] == []


@pytest.mark.parametrize(
    ("doi", "severity", "words"),
    [
        ("10.1000/https://doi.org/10.1000/182", E, "contains another DOI"),
        ("10.1000/10.1000/182", W, "contains another DOI"),
        ("10.1000/doi:10.1000/182", W, "contains another DOI"),
        ("10.1000/182.", W, 'ends in "."'),
        ("10.1000/182,", W, 'ends in ","'),
        ("10.1000/182)", W, 'ends in ")"'),
        ("10.1000/182’", W, 'ends in "’"'),
        ("10.1000/182.pdf", W, 'ends in ".pdf", which belongs to the address of a page'),
        ("10.1000/182/abstract", W, 'ends in "/abstract", which belongs to the address of a page'),
        ("10.1000/182/FullText", W, 'ends in "/FullText", which belongs to the address of a page'),
        ("10.1000/182?casa_token=x", W, 'contains "?casa_token=x"'),
        ("10.1000/182#sec", W, 'contains "#sec"'),
        ("10.1000/a%2Fb", W, 'contains "%2F"'),
        ("10.1000/a&lt;b", W, 'contains "&lt;"'),
        ("10.1000/s1–2", W, 'contains "–"'),
    ],
)
def test_wrong_dois_are_reported(doi: str, severity: Severity, words: str) -> None:
    """Characters that are copied along with a DOI are reported."""
    assert _brief([*doi_faults(doi, "")]) == [(severity, f'the DOI "{doi}" {words}')]


def test_a_doi_of_another_arxiv_preprint_is_reported() -> None:
    """A DOI of arXiv must belong to the arXiv identifier of the entry."""
    message = 'the DOI is that of arXiv:2405.04430, but `arxiv` is "2405.04434v2"'
    assert _brief([*doi_faults("10.48550/ARXIV.2405.04430", "2405.04434v2")]) == [(W, message)]
    assert [*doi_faults("10.48550/arXiv.2405.04430", "")] == []


@pytest.mark.parametrize(
    "identifier",
    ["2405.04430", "2405.04430v12", "0704.0001", "1412.9999", "1501.00001", "hep-th/9711200", "math.GT/0309136v1",
     "cs/0703001", "astro-ph/9204001", "2506.00001", "2507.00001"],
)  # fmt: skip
def test_right_arxiv_identifiers_pass(identifier: str) -> None:
    """Both forms are valid up to the ends of their times; next month may already have begun elsewhere."""
    assert [*arxiv_faults(identifier, TODAY)] == []


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("2413.04430", "there is no month 13"),
        ("2400.04430", "there is no month 00"),
        ("2405.00000", "numbers begin with 1"),
        ("2508.00001", "2025-08 is in the future"),
        ("9905.00001", "2099-05 is in the future"),
        ("0703.0001", "this form begins with 0704"),
        ("1501.0001", "since 1501 five digits follow the point"),
        ("1412.00001", "until 1412 four digits follow the point"),
        ("hep-th/0704001", "this form was used until March 2007"),
        ("hep-th/9713200", "there is no month 13"),
        ("hep-th/9711000", "numbers begin with 1"),
    ],
)
def test_wrong_arxiv_identifiers_are_reported(identifier: str, words: str) -> None:
    """Identifiers that arXiv cannot have assigned are errors."""
    message = f'"{identifier}" cannot be an arXiv identifier: {words}'
    assert _brief([*arxiv_faults(identifier, TODAY)]) == [(E, message)]


def test_arxiv_at_the_turn_of_the_year() -> None:
    """In December, January is the next month."""
    assert [*arxiv_faults("2601.00001", PartialDate(2025, 12, 31))] == []
    assert [*arxiv_faults("2602.00001", PartialDate(2025, 12, 31))] != []


def test_an_unknown_arxiv_archive_is_reported() -> None:
    """An archive must exist; the version is not part of the identifier."""
    assert _brief([*arxiv_faults("hep-xx/9711200", TODAY)]) == [(E, 'arXiv has no archive "hep-xx"')]
    assert [bare_arxiv(word) for word in ("2405.04430v2", "2405.04430", "cs/0703001v1")] == [
        "2405.04430",
        "2405.04430",
        "cs/0703001",
    ]


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("978-3-16-148410-0", []),
        ("9783161484100", []),
        ("979-10-90636-07-1", []),
        ("3-16-148410-X", []),
        ("0-8044-2957-x", []),
        ("978–3–16–148410–0", []),
        ("ISBN-13: 978-3-16-148410-0 (print), 3-16-148410-X (paperback)", []),
        ("978-3-16-148410-0; 979-10-90636-07-1", []),
        ("978-3-16-148410-1", ['the ISBN "978-3-16-148410-1" is wrong: its last digit does not match the others']),
        ("3-16-148401-X", ['the ISBN "3-16-148401-X" is wrong: its last digit does not match the others']),
        ("977-3-16-148410-0", ['"977-3-16-148410-0" is not an ISBN']),
        ("978-3-16-148410-0, 12345", ['"12345" is not an ISBN']),
    ],
)
def test_the_check_digit_of_an_isbn_must_fit(written: str, faults: list[str]) -> None:
    """An ISBN has ten or thirteen digits, of which the last is a check digit (ISO 2108)."""
    assert _brief([*isbn_faults(written)]) == [(W, fault) for fault in faults]


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("2049-3630", []),
        ("2434-561X", []),
        ("0317 8471", []),
        ("1476-4687 (online), 0028-0836 (print)", []),
        ("e-ISSN: 1476-4687", []),
        ("2049-3631", ['the ISSN "2049-3631" is wrong: its last digit does not match the others']),
        ("2049-363", ['"2049-363" is not an ISSN']),
    ],
)
def test_the_check_digit_of_an_issn_must_fit(written: str, faults: list[str]) -> None:
    """An ISSN has eight digits, of which the last is a check digit (ISO 3297)."""
    assert _brief([*issn_faults(written)]) == [(W, fault) for fault in faults]


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("31452104", []),
        ("1", []),
        ("PMC6700000", ['"PMC6700000" is an identifier of PubMed Central, not of PubMed']),
        ("0123", ['"0123" is not a PubMed identifier']),
        ("123456789", ['"123456789" is not a PubMed identifier']),
        ("10.1000/1", ['"10.1000/1" is not a PubMed identifier']),
    ],
)
def test_a_pmid_is_a_plain_number(written: str, faults: list[str]) -> None:
    """A PubMed identifier is a number."""
    assert _brief([*pmid_faults(written)]) == [(E, fault) for fault in faults]


def _shown(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem).partition("\n")[0] for problem in problems]


def test_a_wrong_identifier_is_shown_at_its_line(portfolio: Portfolio, checked: Check) -> None:
    """Each finding has the line of its cause, also in drafts; an ORCID iD is checked when it is read."""
    owner = "authors:\n  - {name: Jane Doe, orcid: 0000-0002-1825-0098}\n"
    portfolio.file(
        "papers/a.md",
        "---\ntitle: A\ndate: 2405\narxiv: '2413.04430'\nisbn: 978-3-16-148410-1\nissn: 2049-3631\npmid: PMC123\n"
        f"doi: https://doi.org/10.1000/182.pdf\n{owner}---\n",
    )
    portfolio.paper("b", date="1066", authors=["Jane Doe"], draft=True)
    portfolio.paper("c", date="2028", authors=["Jane Doe"])
    portfolio.file("news/x.md", "---\ndate: 1066-10-14\n---\n\nA battle.\n")
    place = "content/papers/a.md"
    digit = "is wrong: its last digit does not match the others"
    assert _shown(checked().problems) == [
        "content/news/x.md:2:1: warning: the year 1066 is very long ago",
        f"{place}:3:1: warning: the year 2405 is far in the future",
        f'{place}:4:9: "2413.04430" cannot be an arXiv identifier: there is no month 13',
        f'{place}:5:7: warning: the ISBN "978-3-16-148410-1" {digit}',
        f'{place}:6:7: warning: the ISSN "2049-3631" {digit}',
        f'{place}:7:7: "PMC123" is an identifier of PubMed Central, not of PubMed',
        f'{place}:8:22: warning: the DOI "10.1000/182.pdf" ends in ".pdf", which belongs to the address of a page',
        f"{place}:10:29: warning: the ORCID iD 0000-0002-1825-0098 {digit}",
        "content/papers/b.md:3:8: warning: the year 1066 is very long ago",
    ]


def test_identifiers_of_versions_and_retractions_are_checked(portfolio: Portfolio, checked: Check) -> None:
    """The identifiers of a paper's versions and of the notice of its retraction are checked, too."""
    portfolio.file(
        "papers/a.md",
        "---\ntitle: A\nauthors: Jane Doe\nversions:\n  - {arxiv: '2413.04430'}\n  - {doi: 10.1000/182.pdf}\n"
        "retraction: {doi: 10.1000/183’}\n---\n",
    )
    place = "content/papers/a.md"
    assert _shown(checked().problems) == [
        f'{place}:5:14: "2413.04430" cannot be an arXiv identifier: there is no month 13',
        f'{place}:6:11: warning: the DOI "10.1000/182.pdf" ends in ".pdf", which belongs to the address of a page',
        f'{place}:7:19: warning: the DOI "10.1000/183’" ends in "’"',
    ]
