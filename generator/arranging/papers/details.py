"""Details: the parts of a paper's own page that its card does not have."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.arranging.addresses.record_links import export_links
from generator.arranging.papers.cards import venue_details
from generator.arranging.papers.foreign_styles import Styled, cited
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.papers.publication_status import notice
from generator.arranging.papers.text_direction import text_language
from generator.arranging.papers.topics import Topics, venue_of
from generator.arranging.papers.topics import names as topic_names
from generator.arranging.people.bylines import first_and_others, legend
from generator.arranging.people.identities import Identity
from generator.citing.styles import references
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.output.citation_file import has_citation_file
from generator.model.name import Author
from generator.model.paper import Paper
from generator.model.settings import CITATION_STYLES, Settings
from generator.model.site.paths import citation_file
from generator.model.site.views import CiteAs, Fact, NamePart, PaperDetails, PaperTeaser, Section
from generator.model.text import Text
from generator.text.identifier_urls import arxiv_address, doi_address, pubmed_address
from generator.text.language import language_of_name, language_tag
from generator.text.link import SITE


class Around(msgspec.Struct, frozen=True):
    """The papers that a paper's page links to: the next older and newer one, and related ones."""

    older: PaperTeaser | None
    newer: PaperTeaser | None
    related: tuple[PaperTeaser, ...]


