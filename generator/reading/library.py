"""content/ -> Library: the folder walk, and what each file is."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from generator.formats.entry import Entries, parse_markdown_entry, parse_yaml_entries
from generator.formats.fields import Sheet
from generator.formats.located_yaml import YamlError
from generator.model.library import FreePage, Library, NewsItem, Person
from generator.model.name import Name
from generator.model.paper import Paper
from generator.model.problem import NoContent, Problem
from generator.model.profile import Profile
from generator.model.project import Project
from generator.model.settings import Settings
from generator.reading.folder import BIOGRAPHY, PEOPLE, PROFILE, SETTINGS, is_entry, is_note, walk
from generator.reading.pages import read_news, read_page
from generator.reading.people import read_people
from generator.reading.pictures import content_file
from generator.reading.profile import read_biography, read_profile, unnamed
from generator.reading.settings import read_settings
from generator.reading.site_file import decoded

T = TypeVar("T")
E = TypeVar("E", Paper, FreePage, NewsItem)


def read_library(project: Project) -> Library:
    """Everything under the project's content/, with all problems in the order of path, line and column.

    Raises NoContent where there is no such folder. A file that cannot be read never hides another one.
    """
    if not project.content.is_dir():
        raise NoContent(str(project.root))
    return _Reading(project).library()


class _Reading:
    """One walk through content/: files by their paths under it, and the problems found."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._problems: list[Problem] = []
        self._paths = walk(project.content, self._problems)
        self._files = {path: content_file(path, source) for path, source in self._paths.items() if not is_entry(path)}

    def library(self) -> Library:
        settings = self._settings()
        papers = self._unlike("paper", self._papers(settings))
        pages = self._unlike("page", self._pages(settings))
        news = self._unlike("note", self._news(settings))
        return Library(
            settings=settings,
            profile=self._profile(settings),
            today=self._project.today,
            people=self._people(),
            papers=papers,
            pages=pages,
            news=news,
            files=self._files,
            problems=tuple(sorted(set(self._problems))),
        )

    def _text(self, path: str) -> str | None:
        """The text of a file under content/; None where there is none, or where it cannot be read."""
        source = self._paths.get(path)
        if source is None:
            return None
        try:
            return decoded(source.read_bytes(), f"content/{path}")
        except YamlError as error:
            self._problems.append(error.problem)
        except OSError as error:
            hint = "look at the rights of the file"
            self._problems.append(Problem(f"content/{path}", 0, 0, f"cannot read this file: {error.strerror}", hint))
        return None

    def _read(self, path: str, read: Callable[[str, str], tuple[T, Sheet]]) -> T | None:
        """What `read` makes of the text of a file; its problems are noted."""
        text = self._text(path)
        if text is None:
            return None
        try:
            value, sheet = read(text, f"content/{path}")
        except YamlError as error:
            self._problems.append(error.problem)
            return None
        self._problems += sheet.problems
        return value

    def _settings(self) -> Settings:
        settings = self._read(SETTINGS, read_settings) or Settings()
        return settings if settings.url else msgspec.structs.replace(settings, url=self._project.address)

    def _profile(self, settings: Settings) -> Profile:
        if PROFILE not in self._paths:
            hint = "write `name: …` into it; `paperfolio new` shows what else"
            self._problems.append(Problem(f"content/{PROFILE}", 0, 0, "there is no profile", hint, is_error=False))
        profile = self._read(PROFILE, lambda text, path: read_profile(text, path, self._files)) or Profile()
        if profile.name == Name():
            profile = msgspec.structs.replace(profile, name=unnamed(settings.title))
        trusted = settings.trusted_html
        biography = self._read(BIOGRAPHY, lambda text, path: read_biography(text, path, trusted=trusted))
        return msgspec.structs.replace(profile, biography=biography) if biography else profile

    def _people(self) -> tuple[Person, ...]:
        return self._read(PEOPLE, read_people) or ()

    def _papers(self, settings: Settings) -> Iterator[Paper]:
        for path in self._entries("papers/"):
            if path.lower().endswith(".bib"):
                message, hint = "BibTeX files are not read yet", "write the papers as Markdown or YAML"
                self._problems.append(Problem(f"content/{path}", 0, 0, message, hint, is_error=False))
                continue
            parse = parse_markdown_entry if path.lower().endswith(".md") else parse_yaml_entries

            def read(text: str, path: str, parse: Callable[..., Entries] = parse) -> tuple[Entries, Sheet]:
                entries = parse(text, path, self._files, trusted=settings.trusted_html)
                sheet = Sheet(path)
                sheet.problems += entries.problems
                return entries, sheet

            if entries := self._read(path, read):
                yield from entries.papers

    def _pages(self, settings: Settings) -> Iterator[FreePage]:
        for path in self._entries("pages/"):
            page = self._read(path, lambda text, path: read_page(text, path, trusted=settings.trusted_html))
            if page:
                yield page

    def _news(self, settings: Settings) -> Iterator[NewsItem]:
        for path in self._entries("news/"):
            item = self._read(path, lambda text, path: read_news(text, path, trusted=settings.trusted_html))
            if item:
                yield item

    def _unlike(self, what: str, entries: Iterable[E]) -> tuple[E, ...]:
        """The entries without those that would have the page of an earlier one, which are errors."""
        kept: dict[str, E] = {}
        for entry in entries:
            other = kept.setdefault(entry.id, entry)
            if other is not entry:
                where = f"{other.place.path}:{other.place.line}"
                message = f'the id "{entry.id}" belongs to another {what} already, in {where}'
                hint = "give one of them another id or file name" if what == "paper" else "rename one of the files"
                self._problems.append(Problem(entry.place.path, entry.place.line, 0, message, hint))
        return tuple(kept.values())

    def _entries(self, folder: str) -> list[str]:
        return [path for path in self._paths if path.startswith(folder) and is_entry(path) and not is_note(path)]
