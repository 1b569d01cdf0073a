"""References in the styles of `.csl` files.

A CSL processor needs milliseconds for each reference, so a reference is made again only if the paper, the style or the
processor has changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from generator.citing.work import deposited
from generator.model.content_paths import SETTINGS
from generator.model.file_stat import digest
from generator.model.library import Library
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.model.resources import Store
from generator.model.settings import CITATION_STYLES
from generator.model.site.views import CiteAs
from generator.text.slug import slug

# Fields of CSL-JSON that no reference prints.
LEFT_OUT = frozenset(("citation-key", "custom", "keyword", "license", "archive", "archive_location"))


ENCODER = msgspec.msgpack.Encoder()


class Remembered(msgspec.Struct, frozen=True):
    """The references of one style, as they are stored between processes.

    `source` is the digest of the style's text and the processor's version; `papers` has, by id, the digest of the paper
    and its reference.
    """

    source: bytes
    papers: dict[str, tuple[bytes, CiteAs]]


DECODER = msgspec.msgpack.Decoder(Remembered)


class Styled(msgspec.Struct, frozen=True):
    """The references of one style: the text of its file, the problems, and by id, each paper with its reference."""

    text: str
    problems: tuple[Problem, ...] = ()
    papers: dict[str, tuple[Paper, CiteAs]] = {}


def foreign_styles(
    library: Library, papers: Mapping[str, Paper], previous: Mapping[str, Styled], store: Store | None = None
) -> dict[str, Styled]:
    """Return the references of each `.csl` file of the settings, by its path.

    A style that cannot be used gives a problem instead. References of papers that have not changed are taken from
    `previous`, the result of the last build in this process, or from `store`.
    """
    made: dict[str, Styled] = {}
    for path in library.settings.citation_styles:
        if path not in CITATION_STYLES:
            before = previous.get(path) or _recalled(path, library, papers, store)
            made[path] = _styled(path, library, papers, before)
            if store and made[path].papers != (before.papers if before else {}):
                store.put(f"cited/{path}", _remembered(made[path]))
    return made


def _recalled(path: str, library: Library, papers: Mapping[str, Paper], store: Store | None) -> Styled | None:
    """Return what another process stored for the same style, without the papers that have changed since."""
    encoded = store.get(f"cited/{path}") if store and library.tools.has_citeproc else None
    text = library.styles.get(path, "")
    try:
        known = DECODER.decode(encoded) if encoded else None
    except msgspec.MsgspecError:
        return None
    if known is None or known.source != _source(text):
        return None
    same = (id for id, (digest, _) in known.papers.items() if id in papers and _digest(papers[id]) == digest)
    return Styled(text, (), {id: (papers[id], known.papers[id][1]) for id in same})


def _remembered(styled: Styled) -> bytes:
    papers = {id: (_digest(paper), cited) for id, (paper, cited) in styled.papers.items()}
    return ENCODER.encode(Remembered(_source(styled.text), papers))


def _source(text: str) -> bytes:
    """Return the digest of the style's text and the processor's version."""
    from importlib.metadata import version

    return digest(f"{version('citeproc-py')} {text}".encode())


def _digest(paper: Paper) -> bytes:
    return digest(ENCODER.encode(paper))


def _styled(path: str, library: Library, papers: Mapping[str, Paper], before: Styled | None) -> Styled:
    if not library.tools.has_citeproc:
        hint = 'run `pip install "paperfolio[csl]"`'
        return Styled("", (_warning(f'the style "{path}" is not used: citeproc-py is missing', hint),))
    text = library.styles.get(path, "")
    if not text:
        hint = "write its path under content/: styles/nature.csl"
        return Styled("", (_warning(f'the style "{path}" does not exist or cannot be read', hint),))
    from generator.citing.foreign_style import ForeignStyle, StyleError

    known = before.papers if before and before.text == text else {}
    changed = [paper for id, paper in papers.items() if id not in known or known[id][0] is not paper]
    kept = {id: known[id] for id, paper in papers.items() if id in known and known[id][0] is paper}
    if not changed:
        return Styled(text, (), kept)
    try:
        style = ForeignStyle(text)
    except StyleError as error:
        hint = "take a style from https://www.zotero.org/styles, or leave it out"
        return Styled(text, (_warning(f'the style "{path}" is not used: {error}', hint),))
    name, label = f"csl-{slug(path[:-4])}", style.title or path
    failures: list[str] = []
    for paper in changed:
        try:
            kept[paper.id] = (paper, CiteAs(name, label, style.reference(_item(paper))))
        except StyleError as error:
            failures.append(f'"{paper.id}": {error}')
    return Styled(text, tuple(_unwritten(path, failures)), kept)


def cited(made: Mapping[str, Styled], paper: Paper) -> Iterator[tuple[str, CiteAs]]:
    """Yield the path of each style with the reference of `paper` in it; styles that cannot format it are left out."""
    for path, styled in made.items():
        if paper.id in styled.papers:
            yield path, styled.papers[paper.id][1]


def style_problems(made: Mapping[str, Styled]) -> Iterable[Problem]:
    """Return the problems with styles, and with papers that a style cannot format."""
    return [problem for styled in made.values() for problem in styled.problems]


def _unwritten(path: str, failures: list[str]) -> Iterator[Problem]:
    if failures:
        others = f", and {len(failures) - 1} more" if len(failures) > 1 else ""
        hint = "these papers are shown without this style"
        yield _warning(f'the style "{path}" cannot format the paper {failures[0]}{others}', hint)


def _item(paper: Paper) -> dict[str, Any]:
    from generator.formats.csl_json import csl_item

    item = {name: value for name, value in csl_item(paper, abstract=False).items() if name not in LEFT_OUT}
    publisher, number, doi, url = deposited(paper)
    more = {"title": paper.title.plain, "publisher": publisher, "number": number, "DOI": doi, "URL": url}
    return item | {name: value for name, value in more.items() if value}


def _warning(message: str, hint: str) -> Problem:
    return Problem(SETTINGS, 0, 0, message, hint, is_error=False)
