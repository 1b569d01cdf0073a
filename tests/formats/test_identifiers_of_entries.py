"""DOIs, archives and links in the fields of .bib files, in the ways in which people and programs write them."""

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.entry.entry import Entries, parse_markdown_entry


def _read(fields: str) -> Entries:
    return parse_bibtex_entries(f"@misc{{k, title = {{T}}, {fields}}}", "content/papers/x.bib")


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (r"10.1000/a{\_}b{\_}c", "10.1000/a_b_c"),
        (r"10.1000/a{\&}lt;1::b{\&}gt;c", "10.1000/a<1::b>c"),
        (r"10.1000/a$\_$b", "10.1000/a_b"),
        (r"10.1000/a\#b", "10.1000/a#b"),
        ("10.1000/ab%20c", "10.1000/ab"),
        (r"\url{https://doi.org/10.1000/a}", "10.1000/a"),
        ("https://doi.org/10.1002/a%3C1::b%3E3.0.CO;2-6", "10.1002/a<1::b>3.0.CO;2-6"),
    ],
)
def test_dois(written: str, doi: str) -> None:
    """Escapes of TeX and of addresses are undone, without a message."""
    found = _read(f"doi = {{{written}}}")
    assert (found.papers[0].doi, found.problems) == (doi, ())


@pytest.mark.parametrize("between", [";", ",", "; ", " and ", ";doi:", ",https://doi.org/"])
def test_two_dois_in_one_field(between: str) -> None:
    """The first is used, with a warning."""
    found = _read(f"doi = {{10.1000/a{between}10.1000/b}}")
    assert found.papers[0].doi == "10.1000/a"
    assert [problem.message for problem in found.problems] == ['this field has several DOIs; "10.1000/a" is used']


@pytest.mark.parametrize(
    ("fields", "arxiv", "pmid", "links"),
    [
        ("eprint = {2405.04430}, archivePrefix = {ARXIV}", "2405.04430", "", {}),
        ("eprint = {2405.04430}, archivePrefix = {arXiv.org}", "2405.04430", "", {}),
        ("eprint = {https://arxiv.org/pdf/2405.04430v2.pdf}, eprinttype = {arxiv}", "2405.04430v2", "", {}),
        ("eprint = {https://arxiv.org/abs/hep-th/9901001}", "hep-th/9901001", "", {}),
        ("arxivId = {math.GT/0309136}", "math.GT/0309136", "", {}),
        ("eprint = {12345}, eprinttype = {PMID}", "", "12345", {}),
        ("eprint = {https://pubmed.ncbi.nlm.nih.gov/12345/}", "", "12345", {}),
        ("pmid = {PMID: 12345}", "", "12345", {}),
        ("pmid = {https://pubmed.ncbi.nlm.nih.gov/12345/}", "", "12345", {}),
        ("pmid = {unknown}", "", "unknown", {}),
        ("pmcid = {12345}", "", "", {"PubMed Central": "https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/"}),
        ("eprint = {PMC12345}, eprinttype = {pmc}", "", "", {
            "PubMed Central": "https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/"
        }),
        ("hal = {https://hal.science/hal-1}", "", "", {"HAL": "https://hal.science/hal-1"}),
        ("eprint = {hal-1}, eprinttype = {hal}", "", "", {"HAL": "https://hal.science/hal-1"}),
        ("eprint = {10.1101/2020.1}, eprinttype = {bioRxiv}", "", "", {"bioRxiv": "https://doi.org/10.1101/2020.1"}),
        ("eprint = {https://example.org/x}", "", "", {"example.org": "https://example.org/x"}),
        ("dimensions = {true}, doi = {10.1000/a}", "", "", {
            "Dimensions": "https://badge.dimensions.ai/details/doi/10.1000/a"
        }),
    ],
)  # fmt: skip
def test_archives(fields: str, arxiv: str, pmid: str, links: dict[str, str]) -> None:
    """Known archives are identifiers or links, and leave nothing among the details."""
    (paper,) = _read(fields).papers
    assert (paper.arxiv, paper.pmid) == (arxiv, pmid)
    assert {link.label: link.target for link in paper.links} == links
    assert not paper.extra


