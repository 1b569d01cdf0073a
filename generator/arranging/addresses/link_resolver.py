"""Where everything under `content/` is published: entries, and the files that entries and texts name."""

import posixpath
import re
from collections.abc import Container, Iterable, Mapping
from urllib.parse import quote, unquote

from generator.arranging.addresses.document_names import document_names
from generator.formats.output.citation_file import has_citation_file
from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.library import ContentFile, FreePage, Library, NewsItem
from generator.model.paper import Paper, Place
from generator.model.paths import (
    COAUTHORS,
    HOME,
    NEWS,
    citation_file,
    free_page,
    news_page,
    paper_file,
    paper_page,
    paper_pdf,
)
from generator.model.problem import Problem
from generator.model.site import Copy
from generator.model.views import Image
from generator.text.link import CONTENT, SITE
from generator.text.slug import numbered, slug

REFERENCE = re.compile(f'{CONTENT}([^"#?]*)')
SUFFIXES = {form.suffix for form in RECORD_FORMATS}  # of the files beside pages of papers and lists
OWN_PAGES = (HOME, COAUTHORS, NEWS)
IMAGE = re.compile(f'<img\\b[^>]*?\\bsrc="{CONTENT}([^"#?]*)[^>]*>')


class Publication:
    """The addresses of all entries, pages and files of a site."""

    def __init__(
        self,
        library: Library,
        papers: Iterable[Paper],
        pages: Iterable[FreePage],
        news: Iterable[NewsItem],
        topic_urls: Iterable[str],
        listed_urls: Container[str] = (),
    ) -> None:
        """`topic_urls` are the pages that are made of the papers; `listed_urls` those with files of their papers."""
        self.files = library.files
        self.names = _published_names(library.files)
        self.entries = {_content_path(page.place): free_page(page.id) for page in pages}
        self.entries |= {_content_path(item.place): news_page(item.id) for item in news}
        # Entries with errors have no page for now: that is told where they stand, not where links lead to them.
        self.broken = {problem.path.removeprefix("content/") for problem in library.problems if problem.is_error}
        self.pages = {*OWN_PAGES, *topic_urls, *document_names(library.settings)}
        self._listed, self._has_records = listed_urls, library.settings.exports
        for paper in papers:
            self.entries.setdefault(_content_path(paper.place), paper_page(paper.id))
            self.pages.add(paper_page(paper.id))
            if library.settings.feeds.citation_files and has_citation_file(paper):
                self.pages.add(citation_file(paper.id))
        self.pages.update(self.entries.values())

    def page(self, path: str) -> str:
        """The page or file for machines that `path` names, with or without ".html"; empty where there is none."""
        if path in self.pages:
            return path
        if f"{path}.html" in self.pages:
            return f"{path}.html"
        stem, _, suffix = path.rpartition(".")
        page = f"{stem}.html"
        is_listed = page in self._listed or (stem.startswith("papers/") and page in self.pages)
        return path if self._has_records and suffix in SUFFIXES and is_listed else ""

    def is_like(self, other: "Publication") -> bool:
        """Whether everything has the address that it has in `other`."""
        mine = (self.files, self.entries, self.pages, self.broken)
        return mine == (other.files, other.entries, other.pages, other.broken)


class Outlet:
    """Turns the links of one paper, or of all that belongs to no paper, into addresses; collects the files to copy and
    the links that lead nowhere."""

    def __init__(self, publication: Publication, paper: Paper | None = None) -> None:
        self._all, self._paper = publication, paper
        self._copies: dict[str, ContentFile] = {}
        self._problems: dict[Problem, None] = {}

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The files to publish."""
        return tuple(Copy(path, file.source, file.stamp) for path, file in self._copies.items())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The links that lead nowhere."""
        return tuple(self._problems)

    def publish_files(self) -> None:
        """What lies in content/files/ is published, whether or not anything leads there."""
        for path in self._all.files:
            if path.startswith("files/"):
                self._publish(path, path)

    def paper_file(self, path: str, kind: str) -> str:
        """The address of a file that the paper's entry names: its full text stands beside its page and is named like it
        (Google Scholar wants it in the same folder), a file of content/files/ where all of these are, every other one
        in a folder of the page's name."""
        id = self._paper.id if self._paper else ""
        if kind == "pdf" and path.lower().endswith(".pdf"):
            return self._publish(path, paper_pdf(id))
        if path.startswith("files/"):  # published under its own name in any case
            return self._publish(path, path)
        return self._publish(path, paper_file(id, _safe_name(path)))

    def image(self, path: str, alt: str, place: Place) -> Image | None:
        """A picture under `content/` with its size; None, and a problem, where there is none."""
        file = self._all.files.get(path)
        if file is None:
            self._complain(place, path)
            return None
        url = self.paper_file(path, "image") if self._paper else self._published(path)
        return Image(url, file.width, file.height, alt)

    def html(self, html: str, place: Place) -> str:
        """`html` with each link into the content led to where that is published, and pictures given their size."""
        if CONTENT not in html:
            return html
        html = IMAGE.sub(self._with_size, html)
        return REFERENCE.sub(lambda match: self.target(match[1], place), html)

    def target(self, quoted: str, place: Place) -> str:
        """The address of something under `content/`, or of a page, that a text or the navigation names."""
        path = unquote(quoted).strip("/")
        if path in self._all.entries:
            return f"{SITE}{quote(self._all.entries[path])}"
        if path in self._all.files:
            return self._published(path)
        # A link may name a page by its address in the site, seen from the folder of the entry.
        for page in (path, path.removeprefix("pages/"), path.removeprefix("news/"), path.removeprefix("papers/")):
            if url := self._all.page(page):
                return f"{SITE}{quote(url)}"
        self._complain(place, path)
        return f"{SITE}{quote(path)}"

    def _published(self, path: str) -> str:
        if self._paper and path.startswith("papers/"):
            return self.paper_file(path, "figure")
        return self._publish(path, self._all.names[path])

    def _publish(self, path: str, output: str) -> str:
        file = self._all.files[path]
        # Another file may have the name already.
        free = next(
            name for name in numbered(*posixpath.splitext(output)) if self._copies.setdefault(name, file) is file
        )
        return f"{SITE}{quote(free)}"

    def _with_size(self, match: re.Match[str]) -> str:
        file = self._all.files.get(unquote(match[1]))
        tag = match[0]
        if file is None or not file.width or " width=" in tag:
            return tag
        return tag.replace("<img", f'<img width="{file.width}" height="{file.height}"', 1)

    def _complain(self, place: Place, path: str) -> None:
        if path in self._all.broken:
            return
        message = f'the link to "{path}" leads nowhere: there is no such file or page'
        hint = "write the path of a file or entry, from the folder of the text, or from content/ with a / in front"
        self._problems[Problem(place.path, place.line, 0, message, hint, is_error=False)] = None


def _published_names(files: Mapping[str, ContentFile]) -> dict[str, str]:
    """Under which name each file is published where no paper's entry names it: pages and what lies beside them stand
    at the top of the site, so that two files may want one name; the second gets a number."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in files:
        wanted = numbered(*posixpath.splitext(path.removeprefix("pages/")))
        names[path] = next(name for name in wanted if name not in taken)
        taken.add(names[path])
    return names


def _content_path(place: Place) -> str:
    return place.path.removeprefix("content/")


def _safe_name(path: str) -> str:
    """A file's name as it can stand on any disk and in any address."""
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    return (slug(stem) or "file") + suffix.lower()
