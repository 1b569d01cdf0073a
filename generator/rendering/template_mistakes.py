"""An exception that a template raised -> a problem with the path and line of the template."""

from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import jinja2

from generator.model.problem import Problem
from generator.rendering.theme.theme import Theme

HINT = "themes/TEMPLATES.md lists what templates may use"


def is_of_template(error: Exception) -> bool:
    """Return whether a template raised the exception, or a function that a template called."""
    return isinstance(error, (jinja2.TemplateError, LookupError)) or any(_template_frames(error))


def problem_of(error: Exception, theme: Theme) -> Problem:
    """Return the problem of an exception, with the path and line of the innermost template; else at "themes"."""
    path, line = getattr(error, "filename", None), getattr(error, "lineno", None) or 0
    if not path:
        path, line = next(reversed([*_template_frames(error)]), ("themes", 0))
    return Problem(_shown(path, theme), line, 0, _message(error), HINT)


def _template_frames(error: Exception) -> Iterator[tuple[str, int]]:
    """Yield path and line of each template on the way to the exception, from the outermost one.

    Jinja has rewritten the traceback: the frames of compiled templates have the paths and lines of their sources.
    """
    trace: Any = error.__traceback__
    while trace:
        if _is_template(trace.tb_frame):
            yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _is_template(frame: FrameType) -> bool:
    return "__jinja_exception__" in frame.f_globals  # jinja2.debug.fake_traceback adds it


def _message(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound) and not isinstance(error, jinja2.TemplatesNotFound):
        return f'there is no template "{error.name}"'
    if isinstance(error, jinja2.TemplateError):
        return error.message or str(error)
    if isinstance(error, RecursionError):
        return "this template includes or calls itself without an end"
    return f"{error}" if isinstance(error, (LookupError, OSError)) else f"{type(error).__name__}: {error}"


def _shown(path: str, theme: Theme) -> str:
    """Return the path of a template as `themes/NAME/templates/…`, wherever the theme is."""
    shown = Path(path)
    for folder in theme.folders:
        if shown.is_relative_to(folder):
            return (Path("themes") / folder.name / shown.relative_to(folder)).as_posix()
    return shown.as_posix()
