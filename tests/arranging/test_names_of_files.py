"""Files are found by the names that authors write, however a disk or a link spells them."""

import os
import unicodedata

import pytest

from tests.portfolio import Portfolio

PDF = b"%PDF-1.4 a paper"


def _entry(pdf: str) -> str:
    return f"@article{{a, title = {{T}}, author = {{Doe, Jane}}, journal = {{J}}, year = 2020, pdf = {{{pdf}}}}}"


@pytest.mark.parametrize(
    ("on_disk", "written"),
    [
        (unicodedata.normalize("NFD", "Résumé.pdf"), "Résumé.pdf"),
        ("Résumé.pdf", unicodedata.normalize("NFD", "Résumé.pdf")),
        (unicodedata.normalize("NFD", "が.pdf"), "が.pdf"),
        ("a b.pdf", "a b.pdf"),
        ("a b.pdf", "a%20b.pdf"),
        ("a%20b.pdf", "a%20b.pdf"),
        ("Q&A.pdf", r"Q\&A.pdf"),
        ("Q&A.pdf", "Q&A.pdf"),
        ("100%.pdf", r"100\%.pdf"),
        ("a#1.pdf", r"a\#1.pdf"),
        ("a(1).pdf", "a(1).pdf"),
        ("a_b.pdf", r"a\_b.pdf"),
    ],
)
def test_a_field_finds_the_file(portfolio: Portfolio, on_disk: str, written: str) -> None:
    """In NFC and NFD, with blanks and signs, percent-encoded, or with TeX's escapes."""
    portfolio.file(f"papers/{on_disk}", PDF).file("papers/x.bib", _entry(written)).build()
    assert (portfolio.root / "output" / "papers" / "a.pdf").read_bytes() == PDF
    assert 'papers/a.pdf"' in portfolio.html("papers/a.html")


@pytest.mark.parametrize(
    ("on_disk", "link"),
    [
        (unicodedata.normalize("NFD", "Résumé.pdf"), "Résumé.pdf"),
        ("Résumé.pdf", unicodedata.normalize("NFD", "Résumé.pdf")),
        ("a b.pdf", "<a b.pdf>"),
        ("a b.pdf", "a%20b.pdf"),
        ("Q&A.pdf", "Q&A.pdf"),
        ("Q&A.pdf", "Q&amp;A.pdf"),
        ("Q&A.pdf", "Q%26A.pdf"),
        ("a#1.pdf", "a%231.pdf"),
        ("a(1).pdf", "a(1).pdf"),
        ("100%.pdf", "100%25.pdf"),
        ("what?.pdf", "what%3F.pdf"),
    ],
)
def test_a_markdown_link_finds_the_file(portfolio: Portfolio, on_disk: str, link: str) -> None:
    """In a page and in the text of a paper; the published file has the bytes of the original."""
    portfolio.file(f"pages/{on_disk}", PDF).file("pages/x.md", f"---\ntitle: X\n---\n[text]({link})\n")
    portfolio.file(f"papers/{on_disk}", PDF).paper("a", f"[text]({link})").build()
    found = [path for path in (portfolio.root / "output").rglob("*.pdf") if path.read_bytes() == PDF]
    assert len(found) == 2


def test_a_name_in_another_case_is_used_with_a_warning(portfolio: Portfolio) -> None:
    """The file is published, and the warning names the file on disk; it goes when the name is right, in one process."""
    said = (
        'there is no file "study.pdf", but content/papers/Study.PDF, whose name has other capital letters; it is used',
    )
    portfolio.file("papers/Study.PDF", PDF).file("papers/x.bib", _entry("study.pdf")).build(expect=said)
    assert portfolio.has("papers/a.pdf")
    portfolio.file("papers/study.pdf", b"%PDF-1.4 the other").build()
    assert (portfolio.root / "output" / "papers" / "a.pdf").read_bytes() == b"%PDF-1.4 the other"
    portfolio.remove("papers/study.pdf").build(expect=said)
    portfolio.remove("papers/Study.PDF").build(expect=('there is no file "study.pdf"; it is left out',))
    portfolio.file("papers/STUDY.pdf", PDF).build(expect=(said[0].replace("Study.PDF", "STUDY.pdf"),))


def test_a_link_in_another_case_is_followed_with_a_warning(portfolio: Portfolio) -> None:
    """The published file keeps its name on disk."""
    portfolio.file("files/Talk.PDF", PDF).file("pages/x.md", "---\ntitle: X\n---\n[text](/files/talk.pdf)\n")
    file = "content/files/Talk.PDF, whose name has other capital letters"
    portfolio.build(expect=(f'there is no file "/files/talk.pdf", but {file}; it is used',))
    assert 'href="files/Talk.PDF"' in portfolio.html("x.html")


def test_an_entry_in_a_file_with_a_decomposed_name(portfolio: Portfolio) -> None:
    """Its page has the address that the composed name gives."""
    name = unicodedata.normalize("NFD", "ガス")
    portfolio.file(f"papers/{name}.md", "---\ntitle: T\n---\n").build()
    pages = set(os.listdir(portfolio.root / "output" / "papers"))
    portfolio.remove(f"papers/{name}.md").paper("ガス").build()
    assert pages == set(os.listdir(portfolio.root / "output" / "papers"))
