"""Rich text, entities and JATS in each output: markup where it can be, words elsewhere, never tags as text."""

import re
from pathlib import Path

import pytest

from tests.portfolio import Portfolio

MARKED = "Role of <i>E. coli</i> in H<sub>2</sub>O &amp;amp; 10<sup>5</sup> &lt;i&gt;cells&lt;/i&gt;"
IN_TEX = r"Role of <i>E. coli</i> in H\textsubscript{2}O \& 10<sup>5</sup> \emph{cells}"
WORDS = "Role of E. coli in H₂O & 10⁵ cells"
VENUE = "Journal of <i>Drosophila</i> &amp; <scp>Flies</scp>"
VENUE_WORDS = "Journal of Drosophila & Flies"
ABSTRACT = "<jats:p>About 10<jats:sup>5</jats:sup> <jats:italic>yeasts</jats:italic>, x &lt; y.</jats:p>"
# A tag as text, escaped once or twice.
TAG = re.compile(r"(?:<|&lt;|&amp;lt;|\\u003c)/?(?:i|sub|sup|scp|jats:\w+)(?:>|&gt;|&amp;gt;|\\u003e)", re.I)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the same paper in Markdown, in YAML and in BibTeX."""
    site = Portfolio(tmp_path_factory.mktemp("rich")).file("site.yaml", "url: https://jane.example/\n")
    facts = {"venue": VENUE, "date": "2020", "authors": ["Jane Doe", "O&#39;Neil, Ann"], "volume": "3"}
    site.paper("in-markdown", ABSTRACT, **(facts | {"title": f"First {MARKED}"}))
    site.file(
        "papers/in-yaml.yaml",
        f"title: 'Second {MARKED}'\nvenue: '{VENUE}'\ndate: 2020\nauthors: [Jane Doe, \"O&#39;Neil, Ann\"]\nvolume: 3\n"
        f"abstract: '{ABSTRACT}'\n",
    )
    site.file(
        "papers/in-bibtex.bib",
        f"@article{{in-bibtex, title = {{Third {IN_TEX}}}, journal = {{{VENUE}}}, year = 2020, volume = 3,\n"
        f"  author = {{Doe, Jane and O&#39;Neil, Ann}}, abstract = {{{ABSTRACT}}}}}\n",
    )
    return site.build().root / "output"


ENTRIES = [("in-markdown", "First"), ("in-yaml", "Second"), ("in-bibtex", "Third")]


@pytest.mark.parametrize(("entry", "first"), ENTRIES)
def test_the_page_of_a_paper(output: Path, entry: str, first: str) -> None:
    """Headings and abstracts have elements; metadata and references have words."""
    html = (output / f"papers/{entry}.html").read_text("utf-8")
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html)
    shown = f"{first} Role of <em>E. coli</em> in H<sub>2</sub>O &amp; 10<sup>5</sup> <em>cells</em>"
    assert heading and heading[1] == shown
    assert re.search(r"10(?:<sup>5</sup>|⁵) <em>yeasts</em>, x &lt; y\.", html)
    escaped = WORDS.replace("&", "&amp;")
    assert f'<meta name="citation_title" content="{first} {escaped}">' in html
    assert f'<meta name="citation_journal_title" content="{VENUE_WORDS.replace("&", "&amp;")}">' in html
    assert f"<title>{first} {escaped} · Jane Doe</title>" in html
    assert '"abstract":"About 10⁵ yeasts, x \\u003c y."' in html
    assert f"{first} Role of <i>E. coli</i> in H₂O &amp; 10⁵ <i>cells</i>" in html.partition('id="cite-apa"')[2]


@pytest.mark.parametrize(("_entry", "first"), ENTRIES)
@pytest.mark.parametrize(
    ("path", "title", "venue"),
    [
        ("papers.json", WORDS, VENUE_WORDS),
        ("papers.ris", WORDS, VENUE_WORDS),
        ("publications.json", WORDS, VENUE_WORDS),
        ("llms.txt", WORDS, VENUE_WORDS),
        ("papers.atom.xml", WORDS.replace("&", "&amp;"), ""),
        ("papers.feed.json", WORDS, ""),
        ("search-index.js", "Role of E. coli", VENUE_WORDS),
        ("papers.bib", r"ole of \emph{E. coli} in H\textsubscript{2}O \&", r"Journal of Drosophila \& Flies"),
    ],
)
def test_files_for_programs(output: Path, path: str, title: str, venue: str, _entry: str, first: str) -> None:
    """Each has the words of title and venue; BibTeX has them in TeX."""
    text = (output / path).read_text("utf-8")
    assert first in text and title in text and venue in text


def test_no_tag_is_text(output: Path) -> None:
    """In no file is a tag of an entry shown as text, and none is left as it was written."""
    files = [
        path
        for path in output.rglob("*")
        if "embed" not in path.parts and path.suffix in {".html", ".json", ".bib", ".ris", ".xml", ".txt"}
    ]
    for path in files:
        text = path.read_text("utf-8")
        if path.suffix == ".html":  # elements are markup there, as <i> in references
            text = re.sub(r"<script.*?</script>", "", text, flags=re.S)
            assert not re.search(r"&lt;/?(?:i|sub|sup|scp|jats)|&amp;(?:amp|lt|#39)", text), path
        elif path.name == "publications.json":
            assert "&amp;amp;" not in text and "scp" not in text, path
        elif path.name not in {"papers.atom.xml", "papers.feed.json"}:
            assert not TAG.search(text), path
    assert len(files) > 20
