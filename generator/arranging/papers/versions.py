"""Versions of a paper: a table of all on the paper's page, links to the others in lists."""

from collections.abc import Iterator, Sequence

from generator.arranging.addresses.link_resolver import LinkResolver
from generator.arranging.papers.cards import located, venue_details
from generator.arranging.papers.order import UNDATED
from generator.arranging.papers.topics import venue_of
from generator.formats.entry.versions import LABELS
from generator.model.date import PartialDate
from generator.model.paper import Paper, PaperVersion
from generator.model.site.paths import paper_page
from generator.model.site.views import Link, VersionRow
from generator.text.identifier_urls import arxiv_address, doi_address
from generator.text.link import SITE


def version_rows(paper: Paper, resolver: LinkResolver) -> tuple[VersionRow, ...]:
    """Return all versions of `paper`, also that of the entry itself; the newest first, undated ones last.

    The result is empty if the entry has no other versions. `resolver` publishes their files.
    """
    if not paper.versions:
        return ()
    rows: list[tuple[PartialDate, VersionRow]] = [(paper.issued or UNDATED, _this(paper))]
    rows += [(version.issued or UNDATED, _row(version, resolver)) for version in paper.versions]
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0], reverse=True))


def version_links(paper: Paper, rows: Sequence[VersionRow]) -> tuple[Link, ...]:
    """Return a link to each other version; one without an address links to the table on the paper's page."""
    listed = f"{SITE}{paper_page(paper.id)}#versions"
    return tuple(
        Link(row.label, row.links[0].url if row.links else listed, "version") for row in rows if not row.is_this
    )


def _this(paper: Paper) -> VersionRow:
    return VersionRow(
        label=LABELS.get(paper.type, paper.type.label.lower()),
        venue=venue_of(paper),
        venue_details=venue_details(paper),
        date=paper.issued.text if paper.issued else "",
        date_iso=paper.issued.iso if paper.issued else "",
        is_this=True,
    )


def _row(version: PaperVersion, resolver: LinkResolver) -> VersionRow:
    where = located(version.volume, version.issue, version.page)
    remarks = ("" if version.container_title else where, version.note)
    return VersionRow(
        label=version.label,
        venue=version.container_title,
        venue_details=where,
        date=version.issued.text if version.issued else "",
        date_iso=version.issued.iso if version.issued else "",
        note=", ".join(remark for remark in remarks if remark),
        links=tuple(_links(version, resolver)),
    )


def _links(version: PaperVersion, resolver: LinkResolver) -> Iterator[Link]:
    """Yield the links to the version, the full text first."""
    if version.pdf:
        target = version.pdf.target
        yield Link("PDF", resolver.paper_file(target, "version") if version.pdf.is_file else target, "pdf")
    if version.arxiv:
        yield Link("arXiv", arxiv_address(version.arxiv), "arxiv")
    if version.doi:
        yield Link("DOI", doi_address(version.doi), "doi")
    if version.url:
        yield Link("Website", version.url, "website")
