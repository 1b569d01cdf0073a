"""The fields `eprint` and `eprinttype` -> an identifier of arXiv or PubMed, or a link to another archive."""

from typing import NamedTuple
from urllib.parse import urlsplit

from generator.formats.bibtex.names import BY_DOI, IDENTIFIED
from generator.text.identifier_urls import doi_address
from generator.text.link import is_web_address
from generator.text.written_identifiers import read_addresses, read_arxiv, read_doi, read_pmcid, read_pmid

ARXIV = {"", "arxiv", "arxiv.org"}
PUBMED = {"pubmed", "pmid", "medline"}
# Archives by the name in `eprinttype`: the label and the address of a link.
ARCHIVES = {
    "jstor": ("JSTOR", "https://www.jstor.org/stable/{}"),
    "hdl": ("Handle", "https://hdl.handle.net/{}"),
    "hal": ("HAL", "https://hal.science/{}"),
    "googlebooks": ("Google Books", "https://books.google.com/books?id={}"),
    "iacr": ("ePrint", "https://eprint.iacr.org/{}"),
    "pmc": ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
}
NAMES = {"pmcid": "pmc", "pubmedcentral": "pmc", "handle": "hdl", "hal.science": "hal", "iacr eprint": "iacr"}
# Archives of published papers: such an `eprint` makes no preprint.
NO_PREPRINTS = frozenset({*PUBMED, "pmc", "pmcid", "pubmedcentral", "jstor", "hdl", "handle", "googlebooks"})


class Eprint(NamedTuple):
    """A paper in an archive: the value of the field `arxiv` or `pmid`, or a link with its label."""

    field: str = ""
    label: str = ""
    value: str = ""


def read_eprint(archive: str, written: str) -> Eprint | None:
    """Return the identifier of a paper in an archive, or a link to it; None if neither is known.

    >>> read_eprint("arXiv", "https://arxiv.org/abs/2405.04430v2")
    Eprint(field='arxiv', label='', value='2405.04430v2')
    >>> read_eprint("HAL", "hal-01234")
    Eprint(field='', label='HAL', value='https://hal.science/hal-01234')
    """
    name = archive.casefold().strip()
    name = NAMES.get(name, name)
    if (name in ARXIV or "arxiv.org/" in written.casefold()) and (id := read_arxiv(written)):
        return Eprint("arxiv", value=id)
    if (name in PUBMED or "pubmed" in written.casefold()) and (id := read_pmid(written)):
        return Eprint("pmid", value=id)
    if is_web_address(written) and (found := read_addresses(written)):
        host = (urlsplit(found[0]).hostname or "").removeprefix("www.")
        return Eprint(label=ARCHIVES[name][0] if name in ARCHIVES else archive or host, value=found[0])
    if name in ARCHIVES:
        label, address = ARCHIVES[name]
        id = read_pmcid(written) if name == "pmc" else written
        return Eprint(label=label, value=address.format(id)) if id else None
    if name and (doi := read_doi(written)):  # bioRxiv, ChemRxiv, Zenodo …
        return Eprint(label=archive, value=doi_address(doi))
    return None


def identified_address(name: str, written: str, doi: str) -> str:
    """Return the address for a field of IDENTIFIED, which has an identifier, an address, or `true`: that of the DOI."""
    if is_web_address(written):
        return written
    if written.casefold() in {"true", "false"}:
        return BY_DOI.get(name, "").format(doi) if doi and written.casefold() == "true" else ""
    id = read_pmcid(written) if name == "pmcid" else written
    return IDENTIFIED[name][1].format(id) if id else ""
