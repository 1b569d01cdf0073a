"""Identifiers -> URLs."""

from urllib.parse import quote

UNESCAPED = "/:;()._-,+=!*'@$&~"  # characters of DOIs that a path may have (RFC 3986, section 3.3)


def doi_address(doi: str) -> str:
    """Return the URL of a DOI: "10.5555/a<b" -> "https://doi.org/10.5555/a%3Cb"."""
    return f"https://doi.org/{quote(doi, safe=UNESCAPED)}"


def arxiv_address(arxiv: str) -> str:
    """Return the URL of the page of a preprint on arXiv."""
    return f"https://arxiv.org/abs/{arxiv}"


def pubmed_address(pmid: str) -> str:
    """Return the URL of the record of an article in PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def orcid_address(orcid: str) -> str:
    """Return the URL of the record of a person at orcid.org."""
    return f"https://orcid.org/{orcid}"