def test_an_unknown_archive_is_kept_among_the_details() -> None:
    """Nothing is lost."""
    assert _read("eprint = {abc}, eprinttype = {Archive}").papers[0].extra == (
        ("eprint", "abc"),
        ("eprinttype", "Archive"),
    )


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ("html = {https://a.org/h}, website = {https://a.org/w}", {"HTML": "h", "Website": "w"}),
        ("website = {https://a.org/w}, project = {https://a.org/p}", {"Website": "w", "Website (a.org)": "p"}),
        (r"code = {\url{https://a.org/c} and \url{https://b.org/d}}", {"Code": "c", "b.org": "d"}),
        ("code = {https://a.org/c, https://b.org/d}", {"Code": "c", "b.org": "d"}),
        (r"website = {https://a.org/$\sim$w\_x}", {"Website": "~w_x"}),
        ('slides = {<a href="https://a.org/s">Slides</a>}', {"Slides": "s"}),
        ("slides = {[Slides](https://a.org/s)}", {"Slides": "s"}),
        ("website = {www.a.org/w}", {"Website": "w"}),
        ("pdf = {https://a.org/a b.pdf}", {"PDF": "a%20b.pdf"}),
    ],
)
def test_links_in_fields(fields: str, links: dict[str, str]) -> None:
    """Each address is one link with a label that tells it apart, whatever is around it."""
    found = _read(fields)
    assert {link.label: link.target.rpartition("/")[2] for link in found.papers[0].links} == links
    assert all(link.target.startswith("https://") for link in found.papers[0].links)


@pytest.mark.parametrize(
    ("url", "address", "links"),
    [
        (r"\url{https://a.org/x} and \url{https://b.org/y}", "https://a.org/x", ["https://b.org/y"]),
        (r"https://a.org/{\~{}}x", "https://a.org/~x", []),
        (r"https://a.org/a{\_}b\%20c{\#}d", "https://a.org/a_b%20c#d", []),
    ],
)
def test_addresses_in_url(url: str, address: str, links: list[str]) -> None:
    """All of several are kept, and braces around escapes are no part of an address."""
    (paper,) = _read(f"url = {{{url}}}").papers
    assert paper.url == address
    assert [link.target for link in paper.links] == links


def test_links_of_markdown_entries() -> None:
    """They are read alike; a field for one link says that it has two addresses."""
    text = "---\ntitle: T\nwebsite: www.example.org/x\ncode: https://a.org/c https://b.org/d\n---\n"
    found = parse_markdown_entry(text, "content/papers/x.md")
    assert sorted(link.target for link in found.papers[0].links) == ["https://a.org/c", "https://www.example.org/x"]
    assert [str(problem) for problem in found.problems] == [
        'content/papers/x.md:4:7: warning: this field has 2 addresses; "https://a.org/c" is used\n'
        "  write the others as `links: {Label: address}`"
    ]


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1000/a", "10.1000/a"),
        ("https://press.example/doi/abs/10.1000/a.b?journalCode=x", "10.1000/a.b"),
        ("https://press.example/doi/10.1000/a.b/full", "10.1000/a.b"),
        ("https://press.example/doi/pdf/10.1002/%28SICI%29109%3C1%3A%3Ab%3E3.0.CO", "10.1002/(SICI)109<1::b>3.0.CO"),
        ("https://link.springer.com/chapter/10.1007/978-3-319-24574-4_28", "10.1007/978-3-319-24574-4_28"),
        ("https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.1.1", "10.1103/PhysRevLett.1.1"),
        ("https://lab.example/files/10.1000/a", ""),
        ("https://press.example/article/pii/S0000000000000000", ""),
    ],
)  # fmt: skip
def test_the_doi_in_the_address_of_a_publisher(url: str, doi: str) -> None:
    """It is that of the paper, if no other is given; in each format."""
    in_bibtex = _read(f"url = {{{url}}}").papers[0]
    in_markdown = parse_markdown_entry(f"---\ntitle: T\nurl: {url}\n---\n", "content/papers/x.md").papers[0]
    assert in_bibtex.doi == in_markdown.doi == doi
    other = _read(f"url = {{{url}}}, doi = {{10.1000/other}}").papers[0]
    assert other.doi == "10.1000/other"


@pytest.mark.parametrize(
    ("written", "pmid"),
    [("12345", "12345"), ("PMID: 12345", "12345"), ("pmid 12345", "12345"), ("PMC12345", "PMC12345"),
     ("https://pubmed.ncbi.nlm.nih.gov/12345/", "12345"), ("https://www.ncbi.nlm.nih.gov/pubmed/12345", "12345")],
)  # fmt: skip
def test_a_paper_in_pubmed(written: str, pmid: str) -> None:
    """Its number alone is kept, however it is written; in each format. Another text is left for `check` to report."""
    in_bibtex = _read(f"pmid = {{{written}}}").papers[0]
    in_markdown = parse_markdown_entry(f"---\ntitle: T\npmid: '{written}'\n---\n", "content/papers/x.md").papers[0]
    assert in_bibtex.pmid == in_markdown.pmid == pmid
