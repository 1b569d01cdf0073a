"""A site's themes: which there are, what one can set, a new one, and a file taken from one to be changed."""

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
from generator.theming.originals import is_built_in, named, original, record, takeable
from generator.writing.atomic_write import write_whole


class Refused(PaperfolioError):
    """Nothing was done; the message says why, and what to do."""


class Listed(msgspec.Struct, frozen=True):
    """A theme: what it says of itself, whether it came with paperfolio, and whether the site uses it; `has_overrides`
    says that the site has files of its own for one that is built in."""

    name: str
    description: str
    extends: str
    is_built_in: bool
    has_overrides: bool
    is_used: bool


class Shown(msgspec.Struct, frozen=True):
    """A theme with its options, the value that each has on the site where it sets one, and what is wrong with them."""

    theme: Listed
    options: tuple[Option, ...]
    values: dict[str, Any]
    problems: tuple[Problem, ...]


class Ejected(msgspec.Struct, frozen=True):
    """A file that was taken: where the site's own copy stands, and where its original is kept, if it is built in."""

    place: Path
    record: Path | None


def themes(project: Project) -> list[Listed]:
    """All themes of a site, those that came with paperfolio and its own."""
    used = _used(project)
    return [_listed(name, project, used) for name in theme_names(project.themes)]


def shown(project: Project, name: str = "") -> Shown:
    """A theme and its options; by itself the one that the site uses. Raises Refused where there is none."""
    settings = _settings(project)
    theme = _theme(project, name or settings.theme)
    listed = _listed(theme.name, project, _used(project))
    if not listed.is_used:
        options, problems = declared_options(theme)
        return Shown(listed, tuple(options.values()), {}, tuple(problems))
    options, _ = declared_options(theme)
    chosen, problems = theme_options(theme, settings.theme_options)
    return Shown(listed, tuple(options.values()), vars(chosen.values), tuple(problems))


def new_theme(project: Project, name: str, parent: str) -> list[str]:
    """Write a theme that extends `parent`; gives the paths of its files, from the site's folder. Raises NoContent,
    Refused, and CannotWrite."""
    _has_content(project)
    if not NAME.fullmatch(name):
        raise Refused(f'"{name}" is no name for a theme; write it in letters, digits, - and _')
    if name in theme_names(project.themes) or (BUILT_IN / name).exists():
        raise Refused(f'there is a theme "{name}" already; choose another name')
    folder = project.themes / name
    files = draft(name, _theme(project, parent))
    taken = next((path for path in files if (folder / path).exists()), None)
    if taken:
        raise Refused(f"{folder / taken} is there already; choose another name")
    for path, text in files.items():
        write_whole(folder / path, text.encode())
    return [f"themes/{name}/{path}" for path in files]


def ejectable(project: Project) -> tuple[Theme, dict[str, Path]]:
    """The theme that the site uses, and its files that can be taken, by their paths in it."""
    theme = _theme(project, _settings(project).theme)
    return theme, takeable(theme)


def eject(project: Project, word: str, *, renew: bool = False) -> Ejected:
    """Copy a file of the theme that the site uses into the site's own folder of that theme, and keep the original
    beside it; or, where the file is there already, only `renew` the original that is kept.

    Raises NoContent, Refused, Unknown, and CannotWrite.
    """
    _has_content(project)
    theme = _theme(project, _settings(project).theme)
    path, _ = named(word, theme)
    folder = project.themes / theme.name
    place = folder / path
    if place.is_file() != renew:
        why = "is there already; change it, or delete it first" if not renew else "is not there; leave out --renew"
        raise Refused(f"{place} {why}")
    source = original(theme, place, path)
    if source is None:
        raise Refused(f"{place} stands in front of no file of a theme")
    kept = record(folder, path, __version__) if is_built_in(source) else None
    content = source.read_bytes()
    if kept:
        write_whole(kept, content)
    if not renew:
        write_whole(place, content)
    return Ejected(place, kept)


def _settings(project: Project) -> Settings:
    """The settings of the site; those of nobody where there is no site."""
    return settings_of(project.content)


def _used(project: Project) -> str:
    """The theme of the site; none where there is no site."""
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


def _listed(name: str, project: Project, used: str) -> Listed:
    own, built_in = project.themes / name, BUILT_IN / name
    came_with_us = built_in.is_dir()
    found = about(own) or about(built_in)
    return Listed(
        name=name,
        description=found.get("description", ""),
        extends=found.get("extends", ""),
        is_built_in=came_with_us,
        has_overrides=came_with_us and own.is_dir() and not own.samefile(built_in),
        is_used=name == used,
    )
