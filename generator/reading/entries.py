"""Files of papers, pages and news -> their entries, kept from one build to the next."""

import time
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

import msgspec

from generator.formats.entry.entry import Entries, parse_markdown_entry, parse_yaml_entries
from generator.formats.yaml.located_yaml import YamlError
from generator.model.content_paths import ContentPaths
from generator.model.file_stat import NO_STAT, FileStat, SourceFile, digest, digest_of, is_racily_clean
from generator.model.library import Parsed
from generator.model.resources import ParallelMap, Store
from generator.reading.decode import decoded, unreadable
from generator.reading.pages import read_news, read_page

PARALLEL_FROM = 150  # files to parse: fewer are parsed here before another process has begun
Memory = Mapping[str, Parsed]
ENCODER, DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Parsed)


class RecordingPaths(ContentPaths):
    """The paths under content/, noting which were looked for: a text that names a file depends on whether there is
    one."""

    def __init__(self, paths: ContentPaths) -> None:
        self._all = paths
        self.answers: dict[str, bool] = {}
        self.alikes: dict[str, str] = {}

    def __contains__(self, path: object) -> bool:
        self.answers[str(path)] = path in self._all
        return self.answers[str(path)]

    def alike(self, path: str) -> str:
        self.alikes[path] = self._all.alike(path)
        return self.alikes[path]


class Context(msgspec.Struct, frozen=True):
    """The input that all files of entries share: the files that they can name, and whether their HTML is trusted."""

    files: ContentPaths
    trusted: bool


def read_entries(
    found: Mapping[str, SourceFile], context: Context, memory: Memory, store: Store | None, parallel_map: ParallelMap
) -> dict[str, Parsed]:
    """Return the entries of the files `found`, by path, in the same order. Unchanged files are not parsed again."""
    now = time.time_ns()
    known = {path: kept for path in found if (kept := _known(path, found[path], context, memory, store))}
    unknown = {path: file for path, file in found.items() if path not in known}
    jobs = [
        (path, file.place, file.stamp if not is_racily_clean(file.stamp, now) else NO_STAT)
        for path, file in unknown.items()
    ]
    for (path, _, _), encoded in zip(
        jobs, parallel_map(parse_files, context, jobs, min_items=PARALLEL_FROM), strict=True
    ):
        known[path] = _like(DECODER.decode(encoded), memory.get(path))
        if store and known[path].digest:
            store.put(f"entry/{path}", encoded)
    return {path: known[path] for path in found}


def _known(path: str, file: SourceFile, context: Context, memory: Memory, store: Store | None) -> Parsed | None:
    """Return the last result for the file, or None if anything on which it depends has changed."""
    kept = memory.get(path) or _stored(path, store)
    if (
        kept is None
        or kept.trusted != context.trusted
        or any((name in context.files) != was for name, was in kept.lookups)
        or any(context.files.alike(name) != was for name, was in kept.alikes)
    ):
        return None
    if kept.stamp == file.stamp:
        return kept
    now = time.time_ns()
    if digest_of(file.place) != kept.digest:
        return None
    return msgspec.structs.replace(kept, stamp=file.stamp) if not is_racily_clean(file.stamp, now) else kept


def _like(parsed: Parsed, before: Parsed | None) -> Parsed:
    """Return the result with the same objects as before for papers that have not changed (most of a long list)."""
    known = {paper.id: paper for paper in before.papers} if before else {}
    if not known:
        return parsed
    papers = tuple(old if (old := known.get(paper.id)) == paper else paper for paper in parsed.papers)
    return msgspec.structs.replace(parsed, papers=papers)


def _stored(path: str, store: Store | None) -> Parsed | None:
    encoded = store.get(f"entry/{path}") if store else None
    try:
        return DECODER.decode(encoded) if encoded else None
    except msgspec.MsgspecError:
        return None


def parse_files(context: Context, jobs: Sequence[tuple[str, str, FileStat]]) -> list[bytes]:
    """Return the encoded result of each file. A job is the path under content/, the path on disk, and the stamp."""
    return [ENCODER.encode(_parse(context, *job)) for job in jobs]


def _parse(context: Context, path: str, place: str, stamp: FileStat) -> Parsed:
    try:
        with open(place, "rb") as stream:
            content = stream.read()
    except OSError as error:
        problem = unreadable(f"content/{path}", error)
        return Parsed(digest=b"", stamp=NO_STAT, trusted=context.trusted, problems=(problem,))
    return msgspec.structs.replace(parse(path, content, context), stamp=stamp)


def parse(path: str, content: bytes, context: Context) -> Parsed:
    """Return the entries in the bytes of the file at `path` under content/."""
    shown, paths = f"content/{path}", RecordingPaths(context.files)
    try:
        said = _entries(path, shown, decoded(content, shown), paths, context.trusted)
    except YamlError as error:
        said = {"problems": (error.problem,)}
    return Parsed(
        digest=digest(content),
        stamp=NO_STAT,
        trusted=context.trusted,
        lookups=tuple(paths.answers.items()),
        alikes=tuple(paths.alikes.items()),
        **said,
    )


def _parser(path: str) -> Callable[..., Entries]:
    """Return the parser for a file of papers."""
    suffix = path[path.rfind(".") :].lower()
    if suffix == ".bib":
        from generator.formats.bibtex.reading import parse_bibtex_entries  # seldom needed, and large

        return parse_bibtex_entries
    return parse_markdown_entry if suffix == ".md" else parse_yaml_entries


def _entries(path: str, shown: str, text: str, files: Container[str], trusted: bool) -> dict[str, Any]:
    """Return the entries and the problems of a file, by their field names in `Parsed`."""
    if path.startswith("papers/"):
        entries = _parser(path)(text, shown, files, trusted=trusted)
        return {"papers": entries.papers, "problems": entries.problems}
    if path.startswith("pages/"):
        page, diagnostics = read_page(text, shown, trusted=trusted)
        return {"pages": (page,) if page else (), "problems": tuple(diagnostics.problems)}
    item, diagnostics = read_news(text, shown, trusted=trusted)
    return {"news": (item,) if item else (), "problems": tuple(diagnostics.problems)}
