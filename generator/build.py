"""The whole program: read, arrange, render, write."""

from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

import msgspec

from generator.arranging.arrange import arrange
from generator.model.library import Library
from generator.model.problem import Problem, has_errors
from generator.model.project import Project
from generator.model.site import OutputFile, Site, Written
from generator.reading.library import read_library
from generator.rendering.render import render
from generator.rendering.theme import load_theme
from generator.writing.check import check, refuse_unwise
from generator.writing.output import write

Progress = Callable[[int, int], None]
T = TypeVar("T")


class Build(msgspec.Struct, frozen=True):
    """What one build read, arranged, rendered and wrote; `seconds` are those that each stage took."""

    library: Library
    site: Site
    files: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]
    written: Written
    seconds: dict[str, float]


def build(
    project: Project,
    *,
    write_files: bool = True,
    is_strict: bool = False,
    progress: Progress | None = None,
) -> Build:
    """Turn content/ into output/. With an error among the problems, or without `write_files`, nothing is written;
    where `is_strict`, a warning counts as an error.

    Raises NoContent where the project has no content/, and CannotWrite where the output folder is unwise or the disk
    refuses.
    """
    if write_files:
        refuse_unwise(project)
    clock = Stopwatch()
    library = clock("read", read_library(project))
    site = clock("arrange", arrange(library))
    rendered = clock("render", render(site, load_theme(project.themes, site.theme), progress))
    checked = clock("check", check(rendered.files, project.output))
    problems = tuple(sorted({*library.problems, *site.problems, *rendered.problems, *checked}))
    may_write = write_files and not (has_errors(problems) or (is_strict and problems))
    written = clock("write", write(rendered.files, project.output) if may_write else Written())
    return Build(library, site, rendered.files, problems, written, clock.seconds)


class Stopwatch:
    """Notes how long each stage took: `clock(name, stage(...))` is called when the stage is done."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = perf_counter()

    def __call__(self, stage: str, result: T) -> T:
        now = perf_counter()
        self.seconds[stage], self._last = now - self._last, now
        return result
