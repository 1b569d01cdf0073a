"""content/ -> Library: read every file according to its path."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

import msgspec

from generator.formats.entry.fields import Diagnostics
from generator.formats.yaml.located_yaml import YamlError
from generator.model.content_paths import ContentPaths, is_private
from generator.model.file_stat import SourceFile
from generator.model.library import FreePage, Library, NewsItem, Parsed, Person
from generator.model.name import Name
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.model.profile import Profile
from generator.model.project import Project
from generator.model.resources import ParallelMap, Store, serial_map
from generator.model.settings import Settings
from generator.reading.citation_keys import with_unique_keys
from generator.reading.decode import decoded, unreadable
from generator.reading.entries import Context, read_entries
from generator.reading.folder import (
    BIOGRAPHY,
    PEOPLE,
    PROFILE,
    SETTINGS,
    FolderListing,
    is_entry,
    is_paper_file,
    is_text,
    walk,
)
from generator.reading.memory import ReadingMemory
from generator.reading.people import read_people
from generator.reading.pictures import content_file
from generator.reading.profile import read_biography, read_profile, unnamed
from generator.reading.settings import read_settings
from generator.reading.unique_ids import with_unique_ids

T = TypeVar("T")
E = TypeVar("E", Paper, FreePage, NewsItem)


def read_library(
    project: Project,
    walked: FolderListing | None = None,
    memory: ReadingMemory | None = None,
    store: Store | None = None,
    parallel_map: ParallelMap = serial_map,
) -> Library:
    """Return everything under the content/ of the project, with all problems sorted by path, line and column.

    Unchanged files are taken from `memory`, which is updated, or from `store`. A file that cannot be read is a problem
    and does not stop the others. Raises NoContent if there is no content/.
    """
    reading = _Reading(project, walked or walk(project), memory if memory is not None else ReadingMemory())
    return reading.library(store, parallel_map)


class _Reading:
    """One reading of content/: its files by their paths under it, and the problems so far."""

    def __init__(self, project: Project, walked: FolderListing, memory: ReadingMemory) -> None:
        self._project, self._memory = project, memory
        self._found, self._problems = walked.found, list(walked.problems)
        self._files = {
            path: content_file(path, file, memory.files.get(path))
            for path, file in self._found.items()
            if not is_entry(path) and not is_private(path)
        }

    def library(self, store: Store | None, parallel_map: ParallelMap) -> Library:
        settings = self._settings()
        by_path = self._entries(settings, store, parallel_map)
        parsed = by_path.values()
        entries = self._unique("paper", (paper for one in parsed for paper in one.papers), self._memory.papers)
        papers, twice = with_unique_keys(entries, self._memory.papers)
        self._problems += twice
        self._memory.parsed, self._memory.files, self._memory.papers = by_path, self._files, papers
        return Library(
            settings=settings,
            profile=self._profile(settings),
            today=self._project.today,
            tools=self._project.tools,
            styles=self._styles(settings),
            people=self._people(),
            papers=papers,
            pages=self._unique("page", (page for one in parsed for page in one.pages)),
            news=self._unique("note", (item for one in parsed for item in one.news)),
            files=self._files,
            problems=tuple(sorted({*self._problems, *(problem for one in parsed for problem in one.problems)})),
        )

    def _entries(self, settings: Settings, store: Store | None, parallel_map: ParallelMap) -> dict[str, Parsed]:
        """Return the entries of each file of papers, pages and news."""
        entries: dict[str, SourceFile] = {}
        for path, file in self._found.items():
            if is_paper_file(path) or is_text(path):
                entries[path] = file
        context = Context(ContentPaths(self._files), settings.trusted_html)
        return read_entries(entries, context, self._memory.parsed, store, parallel_map)

    def _read(self, path: str, read: Callable[[str, str], tuple[T, Diagnostics]]) -> T | None:
        """Return the result of `read` for the text of a file, and keep its problems. None if there is no such file."""
        if path not in self._found:
            return None
        try:
            with open(self._found[path].place, "rb") as stream:
                value, diagnostics = read(decoded(stream.read(), f"content/{path}"), f"content/{path}")
        except YamlError as error:
            self._problems.append(error.problem)
            return None
        except OSError as error:
            self._problems.append(unreadable(f"content/{path}", error))
            return None
        self._problems += diagnostics.problems
        return value

    def _settings(self) -> Settings:
        settings = self._read(SETTINGS, read_settings) or Settings()
        return settings if settings.url else msgspec.structs.replace(settings, url=self._project.address)

    def _profile(self, settings: Settings) -> Profile:
        if PROFILE not in self._found:
            hint = "create this file with `name: …`; `paperfolio new` writes an example"
            self._problems.append(Problem(f"content/{PROFILE}", 0, 0, "there is no profile", hint, is_error=False))
        files = ContentPaths(self._files)
        profile = self._read(PROFILE, lambda text, path: read_profile(text, path, files)) or Profile()
        if profile.name == Name():
            profile = msgspec.structs.replace(profile, name=unnamed(settings.title))
        trusted = settings.trusted_html
        biography = self._read(BIOGRAPHY, lambda text, path: read_biography(text, path, trusted=trusted))
        return msgspec.structs.replace(profile, biography=biography) if biography else profile

    def _styles(self, settings: Settings) -> dict[str, str]:
        """Return the texts of the `.csl` files that the settings name, without those that cannot be read."""
        texts: dict[str, str] = {}
        for path in settings.citation_styles:
            if path in self._files:
                with suppress(OSError, YamlError), open(self._found[path].place, "rb") as stream:
                    texts[path] = decoded(stream.read(), f"content/{path}")
        return texts

    def _people(self) -> tuple[Person, ...]:
        return self._read(PEOPLE, read_people) or ()

    def _unique(self, what: str, entries: Iterable[E], before: Iterable[E] = ()) -> tuple[E, ...]:
        kept, problems = with_unique_ids(what, entries, before)
        self._problems += problems
        return kept
