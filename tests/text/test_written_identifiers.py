"""DOIs, addresses and arXiv identifiers, in all the ways in which people and programs write them."""

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.text.identifier_urls import doi_address
from generator.text.written_identifiers import read_addresses, read_arxiv, read_doi

SICI = "10.1002/(SICI)1096-9999(19960129)365:1<113::AID-TST9>3.0.CO;2-6"
DOIS = {
    "10.1000/182": ("doi:10.1000/182", "DOI 10.1000/182.", "https://dx.doi.org/10.1000/182", "doi.org/10.1000/182"),
    SICI: (
        SICI,
        doi_address(SICI),
        SICI.replace("<", "&lt;").replace(">", "&#62;"),
        SICI.replace("<", "&amp;lt;"),
        f"<{SICI}>",
        f"<{doi_address(SICI)}>",
        f" <https://doi.org/{SICI}> ",
    ),
    "10.1000/a": (
        "https://doi.org/https://doi.org/10.1000/a",
        '<a href="https://doi.org/10.1000/a">https://doi.org/10.1000/a</a>',
        "https://publisher.example/doi/full/10.1000/a?download=1",
        "https://publisher.example/article/10.1000/a/full",
        "https://publisher.example/content/pdf/10.1000/a.pdf",
        "10.1000/a, 10.1000/b",
        "(10.1000/a)",
    ),
    "10.1000/a(b)c": ("10.1000/a(b)c", "(see 10.1000/a(b)c)"),
    "10.1000/abc/full": ("10.1000/abc/full", "https://doi.org/10.1000/abc/full"),
    "": ("11.1000/182", "not a doi", "10.1000", "https://example.org/a"),
}
ADDRESSES = {
    "https://example.org/a%20b.pdf": "https://example.org/a b.pdf",
    "https://example.org": "https://example.org (visited 2020)",
    "https://a.example/ https://b.example/x": "https://a.example/, https://b.example/x.",
    "https://example.org/~n_m": "<https://example.org/~n_m>",
    "https://www.example.org/x": "see www.example.org/x",
    "https://example.org/a&b": '<a href="https://example.org/a&amp;b">here</a>',
    "https://example.org/A_(b)": "[here](https://example.org/A_(b))",
    "": "example.org/a",
}
ARXIV = {
    "2405.04430v2": (
        "arXiv:2405.04430v2",
        "https://arxiv.org/abs/2405.04430v2",
        "http://arxiv.org/pdf/2405.04430v2.pdf",
    ),
    "2405.04430": ("2405.04430 [cs.CL]", "10.48550/arXiv.2405.04430", "https://doi.org/10.48550/arXiv.2405.04430"),
    "hep-th/9901001": ("hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
    "math.GT/0309136": ("arXiv:math.GT/0309136",),
    "": ("24.1", "https://example.org/2405.04430"),
}
CASES = [(doi, written) for doi, ways in DOIS.items() for written in ways]


@pytest.mark.parametrize(("doi", "written"), CASES)
def test_a_doi_is_read_decoded(doi: str, written: str) -> None:
    """Whatever is around it; its address encodes what an address cannot have, and reads back."""
    assert read_doi(written) == doi
    if doi:
        assert read_doi(doi_address(doi)) == doi and not set(doi_address(doi)) & set("<> ")


@pytest.mark.parametrize(("urls", "written"), ADDRESSES.items())
def test_addresses_are_found(urls: str, written: str) -> None:
    """In a sentence, in HTML and in Markdown."""
    assert read_addresses(written) == urls.split()


@pytest.mark.parametrize(("id", "written"), [(id, written) for id, ways in ARXIV.items() for written in ways])
def test_an_arxiv_identifier_is_read(id: str, written: str) -> None:
    """From an address, with its version."""
    assert read_arxiv(written) == id


BIB = {
    "doi = {10.1002/a{\\textless}b{\\textgreater}c}": ("10.1002/a<b>c", ""),
    "doi = {10.1002/a$<$b$\\greater$c}": ("10.1002/a<b>c", ""),
    "doi = {10.1007/3-540\\_1}": ("10.1007/3-540_1", ""),
    'url = {doi:<a href="https://doi.org/10.1000/a">https://doi.org/10.1000/a</a>}': ("10.1000/a", ""),
    "url = {https://doi.org/10.1000/a}": ("10.1000/a", ""),
    "url = {http://example.org/$\\sim$n/a\\_b}": ("", "http://example.org/~n/a_b"),
    "url = {http://example.org/{\\textasciitilde}n\\%20x\\#y}": ("", "http://example.org/~n%20x#y"),
    "url = {\\url{ http://example.org/\\~{}n }}": ("", "http://example.org/~n"),
    "howpublished = {Available at \\url{https://example.org/b}}": ("", "https://example.org/b"),
    "howpublished = {[Online]. https://example.org/b. Visited 2020}": ("", "https://example.org/b"),
    "howpublished = {\\href{https://example.org/b}{here}}": ("", "https://example.org/b"),
}


@pytest.mark.parametrize(("field", "expected"), BIB.items())
def test_fields_of_a_bibliography(field: str, expected: tuple[str, str]) -> None:
    """TeX, HTML and words around an identifier are taken away; an address is no venue."""
    (paper,) = parse_bibtex_entries(f"@misc{{k, title = {{T}}, {field}}}", "content/papers/x.bib").papers
    assert (paper.doi, paper.url) == expected and not paper.container_title


def test_two_addresses_are_two_links() -> None:
    """The first is the paper's, the second a link with its host as the label."""
    field = "url = {https://a.example/x https://b.example/y}"
    (paper,) = parse_bibtex_entries(f"@misc{{k, title = {{T}}, {field}}}", "content/papers/x.bib").papers
    assert paper.url == "https://a.example/x"
    assert [(link.label, link.target) for link in paper.links] == [("b.example", "https://b.example/y")]
