"""Site -> files in memory: pages by their templates, the theme's static files, copied files, cards, the index."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import jinja2
import msgspec

from generator.formats.output.email_protection import protected
from generator.model.file_stat import NO_STAT, digest
from generator.model.problem import Problem, has_errors
from generator.model.resources import ParallelMap, serial_map
from generator.model.site.page import Deferred, Document, Page, made
from generator.model.site.paths import SEARCH_INDEX
from generator.model.site.site import Copy, OutputFile, OutputState, Site
from generator.rendering.copies.published import cleaned
from generator.rendering.hosting import host_files
from generator.rendering.page_renderer import PageRenderer
from generator.rendering.pagefind import PagefindMemory, pagefind_files
from generator.rendering.search_version import search_version
from generator.rendering.social_cards.cards import CardMemory, card_files, plan_cards
from generator.rendering.template_mistakes import is_of_template, problem_of
from generator.rendering.theme.theme import Theme
from generator.rendering.theme.theme_options import Options, theme_options

PARALLEL_FROM = 150  # pages: fewer are rendered in this process before another one has started
COPIES = 1  # the version of what is taken out of copied files
MOST_FRAGMENTS = 10_000
ENCODER = msgspec.msgpack.Encoder()
Inspect = Callable[[str, bytes], object]
Templates = jinja2.BytecodeCache | None
Made = Page | Document | Deferred[Page | Document]


class RenderJob:
    """The pages to render, and everything that rendering needs; each worker process gets a copy.

    `known` has the keys of the unchanged files in the output, by path: a page with the same key is not rendered.
    `cards` are the addresses of social cards with their versions, by the addresses that pages name.
    `inspect(path, content)` is called with each rendered page, and its result is returned in the page's file.
    """

    def __init__(
        self,
        site: Site,
        theme: Theme,
        options: Options,
        known: Mapping[str, bytes],
        inspect: Inspect | None,
        templates: Templates,
        cards: Mapping[str, str],
    ) -> None:
        self.pages, self.known, self.inspect, self._cards = (*site.pages, *site.documents), known, inspect, cards
        self._templates = templates
        self._context, self._theme, self._options = site.context, theme, options
        self.protects_email = site.protects_email
        self._press: PageRenderer | None = None
        self._digest = theme.digest()
        values = vars(options.values), options.styles, site.context, site.protects_email
        base = ENCODER.encode((self._digest, *values))
        self._base = blake2b(base, digest_size=16).digest()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_press": None}  # templates are compiled in each process that was not forked

    @property
    def renderer(self) -> PageRenderer:
        """The templates, loaded on first use."""
        if self._press is None:
            self._press = PageRenderer(self._theme, self._options, self._context, self._digest, self._templates)
            self._press.cards = self._cards
        return self._press

    def renew(self, renderer: PageRenderer | None) -> None:
        """Reuse the renderer of an earlier build if theme, options and shared values are the same.

        A renderer with many more fragments than pages is not reused, because most of these are outdated.
        """
        if (
            renderer is not None
            and (renderer.theme, renderer.context, renderer.digest) == (self._theme, self._context, self._digest)
            and renderer.options == self._options
            and renderer.fragments < MOST_FRAGMENTS + 10 * len(self.pages)
        ):
            self._press = renderer
            renderer.cards = self._cards

    def key(self, page: Page) -> bytes:
        """Return a digest of everything that the file of `page` is made from."""
        return blake2b(ENCODER.encode(page) + self.card(page).encode(), digest_size=16, key=self._base).digest()

    def card(self, page: Made) -> str:
        """Return the address of the page's social card with its version; empty if it has none."""
        if not self._cards or not isinstance(page, Page):
            return ""
        return next((self._cards.get(content, "") for name, content in page.metadata if name == "og:image"), "")

    def problem(self, error: Exception) -> Problem:
        """Return the problem for a mistake in a template, with its path and line."""
        return problem_of(error, self._theme)


def render(
    site: Site,
    theme: Theme,
    left: Mapping[str, OutputState] | None = None,
    memory: "RenderingMemory | None" = None,
    parallel_map: ParallelMap = serial_map,
    inspect: Inspect | None = None,
    *,
    defer_index: bool = False,
) -> Iterator[OutputFile | Problem]:
    """Yield every file of the site, and a problem for each mistake in a template or an option.

    `left` are the unchanged files of an earlier build in the output, by path: a file with the same key has no content
    and `is_kept`. `memory` carries results from one build to the next in the same process. `parallel_map` runs the
    rendering in parallel. `inspect` is called with each rendered page. If it `defer_index`, an outdated search index is
    kept.
    """
    if theme.problems:
        yield from theme.problems
        return
    options, problems = theme_options(theme, site.theme_options)
    yield from problems
    if has_errors(problems):
        return
    known = {path: file.key for path, file in (left or {}).items()}
    memory = memory if memory is not None else RenderingMemory()
    cards = plan_cards(site.cards, theme, options, site.tools, memory.cards)
    work = RenderJob(site, theme, options, known, inspect, memory.templates, cards.versions(site.context.url))
    work.renew(memory.renderer)
    try:
        assets = work.renderer.assets
        work.renderer.load()
    except (jinja2.TemplateError, LookupError, OSError) as error:
        yield work.problem(error)
        return
    own = {copy.path for copy in site.copies}
    hosts = [file for file in host_files(site.domain) if file.path not in own]
    yield from (_kept(file, known) for file in [*assets.files, *hosts])
    for copy in site.copies:
        yield _copied(copy, known)
    for file in _pages(work, memory, parallel_map):
        yield file
        if isinstance(file, OutputFile) and file.path == SEARCH_INDEX:
            yield _kept(search_version(file.key), known)
    yield from card_files(cards, known, parallel_map)
    yield from pagefind_files(site.full, site.tools.pagefind, known, memory.pagefind, defer_index=defer_index)


