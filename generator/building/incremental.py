"""Earlier builds on disk: their output, and the cache between processes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.building.values import BuildOptions
from generator.caching.build_record import BuildRecord, same_sources
from generator.caching.cache import Cache, call_of, sources
from generator.model.counts import Counts
from generator.model.problem import Problem
from generator.model.project import Project
from generator.model.site.site import OutputState, Written
from generator.reading.folder import walk
from generator.rendering.theme.theme import load_theme
from generator.writing.output import unchanged_on_disk

if TYPE_CHECKING:
    from generator.rendering.theme.theme import Theme


class EarlierBuild:
    """The last build of a project: in this process (`previous`), or in another one (its record in `cache`).

    `folder` lists the current files of content/. `output` has the files of the output that have not changed since the
    last build; it is empty for a build that writes nothing. `store` keeps expensive results between processes; it is
    None for a small site, which has none.
    """

    def __init__(self, project: Project, previous: Written | None, cache: Cache | None, options: BuildOptions) -> None:
        self._project, self._cache = project, cache
        self.folder = walk(project)
        is_expensive = bool(project.tools.pillow or project.tools.has_citeproc)
        self.store = cache.store(len(self.folder.found), has_expensive_work=is_expensive) if cache else None
        self._record = cache.record(project) if cache and options.write_files and not previous else None
        left = previous.left if previous else {}
        if self._record:
            left = self._record.left
        self.output: dict[str, OutputState] = unchanged_on_disk(project.output, left) if options.write_files else {}

    def unchanged(self) -> BuildRecord | None:
        """Return the record of the last build if neither its sources nor its output have changed, else None."""
        record = self._record
        if (
            record
            and len(self.output) == len(record.left)
            and record.skipped == self.folder.problems
            and same_sources(record, self.folder.found)
            and load_theme(self._project.themes, record.theme).digest() == record.theme_digest
        ):
            return record
        return None

    def nothing_written(self) -> Written:
        """Return the result of a write that changes no file."""
        return Written(unchanged=len(self.output), left=self.output)

    def save(
        self,
        digests: Mapping[str, bytes],
        theme: "Theme",
        problems: tuple[Problem, ...],
        counts: Counts,
        written: Written,
    ) -> None:
        """Save the record of a build that has been written; `digests` has those of the files of entries, by path."""
        if self._cache is None:
            return
        folder = self.folder
        record = BuildRecord(
            call=call_of(self._project),
            theme=theme.name,
            theme_digest=theme.digest(),
            read_at=folder.time,
            sources=sources(folder.found, folder.time, digests),
            skipped=folder.problems,
            problems=problems,
            counts=counts,
            left=written.left,
        )
        self._cache.save(self._project, record)
