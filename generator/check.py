"""Check a site: a build's problems, and many more that need not stop a build.

Nothing is written, except the file that remembers the answers of other hosts, if links to them are checked.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from generator import __version__
from generator.build import build
from generator.building.values import Build, BuildOptions, BuildResources
from generator.caching.cache import Cache
from generator.checking.answers import Answer, answered, external_links, memorised, recalled
from generator.checking.duplicates import check_duplicates
from generator.checking.entries import check_entries
from generator.checking.finding import Finding, Severity
from generator.checking.full_texts import FullText
from generator.checking.links import BrokenLink, at_their_causes, broken_links
from generator.checking.names import check_names
from generator.checking.page_links import PageLinks, inspect
from generator.checking.people import check_people
from generator.checking.scholar import check_scholar
from generator.checking.scholar_page import ScholarPage, inspect_for_scholar
from generator.checking.search import check_search
from generator.checking.sizes import GITHUB_WARNS, SizedFile, check_sizes
from generator.checking.sources import Sources
from generator.checking.unpublished import check_unpublished
from generator.model.library import Library
from generator.model.paper import Paper
from generator.model.problem import CannotWrite, Problem
from generator.model.project import Project
from generator.model.resources import ParallelMap, Progress, serial_map
from generator.model.site.site import Site
from generator.model.type_reasons import inferred_papers
from generator.rendering.theme.theme import load_theme
from generator.theming.drift import drifted
from generator.writing.atomic_write import write_whole


class External(msgspec.Struct, frozen=True):
    """How to check links to other hosts.

    `now` is the time of the check in seconds since 1970. Good answers are kept for a day in the file `cache`, if it is
    given. Addresses of private networks are asked only with `allow_private`.

    >>> import time
    >>> from paperfolio import External
    >>> external = External(now=int(time.time()))  # then: check(project, external=external)
    """

    now: int
    cache: Path | None = None
    allow_private: bool = False


class Checked(msgspec.Struct, frozen=True):
    """The result of a check.

    `problems` has errors and warnings; `notes` has findings that are not worth a warning. `papers` is the number of
    papers, `links` the number of addresses on other hosts that were checked. `inferred` are the papers whose type no
    entry declares (`model/type_reasons.py` has the reason).

    >>> from paperfolio import check, open_project
    >>> found = check(open_project("my-site"))
    >>> any(problem.is_error for problem in found.problems)
    False
    """

    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    papers: int = 0
    links: int = 0
    inferred: tuple[Paper, ...] = ()


def check(
    project: Project,
    *,
    external: External | None = None,
    scholar: bool = False,
    progress: Progress | None = None,
    asking: Progress | None = None,
    parallel_map: ParallelMap = serial_map,
    cache: Cache | None = None,
) -> Checked:
    """Find everything that is wrong with a site, without writing it; in the order of path, line and column.

    Links to other hosts are checked if `external` is given. `scholar` adds the requirements of Google Scholar.
    `progress` is called with the number of finished and of all pages, `asking` with those of links; `parallel_map` and
    `cache` are as for `build`.

    Raises NoContent if the project has no content/.

    >>> from paperfolio import check, open_project
    >>> found = check(open_project("my-site"))
    >>> found.papers, found.problems
    (2, ())
    """
    look = inspect_for_scholar if scholar else inspect
    resources = BuildResources(progress=progress, parallel_map=parallel_map, inspect=look, cache=cache)
    done = build(project, options=BuildOptions(write_files=False), resources=resources)
    crawled = {file.path: file.inspected for file in done.files if isinstance(file.inspected, ScholarPage)}
    pages = {file.path: file.inspected for file in done.files if isinstance(file.inspected, PageLinks)}
    pages |= {path: page.links for path, page in crawled.items()}
    assert done.library is not None and done.site is not None  # `inspect` makes `build` return them
    sources = Sources(done.library, done.site, lambda path: _text(project.root / path))
    findings = [*_findings(done, done.library, done.site, pages, sources, project)]
    if scholar:
        findings += check_scholar(done.library, crawled, [*_full_texts(done)], _robots(done))
    links = external_links(pages, done.library.settings.url) if external else {}
    if external:
        findings += answered(_asked(links, external, asking), links, sources)
    theme = load_theme(project.themes, done.site.theme)
    problems: set[Problem] = {*done.problems, *drifted(project.root, theme, __version__)}
    notes: set[Problem] = set()
    for finding in findings:
        problem = Problem(
            finding.place.path,
            *sources.located(finding),
            finding.message,
            finding.hint,
            is_error=finding.severity == Severity.ERROR,
        )
        (notes if finding.severity == Severity.NOTE else problems).add(problem)
    papers = done.library.papers
    inferred = inferred_papers(papers)
    return Checked(tuple(sorted(problems)), tuple(sorted(notes)), len(papers), len(links), inferred)


def _findings(
    done: Build, library: Library, site: Site, pages: dict[str, PageLinks], sources: Sources, project: Project
) -> Iterator[Finding]:
    """Yield what can be found without the network."""
    url = library.settings.url
    paths = [file.path for file in done.files]
    unsaid = _unsaid(broken_links(pages, paths, url), (*done.problems, *library.problems))
    yield from at_their_causes(unsaid, sources)
    yield from check_entries(library)
    yield from check_names(library, site)
    yield from check_people(library, site)
    yield from check_duplicates(library.papers)
    yield from check_search(library.settings, site)
    yield from check_unpublished(library, site)
    is_on_github = (urlsplit(url).hostname or "").endswith(".github.io")
    yield from check_sizes(_sized(done, project.root), pages, is_on_github=is_on_github)


def _unsaid(links: Iterable[BrokenLink], problems: Iterable[Problem]) -> Iterator[BrokenLink]:
    """Leave out links to missing files that the build has already reported, and to entries with errors."""
    problems = tuple(problems)
    reported = {problem.link for problem in problems}
    reported |= {problem.path.removeprefix("content/") for problem in problems if problem.is_error}
    return (link for link in links if link.fragment or link.target not in reported)


def _sized(done: Build, root: Path) -> Iterator[SizedFile]:
    """Yield the files that are copied to the output, under the path that their author knows, and generated files that
    are too large for GitHub. Pages are left out: `check_sizes` gets their sizes with their links."""
    for file in done.files:
        if file.size > GITHUB_WARNS and not isinstance(file.inspected, PageLinks | ScholarPage):
            yield SizedFile(file.path, f"output/{file.path}", file.size, is_made=True)
        if file.source is not None:
            is_ours = file.source.is_relative_to(root)
            shown = file.source.relative_to(root).as_posix() if is_ours else f"output/{file.path}"
            yield SizedFile(file.path, shown, file.source.stat().st_size)


def _full_texts(done: Build) -> Iterator[FullText]:
    """Yield the files that are copied to the output."""
    for file in done.files:
        if file.source is not None:
            yield FullText(file.path, file.source.stat().st_size, partial(_begin, file.source))


def _begin(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _robots(done: Build) -> str:
    """Return the author's own robots.txt, or "" if there is none: the generated one blocks no crawler."""
    source = next((file.source for file in done.files if file.path == "robots.txt"), None)
    return _bytes(source).decode("utf-8", "replace")


def _asked(links: Iterable[str], external: External, asking: Progress | None) -> list[Answer]:
    """Return the answers for `links`, from the cache or from the hosts, and save the good ones."""
    from generator.checking.link_requests import DEFAULT_POLICY, ask

    earlier = recalled(_bytes(external.cache), external.now)
    known = {answer.url: answer for _, answer in earlier.answers}
    policy = msgspec.structs.replace(DEFAULT_POLICY, allow_private=external.allow_private)
    answers = ask([url for url in links if url not in known], policy, asking)
    if external.cache:
        with suppress(CannotWrite):  # the next check asks for all of them again
            write_whole(external.cache, memorised(earlier, answers, external.now))
    return [*(known[url] for url in links if url in known), *answers]


def _text(path: Path) -> str:
    """Return the text of a file of the site, or "" if it cannot be read."""
    return _bytes(path).decode("utf-8", "replace")


def _bytes(path: Path | None) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError:
        return b""
