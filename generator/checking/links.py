"""The links of all pages -> those that lead nowhere in the site."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit

import msgspec

from generator.checking.finding import Finding
from generator.checking.guesses import Guesses
from generator.checking.page_links import PageLinks, resolved
from generator.checking.sources import Sources
from generator.model.paper import Place
from generator.model.paths import HOME
from generator.model.problem import Problem

ALWAYS_THERE = {"", "top"}  # fragments that mean the top of a page (HTML, 7.4.6.4)


class BrokenLink(msgspec.Struct, frozen=True):
    """A link that leads nowhere: the path from the site's root, the fragment where only that is wrong, and the pages
    on which it stands."""

    target: str
    fragment: str
    pages: tuple[str, ...]
    message: str
    hint: str

    @property
    def written(self) -> tuple[str, ...]:
        """How the link may stand in the file of its author, the likeliest first."""
        if self.fragment:
            return (f"#{self.fragment}", f"#{quote(self.fragment)}")
        name = posixpath.basename(self.target)
        return (name, quote(name), posixpath.splitext(name)[0])


def check_links(pages: Mapping[str, PageLinks], files: Collection[str], url: str = "") -> Iterator[Problem]:
    """The links between `pages`, and to the other `files` of the output, that lead nowhere, each once, at the first
    page that has it. `url` is the address of the site, to which absolute links lead; empty where it has none yet."""
    for link in broken_links(pages, files, url):
        yield Problem(f"output/{link.pages[0]}", 0, 0, link.message, link.hint, is_error=False)


def at_their_causes(links: Iterable[BrokenLink], sources: Sources) -> Iterator[Finding]:
    """The same as findings in the content that causes them, where that can be told."""
    for link in links:
        causes = sources.causes(link.pages, link.written)
        others = len(link.pages) - 1
        hint = link.hint if causes or not others else f"{link.hint} (also on {others:,} other pages)"
        for place in causes or [Place(f"output/{link.pages[0]}")]:
            yield Finding(place, link.message, hint, written=link.written if causes else ())


def broken_links(pages: Mapping[str, PageLinks], files: Collection[str], url: str = "") -> Iterator[BrokenLink]:
    """Each link that leads nowhere, with all pages on which it stands; in the order of its first page."""
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
    """The files that there are, and the anchors of the pages among them."""

    def __init__(self, pages: Mapping[str, PageLinks], files: Collection[str], url: str) -> None:
        self._pages, self._files = pages, {*files, *pages}
        self._url, self._base = url, urlsplit(url).path or "/"
        self._anchors: dict[str, frozenset[str]] = {}
        self._guesses = Guesses(self._files)

    def links(self, links: PageLinks) -> Iterator[tuple[str, list[str]]]:
        """The files in the site that a page leads to, each with the fragments."""
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
        return target in self._files

    def has_anchor(self, target: str, fragment: str) -> bool:
        """Whether a page has the anchor; what is no page of ours may have any."""
        if target not in self._pages or fragment.lower() in ALWAYS_THERE:
            return True
        if target not in self._anchors:
            self._anchors[target] = frozenset(self._pages[target].ids.split(" "))
        return fragment in self._anchors[target]

    def why_not(self, target: str, fragment: str) -> tuple[str, str]:
        """Message and hint for a link that leads nowhere."""
        if fragment:
            message = f'the link to "#{fragment}" leads to no place on the page "{target}"'
            meant = self._guesses.anchor(fragment, self._anchors[target])
            return message, f'did you mean "#{meant}"?' if meant else "the anchors of headings begin with sec-"
        if target.startswith("../"):
            return f'the link to "{target}" leads out of the site', "write the whole web address"
        message = f'the link to "{target}" leads nowhere: there is no such file or page'
        if namesake := self._guesses.namesake(target):
            return message, f'did you mean "{namesake}"? GitHub and most hosts tell the two apart'
        meant = self._guesses.file(target)
        return message, f'did you mean "{meant}"?' if meant else "correct the link, or add what it leads to"
