"""The cache of one site: opened for one build, saved and closed after it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.caching.folder import cache_folder, private, program_digest, site_folder
from generator.caching.receipt import ENCODER, Receipt, Source, load_receipt, save_receipt
from generator.caching.store import SqliteStore
from generator.model.memory import Store
from generator.model.project import Project
from generator.model.stamp import Found, digest_of, settled

if TYPE_CHECKING:
    from generator.caching.templates import CompiledTemplates

LARGE = 10_000_000  # bytes: a larger file is known by its stamp, or not at all
ENOUGH = 200  # files under content/: to read fewer is quicker than to look them up


class Cache:
    """What is remembered of the site `root`; opened when it is first asked for something."""

    def __init__(self, root: Path) -> None:
        self._root, self._program = root, program_digest()
        self._store: SqliteStore | None = None

    def store(self, files: int, *, is_dear: bool = False) -> Store | None:
        """The store, for a site of so many files; None for a small one that makes nothing dear (cards, references by a
        processor of CSL), and where there can be none."""
        if (files >= ENOUGH or is_dear) and self._store is None and (folder := site_folder(self._root)):
            self._store = SqliteStore(folder, self._program)
        return self._store

    def templates(self) -> "CompiledTemplates | None":
        """The compiled templates; None where there can be none."""
        from generator.caching.templates import CompiledTemplates

        base = cache_folder()
        folder = private(base / "templates") if base else None
        return CompiledTemplates(folder, self._program) if folder else None

    def receipt(self, project: Project) -> Receipt | None:
        """The receipt of the last build into the project's output, where the call is the same."""
        receipt = load_receipt(self._store, project.output) if self._store else None
        return receipt if receipt and receipt.call == call_of(project) else None

    def save(self, project: Project, receipt: Receipt) -> None:
        """Keep the receipt, and of all parsed files those that there still are."""
        if self._store:
            save_receipt(self._store, project.output, receipt)
            self._store.save("entry/", (f"entry/{path}" for path in receipt.sources))

    def close(self) -> None:
        """Let go of the store; what was put and not saved is lost."""
        if self._store:
            self._store.close()


def call_of(project: Project) -> bytes:
    """All that a build depends on and no file says: the day, and what the environment gives."""
    values = {name: getattr(project, name) for name in project.__struct_fields__ if name not in {"root", "output"}}
    return ENCODER.encode(values)


def sources(found: Mapping[str, Found], read_at: int, digests: Mapping[str, bytes]) -> dict[str, Source]:
    """All files under content/ as they were read at that time; `digests` are those of the entries."""
    return {path: Source(file.stamp, digests.get(path) or _digest(file, read_at)) for path, file in found.items()}


def _digest(file: Found, read_at: int) -> bytes:
    """The digest of a file that is no entry, where its stamp alone would say too little and it is not large."""
    return digest_of(file.place) if not settled(file.stamp, read_at) and file.stamp[2] < LARGE else b""
