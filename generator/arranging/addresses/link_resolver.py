"""Links to entries and files under `content/` -> the addresses where they are published."""

import posixpath
import re
from collections.abc import Container, Iterable, Mapping
from html import escape, unescape
from urllib.parse import quote, unquote

from generator.arranging.addresses.document_names import document_names
from generator.arranging.addresses.fragments import Headings
from generator.formats.output.citation_file import has_citation_file
from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.content_paths import ROOT_FOLDER, UNSHOWN, VIDEOS, ContentPaths, composed, is_private
from generator.model.library import ContentFile, FreePage, Library, NewsItem
from generator.model.paper import Paper, Place
from generator.model.problem import Problem
from generator.model.site.paths import (
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
from generator.model.site.site import Copy
from generator.model.site.views import Image
from generator.text.link import CONTENT, SITE
from generator.text.slug import numbered, slug

REFERENCE = re.compile(f'{CONTENT}([^"#?]*)(?:#([^"]*))?')
SUFFIXES = {form.suffix for form in RECORD_FORMATS}  # of the records beside pages of papers and lists
AS_ON_DISK = "write the name as it is on disk, because web servers do not ignore case"
OWN_PAGES = (HOME, COAUTHORS, NEWS)
ALT = re.compile(r'\balt="([^"]*)"')
IMAGE = re.compile(f'<img\\b[^>]*?\\bsrc="{CONTENT}([^"#?]*)[^>]*>')


class SiteAddresses:
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
        """Collect the addresses of published entries.

        `topic_urls` are the files of pages of topics and people. `listed_urls` are those with records of their papers
        beside them (`fields/cl.html` has `fields/cl.bib`).
        """
        self.files, self.is_trusted = library.files, library.settings.trusted_html
        self.names, self.paths = _published_names(library.files), ContentPaths(library.files)
        self.entries = {_content_path(page.place): free_page(page.id) for page in pages}
        self.entries |= {_content_path(item.place): news_page(item.id) for item in news}
        # Entries with errors have no page; their own problem is reported, not each link to them.
        self.broken = {problem.path.removeprefix("content/") for problem in library.problems if problem.is_error}
        entries: list[Paper | FreePage | NewsItem] = [*library.papers, *library.pages, *library.news]
        self.drafts = {_content_path(entry.place) for entry in entries if entry.is_draft}
        self.waiting = {_content_path(item.place): item.issued for item in library.news if library.waits(item)}
        self.pages = {*OWN_PAGES, *topic_urls, *document_names(library.settings)}
        self._listed, self._has_records = listed_urls, library.settings.exports
        self.headings = Headings(library, papers, pages, news)
        for paper in papers:
            self.entries.setdefault(_content_path(paper.place), paper_page(paper.id))
            self.pages.add(paper_page(paper.id))
            if library.settings.feeds.citation_files and has_citation_file(paper):
                self.pages.add(citation_file(paper.id))
        self.pages.update(self.entries.values())

    def page(self, path: str) -> str:
        """Return the page or other file that `path` names, with or without ".html"; empty if there is none."""
        if path in self.pages:
            return path
        if f"{path}.html" in self.pages:
            return f"{path}.html"
        stem, _, suffix = path.rpartition(".")
        page = f"{stem}.html"
        is_listed = page in self._listed or (stem.startswith("papers/") and page in self.pages)
        return path if self._has_records and suffix in SUFFIXES and is_listed else ""

    def is_like(self, other: "SiteAddresses") -> bool:
        """Return True if all addresses are equal to those of `other`."""
        names = ("files", "is_trusted", "entries", "pages", "broken", "drafts", "waiting", "headings")
        return all(getattr(self, name) == getattr(other, name) for name in names)


class LinkResolver:
    """Resolves the links of one paper, or of the texts that belong to no paper.

    It collects the files to copy (`copies`) and the links without a target (`problems`).
    """

    def __init__(self, addresses: SiteAddresses, paper: Paper | None = None) -> None:
        self._all, self._paper = addresses, paper
        self._copies: dict[str, ContentFile] = {}
        self._problems: dict[Problem, None] = {}

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The files to copy into the output."""
        return tuple(
            Copy(
                path,
                file.source,
                file.stamp,
                bool(file.scripts) and not self._all.is_trusted,
                is_verbatim=file.path.startswith(ROOT_FOLDER),
            )
            for path, file in self._copies.items()
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """A warning for each link without a target."""
        return tuple(self._problems)

    def publish_files(self) -> None:
        """Publish all files of content/files/ and content/root/, even if no link leads to them."""
        for path in self._all.files:
            if path.startswith(("files/", ROOT_FOLDER)):
                self._publish(path, path.removeprefix(ROOT_FOLDER))

    def paper_file(self, path: str, kind: str) -> str:
        """Return the address of a file that the entry of the paper names.

        The full text gets the name of the paper's page and the same folder, as Google Scholar's inclusion guidelines
        ask. A file of content/files/ keeps its path. Other files go into a folder with the name of the page.
        """
        id = self._paper.id if self._paper else ""
        if kind == "pdf" and path.lower().endswith(".pdf"):
            return self._publish(path, paper_pdf(id))
        if path.startswith("files/"):  # published under its own name in any case
            return self._publish(path, path)
        return self._publish(path, paper_file(id, _safe_name(path)))

    def image(self, path: str, alt: str, place: Place) -> Image | None:
        """Return the picture at `path` under `content/` with its size; None and a problem if it is missing."""
        file = self._all.files.get(path)
        if file is None:
            self._complain(place, path)
            return None
        if posixpath.splitext(path)[1].lower() in UNSHOWN:
            self._published(path)
            return None
        url = self.paper_file(path, "image") if self._paper else self._published(path)
        return Image(f"{url}{_version(file)}", file.width, file.height, alt, path.lower().endswith(VIDEOS))

    def html(self, html: str, place: Place) -> str:
        """Return `html` with its links into content/ resolved, and with the sizes of pictures."""
        if CONTENT not in html:
            return html
        html = IMAGE.sub(lambda match: self._picture(match, place), html)
        return REFERENCE.sub(lambda match: self._link(unescape(match[1]), unescape(match[2] or ""), place), html)

    def reference(self, written: str, place: Place) -> str:
        """Return the address of a link with an optional fragment: "#papers", "pages/teaching.md#part"."""
        path, _, fragment = written.partition("#")
        return self._link(path or HOME, fragment, place)

    def target(self, quoted: str, place: Place) -> str:
        """Return the address of the entry, file or page that a link names; an unknown one becomes a problem.

        `quoted` is the percent-encoded path under content/, `place` is where the link is written.
        """
        path = composed(unquote(quoted)).strip("/")
        if path in self._all.entries:
            return f"{SITE}{quote(self._all.entries[path])}"
        if path in self._all.files:
            return self._published(path)
        # A link can also be the address of a page in the site, relative to the folder of the entry.
        for page in (path, path.removeprefix("pages/"), path.removeprefix("news/"), path.removeprefix("papers/")):
            if url := self._all.page(page):
                return f"{SITE}{quote(url)}"
        if found := self._all.paths.alike(path):
            message = f'there is no file "{path}", but content/{found}, whose name has other capital letters'
            problem = Problem(
                place.path, place.line, 0, f"{message}; it is used", AS_ON_DISK, is_error=False, link=path
            )
            self._problems[problem] = None
            return self._published(found)
        self._complain(place, path)
        return f"{SITE}{quote(path)}"

    def _link(self, quoted: str, fragment: str, place: Place) -> str:
        url = self.target(quoted, place)
        page = unquote(url.removeprefix(SITE))
        return f"{url}#{self._all.headings.fragment(page, fragment)}" if fragment else url

    def _published(self, path: str) -> str:
        if path.startswith(ROOT_FOLDER):
            return self._publish(path, path.removeprefix(ROOT_FOLDER))
        if self._paper and path.startswith("papers/"):
            return self.paper_file(path, "figure")
        return self._publish(path, self._all.names[path])

    def _publish(self, path: str, output: str) -> str:
        file = self._all.files[path]
        if file.fault and not (file.scripts and self._all.is_trusted):
            self._problems[Problem(f"content/{path}", 0, 0, file.fault, file.hint, is_error=False)] = None
        if "" in file.scripts:
            return f"{SITE}{quote(output)}"
        # Another file may have the name already.
        free = next(
            name for name in numbered(*posixpath.splitext(output)) if self._copies.setdefault(name, file) is file
        )
        return f"{SITE}{quote(free)}"

    def _picture(self, match: re.Match[str], place: Place) -> str:
        """Return the tag of a picture with its size; a video gets controls, and a PDF becomes a link with a warning."""
        path, tag = composed(unquote(unescape(match[1]))), match[0]
        file, suffix = self._all.files.get(path), posixpath.splitext(path)[1].lower()
        alt = found[1] if (found := ALT.search(tag)) else ""
        if file and suffix in VIDEOS:
            label = f'aria-label="{alt or "Video"}"'
            source = f"{CONTENT}{match[1]}{_version(file)}"
            return f'<video src="{source}" {label} controls playsinline preload="metadata"></video>'
        if file and suffix == ".pdf":
            message = f'"{path}" is not a picture that browsers show; it is published as a link'
            hint = "save it as a picture, or write a link: [text](file.pdf)"
            self._problems[Problem(place.path, place.line, 0, message, hint, is_error=False)] = None
            return f'<a href="{CONTENT}{match[1]}">{alt or escape(posixpath.basename(path))}</a>'
        if file is None:
            return tag
        tag = tag.replace(f'"{CONTENT}{match[1]}"', f'"{CONTENT}{match[1]}{_version(file)}"')
        if not file.width or " width=" in tag:
            return tag
        return tag.replace("<img", f'<img width="{file.width}" height="{file.height}"', 1)

    def _complain(self, place: Place, path: str) -> None:
        if path in self._all.broken:
            return
        if path in self._all.drafts or is_private(path):
            message = f'the link to "{path}" leads to a draft, which is not published'
            hint = "publish the draft, or delete the link"
        elif path in self._all.waiting:
            message = f'the link to "{path}" leads to a note that is not shown before {self._all.waiting[path].text}'
            hint = "delete the link, or show such notes with `future_news: yes` in site.yaml"
        else:
            message = f'the link to "{path}" leads nowhere: there is no such file or page'
            hint = "write the path of a file or entry, relative to this file, or from content/ with a leading /"
        self._problems[Problem(place.path, place.line, 0, message, hint, is_error=False, link=path)] = None


def _version(file: ContentFile) -> str:
    """Return the end of a picture's address, which changes with its bytes, so that no cache shows an old picture."""
    return f"?v={file.version}" if file.version else ""


def _published_names(files: Mapping[str, ContentFile]) -> dict[str, str]:
    """Return the published path of each file that no paper names.

    Files of content/pages/ go to the root of the site, so two files can have the same path; the second gets a number.
    """
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
    """Return the name of the file with only the characters that all disks and addresses allow."""
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    return (slug(stem) or "file") + suffix.lower()
