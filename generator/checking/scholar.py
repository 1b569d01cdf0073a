"""A site as Google Scholar's crawler sees it -> findings about the rules of its guidelines, page by page.

scholar.google.com/intl/en/scholar/inclusion.html requires a page for each paper, reachable by plain links; title,
authors and date in its tags; the abstract visible without a click; the full text as a PDF in the folder of the page,
and not too large.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from generator.checking.crawl import NEAR, blocked, clicks
from generator.checking.finding import Finding, Severity
from generator.checking.full_texts import FullText
from generator.checking.scholar_page import ScholarPage, openings
from generator.model.content_paths import SETTINGS
from generator.model.library import Library
from generator.model.paper import Paper, Place
from generator.model.site.paths import paper_page

MAY_REPEAT = {  # each tag has one of several values
    "citation_author", "citation_author_institution", "citation_author_orcid", "citation_author_email",
    "citation_keywords", "citation_reference", "citation_issn", "citation_isbn", "citation_editor",
}  # fmt: skip
NEEDED = {
    "citation_title": ("title", "title: …", "title = {…}"),
    "citation_author": ("author", "authors: [Jane Doe, …]", "author = {Doe, Jane and …}"),
    "citation_publication_date": ("date", "date: 2024-05-07", "date = {2024-05-07}"),
}
PDF = ("pdf: name.pdf", "pdf = {name.pdf}")
THEME = "let the theme print `metadata(page.metadata)` in the head of paper.html"
TITLE = ("title:", "title")  # every entry has this


def check_scholar(
    library: Library, pages: Mapping[str, ScholarPage], files: Collection[FullText], robots: str
) -> Iterator[Finding]:
    """Yield what keeps papers out of Google Scholar.

    `pages` are all pages by path in the output, `files` the copied files, and `robots` the text of robots.txt.
    """
    url = library.settings.url
    if not url:
        message = "the address of the site is not known, but Google Scholar needs the address of each full text"
        yield Finding(Place(SETTINGS), message, "add `url: https://…`, the address that the site will have")
    by_path = {file.path: file for file in files}
    distances = clicks({path: page.links for path, page in pages.items()})
    of_papers = {paper_page(paper.id): paper for paper in library.papers if not paper.is_draft}
    for path, paper in of_papers.items():
        if page := pages.get(path):
            yield from _tags(paper, page)
            yield from _full_text(paper, path, page, by_path, url)
            yield from _abstract(paper, page)
            yield from _way(paper, path, distances)
            yield from _robots(paper, path, page)
    yield from _others(pages, of_papers)
    yield from _refused(blocked(robots, url, [*of_papers, *(path for path in by_path if path.endswith(".pdf"))]))


def _tags(paper: Paper, page: ScholarPage) -> Iterator[Finding]:
    """Yield a finding for each missing tag of the three that are required, and for duplicate tags."""
    there = {"citation_title": True, "citation_author": bool(paper.authors), "citation_publication_date": paper.issued}
    for tag, (what, *examples) in NEEDED.items():
        if tag not in page.counts and there[tag]:
            yield Finding(paper.place, f"the page of this paper has no {tag}, which Google Scholar requires", THEME)
        elif tag not in page.counts:
            message = f"this paper has no {what}, which Google Scholar requires"
            yield Finding(paper.place, message, f"add `{examples[_is_bibtex(paper)]}`", written=TITLE)
    twice = sorted(tag for tag, count in page.counts.items() if count > 1 and tag not in MAY_REPEAT)
    if twice:
        message = f"the page of this paper has duplicate tags: {', '.join(twice)}"
        yield Finding(paper.place, message, "let the theme print `metadata(page.metadata)` once, and no tag by hand")


def _full_text(
    paper: Paper, path: str, page: ScholarPage, files: Mapping[str, FullText], url: str
) -> Iterator[Finding]:
    """Yield a finding if the full text is missing, elsewhere, not a PDF, or too large."""
    link = next((link for link in paper.links if link.kind == "pdf"), None)
    written = (posixpath.basename(link.target), "pdf") if link else TITLE
    address = page.values.get("citation_pdf_url", "")
    if not address and not (link and link.is_file and url):
        if link and not link.is_file:
            message = f'the full text at "{link.target}" is on another host, which Google Scholar does not accept'
            hint = f"put the PDF beside the entry and write `{PDF[_is_bibtex(paper)]}`, if you may publish it"
            yield Finding(paper.place, message, hint, written=(link.target, *written))
        elif not link:
            message = "this paper has no full text on the site to which Google Scholar could link"
            hint = f"put the PDF beside the entry and write `{PDF[_is_bibtex(paper)]}`, if you may publish it"
            yield Finding(paper.place, message, hint, Severity.NOTE, written)
        return
    if not address:
        is_pdf = link is not None and link.target.lower().endswith(".pdf")
        message = "the page of this paper has no citation_pdf_url, although there is a full text"
        if not is_pdf:
            message = "the name of this paper's full text does not end in .pdf, as Google Scholar requires"
        yield Finding(paper.place, message, THEME if is_pdf else "save it as a PDF", written=written)
        return
    place = unquote(address.removeprefix(url))
    if not address.startswith(url) or posixpath.dirname(place) != posixpath.dirname(path):
        message = f'the full text "{address}" is not in the folder of the page, as Google Scholar requires'
        yield Finding(
            paper.place, message, f"put the PDF beside the entry and write `{PDF[_is_bibtex(paper)]}`", written=written
        )
    elif place not in files:
        yield Finding(paper.place, f'there is no file "{place}"', "add the PDF, or correct its name", written=written)
    else:
        for message, hint in files[place].faults():
            yield Finding(paper.place, message, hint, written=written)


def _is_bibtex(paper: Paper) -> bool:
    return paper.place.path.endswith(".bib")


def _abstract(paper: Paper, page: ScholarPage) -> Iterator[Finding]:
    """Yield a finding if neither abstract nor text of the paper is visible without a click."""
    text = paper.abstract.html or paper.body.html
    if not text:
        message = "this paper has no abstract, which Google Scholar requires on its page"
        hint = "add `abstract = {…}`" if _is_bibtex(paper) else "write it below the record, or as `abstract: …`"
        yield Finding(paper.place, message, hint, written=TITLE)
    elif not page.seen.intersection(openings(text)[:2]):
        message = "the abstract of this paper is not visible on its page without a click"
        hint = "let the theme show `page.details.abstract_html` in paper.html, outside of <details>"
        yield Finding(paper.place, message, hint)


def _way(paper: Paper, path: str, distances: Mapping[str, int]) -> Iterator[Finding]:
    if path not in distances:
        message = "the page of this paper cannot be reached by plain links from the home page"
        yield Finding(paper.place, message, "let the theme show all groups of papers, and `page.pager`")
    elif distances[path] > NEAR:
        message = f"the page of this paper is {distances[path]} clicks from the home page; crawlers follow {NEAR}"
        hint = "make `page_size` of `papers` larger, or let the theme link to years and venues"
        yield Finding(paper.place, message, hint)


def _robots(paper: Paper, path: str, page: ScholarPage) -> Iterator[Finding]:
    if "noindex" in page.robots or "none" in page.robots.split(","):
        message = "the page of this paper asks not to be indexed"
        yield Finding(paper.place, message, 'remove `<meta name="robots">` from the theme')


def _others(pages: Mapping[str, ScholarPage], of_papers: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each page with tags of a paper that is not the page of one paper."""
    for path, page in pages.items():
        if path not in of_papers and page.counts:
            tags = ", ".join(sorted(page.counts))
            message = f"this page is not about a single paper, but has {tags}"
            yield Finding(Place(f"output/{path}"), message, "let only paper.html have `citation_` tags")


def _refused(paths: Iterable[str]) -> Iterator[Finding]:
    refused = list(paths)
    if refused:
        rest = f" and {len(refused) - 1:,} others" if refused[1:] else ""
        message = f'robots.txt blocks Google Scholar from "{refused[0]}"{rest}'
        yield Finding(Place("output/robots.txt"), message, "allow Googlebot to read the folder papers/")
