"""The kinds of fields that hold an identifier: ORCID iD, DOI, arXiv, PubMed, ISSN, ISBN."""

import re
from collections.abc import Callable
from functools import reduce

from generator.formats.entry.fields import SCALAR, Diagnostics, InvalidValue, Kind
from generator.formats.entry.kinds import line
from generator.formats.located import Located
from generator.text.written_identifiers import other_dois, read_arxiv, read_doi, read_pmid

ISSN = re.compile(r"\b\d{4}[-‐–]?\d{3}[\dXx]\b")
ISBN = re.compile(r"(?<![\d-])(?:97[89][-‐– ]?)?\d(?:[-‐– ]?\d){8}[-‐– ]?[\dXx]\b")
ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])/?")


def orcid(node: Located, diagnostics: Diagnostics) -> str:
    """Return a bare ORCID iD. A wrong check digit, its last character (ISO 7064, MOD 11-2), is a warning."""
    written = line(node, diagnostics)
    if not (found := ORCID.fullmatch(written)):
        raise InvalidValue(f'"{written}" is not an ORCID iD', "write four groups of four digits: 0000-0002-1825-0097")
    digits = found[1].replace("-", "").upper()
    total = reduce(lambda sum, digit: (sum + int(digit)) * 2, digits[:-1], 0)
    check = (12 - total % 11) % 11
    bare = "-".join(digits[place : place + 4] for place in range(0, 16, 4))
    if digits[-1] != ("X" if check == 10 else str(check)):
        message = f"the ORCID iD {bare} is wrong: its last digit does not match the others"
        diagnostics.warning(node, message, f"compare it with https://orcid.org/{bare}")
    return bare


def doi(node: Located, diagnostics: Diagnostics) -> str:
    """Return a bare, decoded DOI: "https://doi.org/10.1000/182" or "doi:10.1000/182" -> "10.1000/182"."""
    written = line(node, diagnostics)
    if not (bare := read_doi(written)):
        raise InvalidValue(f'"{written}" is not a DOI', "write it like 10.1000/182: it begins with 10. and has a slash")
    if other_dois(written, bare):
        diagnostics.warning(node, f'this field has several DOIs; "{bare}" is used', "write the others in `versions`")
    return bare


def arxiv(node: Located, diagnostics: Diagnostics) -> str:
    """Return a bare arXiv identifier with its version: "arXiv:2405.04430v2" -> "2405.04430v2"."""
    written = line(node, diagnostics)
    if not (bare := read_arxiv(written)):
        raise InvalidValue(f'"{written}" is not an arXiv identifier', "write it like 2405.04430 or math.CO/0309136")
    return bare


def pmid(node: Located, diagnostics: Diagnostics) -> str:
    """Return the number of a paper in PubMed: "PMID: 12345", "https://pubmed.ncbi.nlm.nih.gov/12345/" -> "12345".

    Other texts are unchanged, as for an ISBN; `check` reports them.
    """
    written = line(node, diagnostics)
    return read_pmid(written) or written


def _listed(pattern: re.Pattern[str]) -> Callable[[Located, Diagnostics], str]:
    """Return a reader of identifiers: of a list, or of values with remarks, those that fit `pattern`, with commas.

    "1095-9572 (Electronic); 1053-8119 (Linking)" -> "1095-9572, 1053-8119". Other texts are unchanged.
    """

    def read(node: Located, diagnostics: Diagnostics) -> str:
        written = line(node, diagnostics)
        found = [match[0] for match in pattern.finditer(written)]
        return ", ".join(dict.fromkeys(found)) or written

    return read


ORCID_ID = Kind("ORCID iD", orcid, {"type": "string", "examples": ["0000-0002-1825-0097"]})
DOI = Kind("DOI", doi, {"type": "string", "examples": ["10.1000/182"]}, is_shown_if_invalid=True)
ARXIV = Kind(
    "arXiv identifier", arxiv, {"type": ["string", "number"], "examples": ["2405.04430"]}, is_shown_if_invalid=True
)
PMID = Kind("text", pmid, SCALAR)
ISSNS = Kind("text", _listed(ISSN), SCALAR)
ISBNS = Kind("text", _listed(ISBN), SCALAR)
