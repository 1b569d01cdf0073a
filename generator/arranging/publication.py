"""Where everything under `content/` is published: entries, and the files that entries and texts name."""

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote

from generator.arranging.addresses import Topics, paper_url
from generator.model.library import ContentFile, FreePage, Library, NewsItem
from generator.model.paper import Paper, Place
from generator.model.problem import Problem
from generator.model.site import Copy
from generator.model.views import Image
from generator.text.link import CONTENT, SITE
from generator.text.slug import slug

REFERENCE = re.compile(f'{CONTENT}([^"#?]*)')
OWN_PAGES = ("index.html", "coauthors.html", "news.html")
IMAGE = re.compile(f'<img\\b[^>]*?\\bsrc="{CONTENT}([^"#?]*)[^>]*>')


class Publication:
    """Turns links into `content/` into addresses, and collects the files to copy and the links that lead nowhere."""

    def __init__(
        self,
        library: Library,
        papers: Iterable[Paper],
        pages: Iterable[FreePage],
        news: Iterable[NewsItem],
        topics: Topics,
    ) -> None:
        self._files = library.files
        self._copies: dict[str, Path] = {}
        self.problems: dict[Problem, None] = {}
        self._entries = {_content_path(page.place): f"{page.id}.html" for page in pages}
        self._entries |= {_content_path(item.place): f"news/{item.id}.html" for item in news}
        self._pages = set(OWN_PAGES) | topics.urls
        for paper in papers:
            self._entries.setdefault(_content_path(paper.place), paper_url(paper))
            self._pages.add(paper_url(paper))
        self._pages |= set(self._entries.values())
        for path in library.files:
            if path.startswith("files/"):
                self._publish(path, path)

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The files to publish, by their paths."""
        return tuple(Copy(path, source) for path, source in sorted(self._copies.items()))

    def paper_file(self, paper: Paper, path: str, kind: str) -> str:
        """The address of a file that a paper's entry names: its full text stands beside its page and is named like it
        (Google Scholar wants it in the same folder), every other file in a folder of the page's name."""
        if kind == "pdf" and path.lower().endswith(".pdf"):
            return self._publish(path, f"papers/{paper.id}.pdf")
        return self._publish(path, f"papers/{paper.id}/{_safe_name(path)}")

    def image(self, path: str, alt: str, place: Place, paper: Paper | None = None) -> Image | None:
        """A picture under `content/` with its size; None, and a problem, where there is none."""
        file = self._files.get(path)
        if file is None:
            self._complain(place, path)
            return None
        url = self.paper_file(paper, path, "image") if paper else self._published(path, paper)
        return Image(url, file.width, file.height, alt)

    def html(self, html: str, place: Place, paper: Paper | None = None) -> str:
        """`html` with each link into the content led to where that is published, and pictures given their size."""
        if CONTENT not in html:
            return html
        html = IMAGE.sub(self._with_size, html)
        return REFERENCE.sub(lambda match: self._address(match[1], place, paper), html)

    def target(self, path: str, place: Place) -> str:
        """The address of something under `content/`, or of a page, that the navigation names."""
        return self._address(path, place, None)

    def _address(self, quoted: str, place: Place, paper: Paper | None) -> str:
        path = unquote(quoted).strip("/")
        if path in self._entries:
            return f"{SITE}{quote(self._entries[path])}"
        if path in self._files:
            return self._published(path, paper)
        # A link may name a page by its address in the site, seen from the folder of the entry.
        for page in (path, path.removeprefix("pages/"), path.removeprefix("news/"), path.removeprefix("papers/")):
            if page in self._pages or f"{page}.html" in self._pages:
                return f"{SITE}{quote(page if page in self._pages else f'{page}.html')}"
        self._complain(place, path)
        return f"{SITE}{quote(path)}"

    def _published(self, path: str, paper: Paper | None) -> str:
        if paper and path.startswith("papers/"):
            return self.paper_file(paper, path, "figure")
        return self._publish(path, path.removeprefix("pages/"))

    def _publish(self, path: str, output: str) -> str:
        source = self._files[path].source
        stem, suffix = posixpath.splitext(output)
        number = 1
        while self._copies.setdefault(output, source) != source:  # another file of this name was first
            number += 1
            output = f"{stem}-{number}{suffix}"
        return f"{SITE}{quote(output)}"

    def _with_size(self, match: re.Match[str]) -> str:
        file: ContentFile | None = self._files.get(unquote(match[1]))
        tag = match[0]
        if file is None or not file.width or " width=" in tag:
            return tag
        return tag.replace("<img", f'<img width="{file.width}" height="{file.height}"', 1)

    def _complain(self, place: Place, path: str) -> None:
        message = f'the link to "{path}" leads nowhere: there is no such file or page'
        hint = "write the path of a file or entry, from the folder of the text, or from content/ with a / in front"
        self.problems[Problem(place.path, place.line, 0, message, hint, is_error=False)] = None


def _content_path(place: Place) -> str:
    return place.path.removeprefix("content/")


def _safe_name(path: str) -> str:
    """A file's name as it can stand on any disk and in any address."""
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    return (slug(stem) or "file") + suffix.lower()
