"""The links of all pages -> the broken ones inside the site."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit

import msgspec

from generator.checking.finding import Finding
from generator.checking.guesses import Guesses
from generator.checking.page_links import PageLinks, resolved
from generator.checking.sources import Sources
from generator.model.paper import Place
from generator.model.problem import Problem
from generator.model.site.paths import HOME

ALWAYS_THERE = {"", "top"}  # these fragments mean the top of a page (HTML, 7.4.6.4)


class BrokenLink(msgspec.Struct, frozen=True):
    """A broken link.

    `target` is the path from the site's root. `fragment` is set if the page exists but has no such anchor. `pages` are
    the pages with this link.
    """

    target: str
    fragment: str
    pages: tuple[str, ...]
    message: str
    hint: str

    @property
    def written(self) -> tuple[str, ...]:
        """How the author may have written the link, the most likely first."""
        if self.fragment:
            return (f"#{self.fragment}", f"#{quote(self.fragment)}")
        name = posixpath.basename(self.target)
        return (name, quote(name), posixpath.splitext(name)[0])


def check_links(pages: Mapping[str, PageLinks], files: Collection[str], url: str = "") -> Iterator[Problem]:
    """Yield a problem for each broken link between `pages` and to the other `files` of the output, at its first page.

    `url` is the address of the site, by which absolute links into the site are recognised, or "".
    """
    for link in broken_links(pages, files, url):
        yield Problem(f"output/{link.pages[0]}", 0, 0, link.message, link.hint, is_error=False)


def at_their_causes(links: Iterable[BrokenLink], sources: Sources) -> Iterator[Finding]:
    """Yield a finding for each broken link, in the content file that causes it, or else at its first page."""
    for link in links:
        causes = sources.causes(link.pages, link.written)
        rest = len(link.pages) - 1
        hint = link.hint if causes or not rest else f"{link.hint} (also on {rest:,} other pages)"
        for place in causes or [Place(f"output/{link.pages[0]}")]:
            yield Finding(place, link.message, hint, written=link.written if causes else ())


def broken_links(pages: Mapping[str, PageLinks], files: Collection[str], url: str = "") -> Iterator[BrokenLink]:
    """Yield each broken link with all pages that have it, in the order of the first of these pages.

    `pages` are all pages by path in the output, `files` the paths of all files, `url` is the address of the site or "".
    """
    output = _Output(pages, files, url)
    broken: dict[tuple[str, str], list[str]] = {}
    for page, links in pages.items():
        for target, fragments in output.links(links):
            if not output.has(target):
                broken.setdefault((target, ""), []).append(page)
                continue
            for fragment in fragments:
                if not output.has_anchor(target, fragment):
                    broken.setdefault((target, fragment), []).append(page)
    for (target, fragment), where in broken.items():
        message, hint = output.why_not(target, fragment)
        yield BrokenLink(target, fragment, tuple(where), message, hint)


class _Output:
    """The files of the output, and the anchors of the pages among them."""

    def __init__(self, pages: Mapping[str, PageLinks], files: Collection[str], url: str) -> None:
        self._pages, self._files = pages, {*files, *pages}
        self._url, self._base = url, urlsplit(url).path or "/"
        self._anchors: dict[str, frozenset[str]] = {}
        self._guesses = Guesses(self._files)

    def links(self, links: PageLinks) -> Iterator[tuple[str, list[str]]]:
        """Yield the files of the site that a page links to, each with the fragments of the links."""
        for line in links.inside.split("\n") if links.inside else ():
            target, *fragments = line.split("\t")
            if not target.startswith("/"):
                yield target, fragments
            elif target.startswith(self._base):
                yield target.removeprefix(self._base) or HOME, fragments
        if self._url and self._url in links.web:
            for address in links.web.split("\n"):
                if address.startswith(self._url):
                    target, fragment = resolved(address.removeprefix(self._url), "")
                    yield target or HOME, [fragment]

    def has(self, target: str) -> bool:
        """Return whether the output has a file at this path."""
        return target in self._files

    def has_anchor(self, target: str, fragment: str) -> bool:
        """Return whether a page has the anchor; True for a file that is not one of our pages."""
        if target not in self._pages or fragment.lower() in ALWAYS_THERE:
            return True
        if target not in self._anchors:
            self._anchors[target] = frozenset(self._pages[target].ids.split(" "))
        return fragment in self._anchors[target]

    def why_not(self, target: str, fragment: str) -> tuple[str, str]:
        """Return message and hint for a broken link."""
        if fragment:
            message = f'the link to "#{fragment}" has no target on the page "{target}"'
            meant = self._guesses.anchor(fragment, self._anchors[target])
            return message, f'did you mean "#{meant}"?' if meant else "the anchors of headings begin with sec-"
        if target.startswith("../"):
            return f'the link to "{target}" leads out of the site', "write the whole web address"
        message = f'the link to "{target}" is broken: there is no such file or page'
        namesake = self._guesses.namesake(target)
        if namesake:
            return message, f'did you mean "{namesake}"? To GitHub and most hosts these are different names'
        meant = self._guesses.file(target)
        return message, f'did you mean "{meant}"?' if meant else "correct the link, or add the missing file"
