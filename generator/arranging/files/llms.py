"""llms.txt (llmstxt.org): an overview of the site for language models, as Markdown."""

import re
from collections.abc import Iterator

from generator.arranging.addresses.absolute import absolute_link
from generator.arranging.catalogue import Catalogue
from generator.arranging.features import feed_links
from generator.arranging.papers.card_lines import marks_line, names_line
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.papers.topics import INDEX_TITLES, KINDS
from generator.model.site.paths import BIBLIOGRAPHY, COAUTHORS, NEWS, SOURCE, topic_index
from generator.text.link import SITE
from generator.text.numbers import counted

MOST_LISTED = 200  # papers under each heading, so that a model can read the file at once
SPECIAL = re.compile(r"([\\\[\]`*_<>])")


def llms_text(catalogue: Catalogue) -> str:
    """Return the text of llms.txt: a title, the description of the site as a quote, then links under headings.

    The headings are selected papers, other papers, pages, and "Optional", which a reader may skip. If the address of
    the site is unknown, links are relative to its root.
    """
    return "\n".join(_lines(catalogue)) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    settings, profile = catalogue.settings, catalogue.library.profile
    papers = [catalogue.views[paper.id] for paper in catalogue.index.papers]
    yield f"# {_text(settings.title or catalogue.owner)}"
    yield f"\n> {_text(catalogue.about)}"
    places = ", ".join(filter(None, (profile.role, *(place.name for place in profile.affiliations))))
    yield f"\n{_text(catalogue.owner)}{f' ({_text(places)})' if places else ''}: {counted(len(papers))}. " + (
        "Each paper has a page with its authors, venue, date, abstract, identifiers and BibTeX."
    )
    selected = [view for view in papers if view.paper.is_featured]
    others = [view for view in papers if not view.paper.is_featured][:MOST_LISTED]
    yield from _section("Selected papers", (_paper(catalogue, view) for view in selected[:MOST_LISTED]))
    yield from _section("Papers" if not selected else "Other papers", (_paper(catalogue, view) for view in others))
    yield from _section("Pages", _pages(catalogue))
    yield from _section("Optional", _optional(catalogue))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    links = [*lines]
    if links:
        yield f"\n## {title}\n"
        yield from links


def _paper(catalogue: Catalogue, view: PaperView) -> str:
    card = view.card
    parts = (
        names_line(card.byline.short).rstrip("."),
        ", ".join(filter(None, (card.venue, card.date, marks_line(card)))),
        view.paper.tldr.plain,
    )
    return _link(catalogue, card.title, card.url, ". ".join(filter(None, parts)))


def _pages(catalogue: Catalogue) -> Iterator[str]:
    for page in catalogue.listed_pages:
        yield _link(catalogue, page.title.plain, f"{SITE}{page.id}.html", page.description)
    if catalogue.news:
        yield _link(catalogue, "News", f"{SITE}{NEWS}", f"the newest is from {catalogue.news[0].issued.text}")


def _optional(catalogue: Catalogue) -> Iterator[str]:
    if catalogue.views:
        if catalogue.settings.exports:
            yield _link(catalogue, "All papers as BibTeX", f"{SITE}{BIBLIOGRAPHY}", "")
        if catalogue.settings.feeds.embed:
            yield _link(catalogue, "All papers as JSON", f"{SITE}{SOURCE}", "")
    for kind in KINDS:
        if catalogue.index.topics.by_kind[kind]:
            yield _link(catalogue, INDEX_TITLES[kind], f"{SITE}{topic_index(kind)}", f"the papers by {kind}")
    if catalogue.index.coauthors:
        yield _link(catalogue, catalogue.coauthors_title, f"{SITE}{COAUTHORS}", "")
    for link in feed_links(catalogue):
        yield _link(catalogue, link.label, link.url, "the newest entries")


def _link(catalogue: Catalogue, label: str, url: str, note: str) -> str:
    """Return a line of a list in the form of llms.txt: `- [name](url): notes`."""
    target = absolute_link(url, catalogue.settings.url).replace("(", "%28").replace(")", "%29")
    name = _text(label).replace(r"\[", "&#91;").replace(r"\]", "&#93;")  # readers of llms.txt end the name at a bracket
    return f"- [{name}]({target})" + (f": {_text(note)}" if note else "")


def _text(text: str) -> str:
    """Return a text as Markdown on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
