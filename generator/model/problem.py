"""Problems in the content, each with its place and how to correct it; and the exceptions that end a build."""

from collections.abc import Iterable

import msgspec

from generator.model.errors import PaperfolioError


class Problem(msgspec.Struct, frozen=True, order=True):
    """A mistake in the content. It is a value, not an exception, so that one run reports all of them.

    `path` is relative to the site's folder, with slashes. `line` and `column` count from 1; 0 means the whole file.
    `message` says what is wrong, `hint` how to correct it. A problem that is not an error is a warning.

    >>> from paperfolio import Problem
    >>> print(Problem("content/papers/notes.md", 4, 7, "unknown field", "did you mean title?", is_error=False))
    content/papers/notes.md:4:7: warning: unknown field
      did you mean title?
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        kind = "" if self.is_error else "warning: "
        hint = self.hint.replace("\n", "\n  ")
        return f"{place}: {kind}{self.message}" + (f"\n  {hint}" if hint else "")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of `problems` is an error, which prevents writing; warnings do not."""
    return any(problem.is_error for problem in problems)


class NoContent(PaperfolioError):
    """The folder is not a site: it has no content/.

    >>> from paperfolio import NoContent, check, open_project
    >>> try:
    ...     check(open_project("not-a-site"))
    ... except NoContent as error:
    ...     print(error)
    no content/ in not-a-site
    """


class CannotWrite(PaperfolioError):
    """The output folder is unsafe or in use by another build, or the disk reports an error; the message says which.

    >>> from paperfolio import CannotWrite, build, open_project
    >>> try:
    ...     build(open_project("my-site", output="my-site/content"))
    ... except CannotWrite as error:
    ...     print(error)  # doctest: +ELLIPSIS
    will not build into my-site/content: ...
    """
