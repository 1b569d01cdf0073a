"""The themes of a site: list them, show their options, start a new one, and copy a file of one to change it."""

from pathlib import Path
from typing import Any

import msgspec

from generator import __version__
from generator.model.errors import PaperfolioError
from generator.model.problem import NoContent, Problem
from generator.model.project import Project
from generator.model.settings import Settings
from generator.reading.settings import settings_of
from generator.rendering.theme.option import Option
from generator.rendering.theme.theme import BUILT_IN, NAME, Theme, load_theme, theme_names
from generator.rendering.theme.theme_file import about, declared_options
from generator.rendering.theme.theme_options import theme_options
from generator.theming.draft import draft
from generator.theming.originals import ejectable_files, find_file, is_built_in, original, record
from generator.writing.atomic_write import write_whole


class Refused(PaperfolioError):
    """The theme command cannot be carried out; nothing was written. The message says why and what to do."""


class ThemeSummary(msgspec.Struct, frozen=True):
    """A theme as `theme list` shows it.

    `description` and `extends` are from its theme.yaml. `is_built_in` is True if it comes with paperfolio,
    `has_overrides` if the site replaces files of a built-in theme, `is_used` if the site uses it.
    """

    name: str
    description: str
    extends: str
    is_built_in: bool
    has_overrides: bool
    is_used: bool


class ThemeDetails(msgspec.Struct, frozen=True):
    """A theme with its options, their values on the site (empty if the site does not use it), and their problems."""

    theme: ThemeSummary
    options: tuple[Option, ...]
    values: dict[str, Any]
    problems: tuple[Problem, ...]


class Ejected(msgspec.Struct, frozen=True):
    """A copied file: the path of the site's copy, and the path of the saved original, or None if it is not built in."""

    place: Path
    record: Path | None


def themes(project: Project) -> list[ThemeSummary]:
    """Return all themes of a site, built in and its own, sorted by name."""
    used = _used(project)
    return [_listed(name, project, used) for name in theme_names(project.themes)]


def theme_details(project: Project, name: str = "") -> ThemeDetails:
    """Return a theme with its options; the default is the one that the site uses. Raises Refused if there is none."""
    settings = _settings(project)
    theme = _theme(project, name or settings.theme)
    listed = _listed(theme.name, project, _used(project))
    if not listed.is_used:
        options, problems = declared_options(theme)
        return ThemeDetails(listed, tuple(options.values()), {}, tuple(problems))
    options, _ = declared_options(theme)
    chosen, problems = theme_options(theme, settings.theme_options)
    return ThemeDetails(listed, tuple(options.values()), vars(chosen.values), tuple(problems))


def new_theme(project: Project, name: str, parent: str) -> list[str]:
    """Write a theme `name` that extends `parent`; return the paths of its files, relative to the site's folder.

    Raises NoContent if there is no content/, Refused if the name is not valid or taken or `parent` is missing, and
    CannotWrite if a file cannot be written.
    """
    _has_content(project)
    if not NAME.fullmatch(name):
        raise Refused(f'"{name}" is not a valid theme name; use letters, digits, - and _')
    if name in theme_names(project.themes) or (BUILT_IN / name).exists():
        raise Refused(f'the theme "{name}" already exists; choose another name')
    folder = project.themes / name
    files = draft(name, _theme(project, parent))
    taken = next((path for path in files if (folder / path).exists()), None)
    if taken:
        raise Refused(f"{folder / taken} already exists; choose another name")
    for path, text in files.items():
        write_whole(folder / path, text.encode())
    return [f"themes/{name}/{path}" for path in files]


def ejectable(project: Project) -> tuple[Theme, dict[str, Path]]:
    """Return the theme that the site uses, and its files that can be copied, by path in the theme."""
    theme = _theme(project, _settings(project).theme)
    return theme, ejectable_files(theme)


def eject(project: Project, word: str, *, renew: bool = False) -> Ejected:
    """Copy a file of the site's theme into SITE/themes, and save its original, with which `check` finds later changes.

    `word` is a path in the theme, with or without "templates/": "partials/footer.html". With `renew` the site's copy
    must exist and is unchanged; only the saved original is replaced by today's.

    Raises NoContent if there is no content/, Unknown if the theme has no such file, Refused if the copy exists (or,
    with `renew`, does not), and CannotWrite if a file cannot be written.
    """
    _has_content(project)
    theme = _theme(project, _settings(project).theme)
    path, _ = find_file(word, theme)
    folder = project.themes / theme.name
    place = folder / path
    if place.is_file() != renew:
        why = "does not exist; leave out --renew" if renew else "already exists; edit it, or delete it first"
        raise Refused(f"{place} {why}")
    source = original(theme, place, path)
    if source is None:
        raise Refused(f"{place} overrides no file of a theme")
    kept = record(folder, path, __version__) if is_built_in(source) else None
    content = source.read_bytes()
    if kept:
        write_whole(kept, content)
    if not renew:
        write_whole(place, content)
    return Ejected(place, kept)


def _settings(project: Project) -> Settings:
    """Return the settings of the site, or the defaults if there is no site."""
    return settings_of(project.content)


def _used(project: Project) -> str:
    """Return the name of the site's theme, or "" if there is no site."""
    return _settings(project).theme if project.content.is_dir() else ""


def _has_content(project: Project) -> None:
    if not project.content.is_dir():
        raise NoContent(f"no content/ in {project.root}")


def _theme(project: Project, name: str) -> Theme:
    theme = load_theme(project.themes, name)
    if theme.problems:
        problem = theme.problems[0]
        raise Refused(f"{problem.message}; {problem.hint}")
    return theme


def _listed(name: str, project: Project, used: str) -> ThemeSummary:
    own, built_in = project.themes / name, BUILT_IN / name
    came_with_us = built_in.is_dir()
    found = about(own) or about(built_in)
    return ThemeSummary(
        name=name,
        description=found.get("description", ""),
        extends=found.get("extends", ""),
        is_built_in=came_with_us,
        has_overrides=came_with_us and own.is_dir() and not own.samefile(built_in),
        is_used=name == used,
    )
