"""The list of papers for other pages: as JSON, as HTML to include, and as a script."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.arranging.addresses.absolute import absolute_link
from generator.arranging.catalogue import Catalogue
from generator.arranging.features import can_embed
from generator.arranging.memory import ArrangingMemory
from generator.arranging.papers.card_lines import names_line, provenance_html
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.people.identities import Identity
from generator.formats.output.publications import (
    VERSION,
    Publication,
    PublicationAuthor,
    PublicationLink,
    PublicationsHead,
    format_publications,
)
from generator.model.name import Author
from generator.model.site.page import Deferred, Document
from generator.model.site.paths import EMBED_FRAGMENT, EMBED_SCRIPT, HOME, SOURCE
from generator.text.xml import escaped_xml, only_characters

HERE = Path(__file__).parent


def embed_documents(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Document | Deferred[Document]]:
    """Yield publications.json; if other pages can show the list, also the script and the HTML that they load."""
    # The files contain no abstracts: all that they need is in the index and the brief cards, so they are kept if only
    # an abstract changes.
    made_from = (catalogue.index, *(view.brief for view in catalogue.views.values()))
    if catalogue.settings.feeds.embed and catalogue.views:
        yield Deferred(SOURCE, partial(_publications, catalogue), made_from)
    if can_embed(catalogue):
        yield Document(url=EMBED_SCRIPT, text=(HERE / "browser" / EMBED_SCRIPT).read_text("utf-8"))
        yield Deferred(EMBED_FRAGMENT, partial(_fragment, catalogue), made_from)


def _publications(catalogue: Catalogue) -> Document:
    profile = catalogue.library.profile
    head = PublicationsHead(
        version=VERSION,
        title=catalogue.settings.title or catalogue.owner,
        url=catalogue.absolute(HOME) or "./",
        language=catalogue.settings.language,
        owner=PublicationAuthor(
            name=catalogue.owner,
            family=profile.name.family,
            given=profile.name.given,
            orcid=profile.orcid,
            url=catalogue.absolute(HOME),
            is_owner=True,
        ),
    )
    papers = (_publication(catalogue, catalogue.views[paper.id]) for paper in catalogue.index.papers)
    return Document(url=SOURCE, text=format_publications(head, papers))


def _publication(catalogue: Catalogue, view: PaperView) -> Publication:
    paper, card, site = view.paper, view.card, catalogue.settings.url
    identities = catalogue.index.identities[paper.id]
    has_markup = "<" in card.title_html
    return Publication(
        id=paper.id,
        url=absolute_link(card.url, site),
        type=paper.type,
        type_label=card.type_label,
        title=card.title,
        title_html=card.title_html if has_markup else "",
        authors=tuple(map(_author, paper.authors, identities)),
        are_authors_cut=paper.are_authors_cut,
        venue=card.venue,
        venue_details=card.venue_details,
        publisher=paper.publisher,
        date=card.date_iso,
        date_text=card.date,
        year=paper.issued.year if paper.issued else 0,
        status=paper.status,
        awards=paper.award,
        is_featured=paper.is_featured,
        doi=paper.doi,
        arxiv=paper.arxiv,
        pmid=paper.pmid,
        isbn=paper.isbn,
        issn=paper.issn,
        language=paper.language,
        license=paper.license,
        keywords=paper.keywords,
        fields=tuple(tag.title for tag in card.fields),
        citations=paper.citations,
        tldr=paper.tldr.plain,
        links=tuple(PublicationLink(link.kind, link.label, absolute_link(link.url, site)) for link in card.links),
    )


def _author(author: Author, identity: Identity) -> PublicationAuthor:
    name = author.name
    return PublicationAuthor(
        name=name.full,
        family="" if name.literal else name.family_name,
        given=name.given,
        orcid=author.orcid or identity.orcid,
        url=author.url or identity.url,
        is_owner=identity.is_owner,
    )


def _fragment(catalogue: Catalogue) -> Document:
    """Return the list as HTML to include in a page: no ids, no styles, no scripts, and only absolute links."""
    items = "".join([_item(catalogue, catalogue.views[paper.id]) for paper in catalogue.index.papers])
    language = escaped_xml(catalogue.settings.language)
    return Document(url=EMBED_FRAGMENT, text=f'<ul class="publications" lang="{language}">\n{items}</ul>\n')


def _item(catalogue: Catalogue, view: PaperView) -> str:
    card, site = view.card, catalogue.settings.url
    names, provenance = names_line(card.byline.short), provenance_html(card)
    title = f'<a href="{escaped_xml(absolute_link(card.url, site))}">{only_characters(card.title_html)}</a>'
    links = " ".join(
        f'<a href="{escaped_xml(absolute_link(link.url, site))}">{escaped_xml(link.label)}</a>' for link in card.links
    )
    parts = (
        f'<span class="publication-title" dir="auto">{title}</span>',
        f'<span class="publication-authors" dir="auto">{escaped_xml(names)}</span>' if names else "",
        f'<span class="publication-venue">{provenance}</span>' if provenance else "",
        f'<span class="publication-links">{links}</span>' if links else "",
    )
    return f'<li class="publication">{"<br>".join(filter(None, parts))}</li>\n'
