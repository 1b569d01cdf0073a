"""The cache of one site: opened for one build, saved and closed after it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.caching.build_record import ENCODER, BuildRecord, Source, load_record, save_record
from generator.caching.folder import cache_folder, private, program_digest, site_folder
from generator.caching.store import SqliteStore
from generator.model.file_stat import SourceFile, digest_of, is_racily_clean
from generator.model.project import Project
from generator.model.resources import Store

if TYPE_CHECKING:
    from generator.caching.templates import CompiledTemplates

LARGE = 10_000_000  # bytes: of a larger file no digest is made, only its stamp is compared
CACHE_FROM = 200  # files under content/: with fewer, reading them is faster than looking them up


class Cache:
    """The cache of the site in the folder `root`; its file is opened when it is first needed."""

    def __init__(self, root: Path) -> None:
        self._root, self._program = root, program_digest()
        self._store: SqliteStore | None = None

    def store(self, files: int, *, has_expensive_work: bool = False) -> Store | None:
        """Return the store for a site with so many `files` under content/, or None if the cache is not worth it.

        That is a small site without expensive results (`has_expensive_work`: social cards, references by a CSL
        processor). None is also returned if there is no folder for a cache.
        """
        if (files >= CACHE_FROM or has_expensive_work) and self._store is None:
            folder = site_folder(self._root)
            if folder:
                self._store = SqliteStore(folder, self._program)
        return self._store

    def templates(self) -> "CompiledTemplates | None":
        """Return the cache of compiled templates, or None if there is no folder for it."""
        from generator.caching.templates import CompiledTemplates

        base = cache_folder()
        folder = private(base / "templates") if base else None
        return CompiledTemplates(folder, self._program) if folder else None

    def record(self, project: Project) -> BuildRecord | None:
        """Return the receipt of the last build into the project's output, or None if `call_of(project)` has changed."""
        record = load_record(self._store, project.output) if self._store else None
        return record if record and record.call == call_of(project) else None

    def save(self, project: Project, record: BuildRecord) -> None:
        """Save the receipt and the parsed files, and forget parsed files that no longer exist."""
        if self._store:
            save_record(self._store, project.output, record)
            self._store.save("entry/", (f"entry/{path}" for path in record.sources))

    def close(self) -> None:
        """Close the store; entries that were not saved are lost."""
        if self._store:
            self._store.close()


def call_of(project: Project) -> bytes:
    """Encode what a build depends on beside its files: the day, the site's address, and the installed tools."""
    values = {name: getattr(project, name) for name in project.__struct_fields__ if name not in {"root", "output"}}
    return ENCODER.encode(values)


def sources(found: Mapping[str, SourceFile], read_at: int, digests: Mapping[str, bytes]) -> dict[str, Source]:
    """Return stamp and digest of all files under content/, by path.

    `read_at` is when they were read, in nanoseconds since 1970; `digests` are those of the entries, which were read.
    """
    return {path: Source(file.stamp, digests.get(path) or _digest(file, read_at)) for path, file in found.items()}


def _digest(file: SourceFile, read_at: int) -> bytes:
    """Return the digest of a file that is not an entry, or b"" if its stamp is enough or the file is too large.

    A stamp is not enough if the file changed so recently that a later change could leave the same stamp.
    """
    return digest_of(file.place) if is_racily_clean(file.stamp, read_at) and file.stamp[2] < LARGE else b""
