"""Identifiers of works (DOI, arXiv, ISBN, ISSN, PubMed) -> what is wrong with them."""

import re
from collections.abc import Iterator

from generator.checking.finding import Severity
from generator.model.date import PartialDate

Fault = tuple[Severity, str, str]  # severity, message, hint

ARXIV_DOI = "10.48550/arxiv."
NEW_ARXIV = re.compile(r"(\d\d)(\d\d)\.(\d{4,5})(?:v(\d+))?")
OLD_ARXIV = re.compile(r"([a-z-]+)(?:\.[A-Z]{2})?/(\d\d)(\d\d)(\d{3})(?:v(\d+))?")
# The archives of identifiers before April 2007 (info.arxiv.org/help/arxiv_identifier.html).
ARCHIVES = frozenset(
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga "
    "funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph "
    "q-alg q-bio quant-ph solv-int supr-con".split()
)
FIRST_NEW, FIRST_FIVE_DIGITS, LAST_OLD = (2007, 4), (2015, 1), (2007, 3)
# Endings that come along when a DOI is copied from the address of a page.
PAGES = re.compile(r"(?:\.pdf|/(?:abstract|full(?:text)?|pdf|epdf|html|meta|summary|references))$", re.I)
BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
SEPARATORS = re.compile(r"\s*(?:[,;|/]|\band\b)\s*")
REMARK = re.compile(
    r"\([^)]*\)|\b(?:e-?|p-?|print\s+|online\s+)?(?:ISBN|ISSN)(?:-1[03])?\b:?|\b(?:print|online)\b", re.I
)


def bare_arxiv(identifier: str) -> str:
    """Return an arXiv identifier without its version: "2405.04430v2" -> "2405.04430"."""
    return re.sub(r"v\d+$", "", identifier)


def doi_faults(doi: str, arxiv: str) -> Iterator[Fault]:
    """Yield what is wrong with a DOI, written without "https://doi.org/".

    A DOI of arXiv must belong to the identifier `arxiv` of the same entry, unless that is empty.
    """
    folded = doi.casefold()
    if re.search(r"/(?:doi:|10\.\d{4,9}/|.*\bdoi\.org)", folded):
        severity = Severity.ERROR if "doi.org" in folded else Severity.WARNING
        yield severity, f'the DOI "{doi}" contains another DOI', 'keep only the part that begins with the last "10."'
        return
    if doi[-1] in ".,;:'’”*" or (doi[-1] in BRACKETS and doi.count(doi[-1]) > doi.count(BRACKETS[doi[-1]])):
        hint = "remove that, unless the publisher writes it so"
        yield Severity.WARNING, f'the DOI "{doi}" ends in "{doi[-1]}"', hint
    elif junk := PAGES.search(doi):
        message = f'the DOI "{doi}" ends in "{junk[0]}", which belongs to the address of a page'
        yield Severity.WARNING, message, f'remove "{junk[0]}"'
    elif junk := re.search(r"[?#].*|%[0-9A-Fa-f]{2}|&(?:amp|lt|gt|#\d+);?|[–—‐‑−]", doi):
        # A query, an escape of a URL or of HTML, or a typeset dash.
        yield Severity.WARNING, f'the DOI "{doi}" contains "{junk[0]}"', "copy it again from the publisher's page"
    if folded.startswith(ARXIV_DOI) and arxiv:
        inside = folded.removeprefix(ARXIV_DOI)
        if bare_arxiv(inside) != bare_arxiv(arxiv).casefold():
            message = f'the DOI is that of arXiv:{inside}, but `arxiv` is "{arxiv}"'
            yield Severity.WARNING, message, "correct one of them"