def _copied(copy: Copy, known: Mapping[str, bytes]) -> OutputFile:
    """Return the file of a copy, without bytes if it is published unchanged, or if the output has it already."""
    made_from = (COPIES, str(copy.source), copy.stamp, copy.has_scripts, copy.is_verbatim)
    key = b"copy" + ENCODER.encode(made_from) if copy.stamp != NO_STAT else b""
    file = _kept(OutputFile(copy.path, source=copy.source, key=key), known)
    if file.is_kept or copy.is_verbatim:
        return file
    try:
        content = cleaned(copy.source, has_scripts=copy.has_scripts)
    except OSError:
        return file  # writing it will tell
    return file if content is None else msgspec.structs.replace(file, content=content)


def _kept(file: OutputFile, known: Mapping[str, bytes]) -> OutputFile:
    """Return the file, with `is_kept` if the output has it with the same key."""
    return msgspec.structs.replace(file, is_kept=True) if file.key and known.get(file.path) == file.key else file


class RenderingMemory:
    """What rendering keeps from one build to the next in the same process.

    These are the pages, cards and index with the keys of their files, and the templates with rendered fragments.
    `templates` is the cache of compiled templates, which outlives the process, or None.
    """

    def __init__(self, templates: Templates = None) -> None:
        self.templates = templates
        self.pages: dict[str, tuple[Made, bytes, str]] = {}
        self.protects_email = False  # as these pages do
        self.renderer: PageRenderer | None = None
        self.cards = CardMemory()
        self.pagefind = PagefindMemory()


def _pages(work: RenderJob, memory: RenderingMemory, parallel_map: ParallelMap) -> Iterator[OutputFile | Problem]:
    """Yield the files of all pages and documents; the value of an unchanged page is not even made."""
    jobs, pages = [], work.pages
    is_alike = memory.renderer is work.renderer and memory.protects_email == work.protects_email
    before = memory.pages if is_alike else {}
    after: dict[str, tuple[Made, bytes, str]] = {}
    for place, page in enumerate(pages):
        known = before.get(page.url)
        # Compare with the output, too, because a failed build renders pages without writing them.
        stands = known and work.known.get(page.url) == known[1] and _is_like(page, known[0])
        if known and stands and work.card(page) == known[2]:
            after[page.url] = page, *known[1:]
            yield OutputFile(page.url, key=known[1], is_kept=True)
        else:
            jobs.append(place)
    by_url = {pages[place].url: pages[place] for place in jobs}
    for file in parallel_map(render_pages, work, jobs, min_items=PARALLEL_FROM):
        if isinstance(file, OutputFile):
            page = by_url[file.path]
            after[file.path] = page, file.key, work.card(page)
        yield file
    memory.pages, memory.renderer, memory.protects_email = after, work.renderer, work.protects_email


def _is_like(page: Made, before: Made) -> bool:
    return page.is_like(before) if isinstance(page, Deferred) else page == before


def render_pages(work: RenderJob, places: Sequence[int]) -> list[OutputFile | Problem]:
    """Return the files of the pages at these places; the problem of the first mistake in a template ends the list."""
    found: list[OutputFile | Problem] = []
    try:
        for place in places:
            page = made(work.pages[place])
            found.append(_document(page, work) if isinstance(page, Document) else _rendered(page, work))
    except Exception as error:  # a template can raise anything: `{{ 1 / 0 }}`
        if not is_of_template(error):
            raise
        found.append(work.problem(error))
    return found


def _rendered(page: Page, work: RenderJob) -> OutputFile:
    """Return the file of a page, without content if the output has it with the same key."""
    key = work.key(page)
    if work.known.get(page.url) == key:
        return OutputFile(page.url, key=key, is_kept=True)
    html = work.renderer.page(page)
    content = (protected(html, page.url) if work.protects_email else html).encode()
    inspected = work.inspect(page.url, content) if work.inspect else None
    return OutputFile(page.url, content, key=key, inspected=inspected)


def _document(document: Document, work: RenderJob) -> OutputFile:
    """Return the file of a document, without content if the output has it; its key is the digest of its bytes."""
    content = (protected(document.text, document.url) if work.protects_email else document.text).encode()
    key = digest(content)
    is_kept = work.known.get(document.url) == key
    return OutputFile(document.url, b"" if is_kept else content, key=key, is_kept=is_kept)
