"""Problems in the content, each with its place and how to correct it; and the exceptions that end a build.

What a problem costs is decided here. A warning costs at most one field of an entry. An error in an entry (a paper, a
page, a note of the news, the list of people) costs this entry. Any other error, in a setting, a theme or the output,
costs the whole build.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from generator.model.content_paths import PROFILE, holds_entries
from generator.model.errors import PaperfolioError

MOST_ALIKE = 3  # warnings of one kind that are shown one by one
# The values in messages: from the first quotation mark to the last, because a value can have quotation marks; formulas;
# commands of TeX; paths; numbers.
VALUES = re.compile(r'".*"|\$.*\$|\\\w+|content/\S+|\b\d[\d,.]*', re.S)


class Problem(msgspec.Struct, frozen=True, order=True):
    """A mistake in the content. It is a value, not an exception, so that one run reports all of them.

    `path` is relative to the site's folder, with slashes. `line` and `column` count from 1; 0 means the whole file.
    `message` says what is wrong, `hint` how to correct it. A problem that is not an error is a warning. `link` is
    the path under content/ of a link that leads nowhere (`reading/written_links.py` finds its line). `cause` is what
    the problems of one kind have in common; without it, that is the message without its values.

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
    link: str = ""
    cause: str = ""

    @property
    def costs_site(self) -> bool:
        """Whether the site cannot be built as long as the problem exists."""
        return self.is_error and not holds_entries(self.path)

    @property
    def kind(self) -> str:
        """What this problem is, without the values of one entry: problems of one kind have one cause and one remedy.

        >>> Problem("content/papers/a.bib", 3, 0, 'there is no file "a.pdf"; it is left out').kind
        'there is no file …; it is left out'
        """
        return self.cause or VALUES.sub("…", self.message)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        kind = "" if self.is_error else "warning: "
        hint = self.hint.replace("\n", "\n  ")
        return f"{place}: {kind}{self.message}" + (f"\n  {hint}" if hint else "")


def of_field(
    place: tuple[str, int, int], message: str, hint: str = "", done: str = "it is left out", cause: str = ""
) -> Problem:
    """Return the problem of a field at a path, line and column, of which the build has `done` something.

    It is a warning, because it costs only the field. In the settings and in a theme it is an error, because the site
    would look different from what was asked for.
    """
    if holds_entries(place[0]) or place[0] == PROFILE:
        return Problem(*place, f"{message}; {done}" if done else message, hint, is_error=False, cause=cause)
    return Problem(*place, message, hint, cause=cause)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of `problems` is an error, which prevents writing; warnings do not."""
    return any(problem.is_error for problem in problems)


def costs_site(problems: Iterable[Problem]) -> bool:
    """Return whether one of `problems` prevents building the site; mistakes in entries do not."""
    return any(problem.costs_site for problem in problems)


def forgiven(problem: Problem) -> Problem:
    """Return the error of an entry as a warning, and any other problem unchanged."""
    if not problem.is_error or problem.costs_site:
        return problem
    return msgspec.structs.replace(problem, message=f"{problem.message}; the entry is left out", is_error=False)


def in_kinds(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return the problems in groups, the most urgent first: each error alone, then the warnings of each kind."""
    problems = tuple(problems)
    alike: dict[str, list[Problem]] = {}
    for problem in problems:
        if not problem.is_error:
            alike.setdefault(problem.kind, []).append(problem)
    return [*([problem] for problem in problems if problem.is_error), *alike.values()]


def gathered(problems: Iterable[Problem], listed: str = "") -> Iterator[Problem]:
    """Yield the problems for people: every error first, then the warnings.

    Of more than MOST_ALIKE warnings of one kind, only the first is shown, with the number of the others. `listed` says
    where these are listed.
    """
    for alike in in_kinds(problems):
        if len(alike) <= MOST_ALIKE:
            yield from alike
        else:
            more = f"(and {len(alike) - 1:,} more of this kind{listed})"
            yield msgspec.structs.replace(alike[0], message=f"{alike[0].message} {more}")


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
