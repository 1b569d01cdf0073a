"""Identifiers -> the addresses at which their registers lead to what they name."""


def doi_address(doi: str) -> str:
    """A DOI (doi.org)."""
    return f"https://doi.org/{doi}"


def arxiv_address(arxiv: str) -> str:
    """The page of a preprint (arxiv.org)."""
    return f"https://arxiv.org/abs/{arxiv}"


def pubmed_address(pmid: str) -> str:
    """The record of an article (PubMed)."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def orcid_address(orcid: str) -> str:
    """The record of a person (orcid.org)."""
    return f"https://orcid.org/{orcid}"
