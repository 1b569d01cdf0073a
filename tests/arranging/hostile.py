"""Texts that break careless writers of XML, JSON, YAML and Markdown, and a site that is full of them."""

from html import escape

from generator.model.library import Library, NewsItem
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperLink, PaperType, Place
from generator.model.profile import Affiliation, Profile
from generator.model.settings import Settings
from generator.model.site.page import Document, made
from generator.model.site.site import Site
from generator.model.text import Text
from tests.arranging.papers import date_of, library

SITE = "https://doe.example.org/repo/"
# Quotes, the ends of CDATA, scripts and comments, an emoji, words from right to left, a character that overrides the
# direction, and two characters that XML does not allow.
HOSTILE = (
    "\"q\" 'a' <b>&amp; ]]> </script> --> 🦜 ${x} עברית \u202e {{ x }} \\ [l](javascript:1) # - : ` * _ \x07\uffff"
)
SHOWN = HOSTILE[:-2]  # without the characters that cannot be shown


def text_of(words: str) -> Text:
    """Return the words as a text whose HTML is safe."""
    return Text(words, f"<p>{escape(words)}</p>", words)


def hostile_paper(id: str, kind: PaperType = PaperType.ARTICLE_JOURNAL) -> Paper:
    """Return a paper in which every text is hostile."""
    return Paper(
        id=id,
        place=Place(f"content/papers/{id}.md"),
        type=kind,
        title=Text(f"{id} {HOSTILE}", f"{id} {escape(HOSTILE)}", f"{id} {HOSTILE}"),
        authors=(
            Author(Name(family=HOSTILE, given=HOSTILE), url="https://x.example/?a=1&b='\"<", affiliations=(HOSTILE,)),
            Author(Name(literal=HOSTILE), orcid="0000-0002-1825-0097"),
        ),
        issued=date_of(2024, 5, 7),
        abstract=text_of(HOSTILE),
        tldr=text_of(HOSTILE),
        note=text_of(HOSTILE),
        keywords=(HOSTILE,),
        fields=(HOSTILE,),
        award=(HOSTILE,),
        doi=f"10.1000/{HOSTILE}",
        links=(PaperLink("code", HOSTILE, "https://example.org/?a=1&b=\"'<>é"), PaperLink("x", HOSTILE, "https://y.z")),
        **dict.fromkeys(TEXTS, HOSTILE),  # type: ignore[arg-type]
    )


TEXTS = "container_title publisher volume issue page number isbn issn pmid language license status".split()


def hostile_library() -> Library:
    """Return a library in which everything but the addresses is hostile."""
    note = NewsItem(
        id="n",
        place=Place("content/news/n.md"),
        issued=date_of(2024, 5, 7),
        title=Text(HOSTILE, escape(HOSTILE), HOSTILE),
        body=text_of(HOSTILE),
    )
    return library(
        hostile_paper("one"),
        hostile_paper("two", PaperType.SOFTWARE),
        settings=Settings(url=SITE, title=HOSTILE, description=HOSTILE),
        profile=Profile(name=Name(literal=HOSTILE), role=HOSTILE, affiliations=(Affiliation(HOSTILE),)),
        news=(note,),
    )


def documents(site: Site) -> dict[str, str]:
    """Return the texts of all documents of a site, by their paths."""
    found: dict[str, str] = {}
    for one in site.documents:
        document: Document = made(one)
        assert document.url == one.url and one.url not in found
        found[one.url] = document.text
    return found