class DetailMaker:
    """Makes the details of all papers of a library.

    `coauthor_urls` has the links to people by their keys, `foreign` the references in the styles of `.csl` files.
    """

    def __init__(
        self,
        topics: Topics,
        coauthor_urls: Mapping[str, str],
        settings: Settings,
        foreign: Mapping[str, Styled],
    ) -> None:
        self._topics, self._coauthor_urls, self._settings, self._foreign = topics, coauthor_urls, settings, foreign

    def details(
        self, view: PaperView, names: Sequence[NamePart], identities: Sequence[Identity], around: Around
    ) -> PaperDetails:
        """Return the details of the paper of `view`; `names` and `identities` are those of its authors."""
        paper = view.paper
        numbers = _affiliation_numbers(paper)
        parts = [
            self._author(paper, part, author, identity, numbers if len(numbers) > 1 else {})
            for part, author, identity in zip(names, paper.authors, identities, strict=True)
        ]
        listed = [("", name) for name in paper.affiliations if name not in numbers]
        by_author = [(str(number) if len(numbers) > 1 else "", name) for name, number in numbers.items()]
        shown, others = first_and_others(parts)
        return PaperDetails(
            authors=shown,
            other_authors=others,
            translated_by=", ".join(translator.name.full for translator in paper.translators),
            affiliations=(*by_author, *listed),
            legend=legend(parts),
            facts=tuple(self._facts(paper)),
            keywords=tuple(self._topics.tag("keyword", keyword) for keyword in paper.keywords),
            abstract_html=view.abstract_html,
            body_html=view.body_html,
            body_language=text_language(paper.body.plain, paper.language, self._settings),
            sections=sections(paper.body),
            versions=view.versions,
            notice=notice(paper),
            cite_as=self._cite_as(paper),
            bibtex=format_bibtex(paper),
            counted=counted_by(paper),
            exports=export_links(paper) if self._settings.exports else (),
            figure=view.card.thumbnail,
            older=around.older,
            newer=around.newer,
            related=around.related,
        )

    def _author(
        self, paper: Paper, part: NamePart, author: Author, identity: Identity, numbers: Mapping[str, int]
    ) -> NamePart:
        """Return the name with the numbers of its affiliations, a link to the person, and the native name."""
        native = author.name.native_name or identity.native_name
        return msgspec.structs.replace(
            part,
            affiliation_numbers=",".join([str(numbers[name]) for name in author.affiliations]) if numbers else "",
            url=part.url or self._coauthor_urls.get(identity.key, ""),
            native_name=native,
            native_language=language_of_name(native, self._settings.language, language_tag(paper.language)),
        )

    def _cite_as(self, paper: Paper) -> tuple[CiteAs, ...]:
        styles = self._settings.citation_styles
        own = [style for style in styles if style in CITATION_STYLES]
        written = references(paper, own, self._settings.language)
        cite_as = {item.style: CiteAs(item.style, CITATION_STYLES[item.style], item.html) for item in written}
        if len(own) == len(styles):
            return tuple(cite_as.values())
        cite_as |= cited(self._foreign, paper)
        return tuple([cite_as[style] for style in styles if style in cite_as])

    def _facts(self, paper: Paper) -> Iterable[Fact]:
        """Return the fields of the record that have a value, with label and address."""
        venue = next((self._topics.tag("venue", name).url for name in topic_names("venue", paper)), "")
        year = next((self._topics.tag("year", name).url for name in topic_names("year", paper)), "")
        citation = citation_file(paper.id) if self._settings.feeds.citation_files and has_citation_file(paper) else ""
        rows = [
            ("Type", paper.type.label, ""),
            ("Published in", venue_of(paper), venue),
            ("Event", paper.event_title if paper.container_title else "", ""),
            ("Place", paper.event_place, ""),
            ("Series", " ".join(filter(None, (paper.collection_title, paper.collection_number))), ""),
            ("Volume and pages", venue_details(paper), ""),
            ("Date", paper.issued.text if paper.issued else "", year),
            ("Status", paper.status, ""),
            ("Award", ", ".join(paper.award), ""),
            ("Genre", paper.genre, ""),
            ("Publisher", ", ".join(filter(None, (paper.publisher, paper.publisher_place))), ""),
            ("Number", paper.number, ""),
            ("Edition", paper.edition, ""),
            ("Version", paper.version, ""),
            ("Chapter", paper.chapter_number, ""),
            ("Number of pages", paper.number_of_pages, ""),
            ("Editors", ", ".join(editor.name.full for editor in paper.editors), ""),
            ("DOI", paper.doi, doi_address(paper.doi)),
            ("arXiv", paper.arxiv, arxiv_address(paper.arxiv)),
            ("PubMed", paper.pmid, pubmed_address(paper.pmid)),
            ("ISBN", paper.isbn, ""),
            ("ISSN", paper.issn, ""),
            ("Accessed", paper.accessed.text if paper.accessed else "", ""),
            ("Language", paper.language, ""),
            ("License", paper.license, ""),
            ("Citations", "" if paper.citations is None else f"{paper.citations:,} {counted_by(paper)}".rstrip(), ""),
            ("Citation file", citation, f"{SITE}{citation}"),
            *((_label(name), value, "") for name, value in paper.extra),
        ]
        return (Fact(label, value, url) for label, value, url in rows if value)


def counted_by(paper: Paper) -> str:
    """Return source and date of the citation count, "(Google Scholar, Nov 2026)"; empty if the entry has none."""
    when = paper.citations_as_of.text if paper.citations_as_of else ""
    source = ", ".join(filter(None, (paper.citations_source, when)))
    return f"({source})" if source else ""


def sections(text: Text) -> tuple[Section, ...]:
    """Return the table of contents of a text; empty if it has fewer than two headings."""
    if len(text.headings) < 2:
        return ()
    return tuple(Section(heading.level, f"#{heading.id}", heading.text) for heading in text.headings)


def has_notes(*texts_html: str) -> bool:
    """Return True if one of the texts ends with footnotes from Markdown."""
    return any('<div class="footnote">' in html for html in texts_html)


def _affiliation_numbers(paper: Paper) -> dict[str, int]:
    """Return the affiliations that the authors have, numbered from 1 in order of appearance."""
    numbers: dict[str, int] = {}
    for author in paper.authors:
        for name in author.affiliations:
            numbers.setdefault(name, len(numbers) + 1)
    return numbers


def _label(field: str) -> str:
    return field.replace("_", " ").replace("-", " ").strip().capitalize()