def arxiv_faults(identifier: str, today: PartialDate) -> Iterator[Fault]:
    """Yield what is wrong with a text that has the form of an arXiv identifier; nothing for any other text.

    The rules are those of info.arxiv.org/help/arxiv_identifier.html; `today` shows which months are in the future.
    """
    if new := NEW_ARXIV.fullmatch(identifier):
        year, month, number = 2000 + int(new[1]), int(new[2]), new[3]
    elif old := OLD_ARXIV.fullmatch(identifier):
        year, month, number = int(old[2]) + (1900 if old[2] > "90" else 2000), int(old[3]), old[4]
        if old[1] not in ARCHIVES:
            yield Severity.ERROR, f'arXiv has no archive "{old[1]}"', "old identifiers look like hep-th/9711200"
    else:
        return
    message = f'"{identifier}" cannot be an arXiv identifier'
    if not 1 <= month <= 12:
        yield Severity.ERROR, f"{message}: there is no month {month:02}", "it begins with year and month: 2405.04430"
    elif not int(number):
        yield Severity.ERROR, f"{message}: numbers begin with 1", "copy it again from the page of the paper"
    elif year * 12 + month > today.year * 12 + today.month + 1:
        yield Severity.ERROR, f"{message}: {year}-{month:02} is in the future", "correct its digits"
    elif new:
        yield from _wrong_length(message, (year, month), number)
    elif not (1991, 1) <= (year, month) <= LAST_OLD:
        yield Severity.ERROR, f"{message}: this form was used until March 2007", "newer identifiers look like 0704.0001"


def _wrong_length(message: str, month: tuple[int, int], number: str) -> Iterator[Fault]:
    if month < FIRST_NEW:
        yield Severity.ERROR, f"{message}: this form begins with 0704", "older identifiers look like hep-th/9711200"
    elif month >= FIRST_FIVE_DIGITS and len(number) < 5:
        yield Severity.ERROR, f"{message}: since 1501 five digits follow the point", "add the missing digit"
    elif month < FIRST_FIVE_DIGITS and len(number) > 4:
        yield Severity.ERROR, f"{message}: until 1412 four digits follow the point", "remove one digit"


def isbn_faults(written: str) -> Iterator[Fault]:
    """Yield what is wrong with one or more ISBNs (ISO 2108), with or without hyphens and remarks in brackets."""
    for part in _parts(written):
        digits = re.sub(r"[\s‐‑–-]", "", part).upper()
        if re.fullmatch(r"\d{9}[\dX]", digits):
            is_right = _weighted(digits, range(10, 0, -1)) % 11 == 0
        elif re.fullmatch(r"97[89]\d{10}", digits):
            is_right = _weighted(digits, [1, 3] * 6 + [1]) % 10 == 0
        else:
            hint = "an ISBN has ten digits, or thirteen of which the first are 978 or 979"
            yield Severity.WARNING, f'"{part}" is not an ISBN', hint
            continue
        if not is_right:
            message = f'the ISBN "{part}" is wrong: its last digit does not match the others'
            yield Severity.WARNING, message, "compare it with the book"


def issn_faults(written: str) -> Iterator[Fault]:
    """Yield what is wrong with one or more ISSNs (ISO 3297), with or without hyphens and remarks in brackets."""
    for part in _parts(written):
        digits = re.sub(r"[\s‐‑–-]", "", part).upper()
        if not re.fullmatch(r"\d{7}[\dX]", digits):
            yield Severity.WARNING, f'"{part}" is not an ISSN', "an ISSN has eight digits: 2049-3630"
        elif _weighted(digits, range(8, 0, -1)) % 11:
            message = f'the ISSN "{part}" is wrong: its last digit does not match the others'
            yield Severity.WARNING, message, "compare it with the journal's page"


def pmid_faults(written: str) -> Iterator[Fault]:
    """Yield what is wrong with a PubMed identifier (PMID)."""
    if re.fullmatch(r"PMC\s*\d+", written, re.I):
        message = f'"{written}" is an identifier of PubMed Central, not of PubMed'
        yield Severity.ERROR, message, "write the number after PMID on the page of the article"
    elif not re.fullmatch(r"[1-9]\d{0,7}", written):
        message = f'"{written}" is not a PubMed identifier'
        yield Severity.ERROR, message, "it is a number of up to eight digits: 31452104"


def _parts(written: str) -> list[str]:
    """Return the identifiers in a text, without remarks such as "(print)"."""
    return [part for part in SEPARATORS.split(REMARK.sub(" ", written).strip()) if part]


def _weighted(digits: str, weights: "range | list[int]") -> int:
    return sum((10 if digit == "X" else int(digit)) * weight for digit, weight in zip(digits, weights, strict=True))
