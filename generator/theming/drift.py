"""Files that a site has copied from a theme -> warnings about those whose originals have changed since."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from generator.model.problem import Problem
from generator.rendering.theme.theme import Theme
from generator.theming.originals import EJECTED, Override, overrides

MOST_LINES, LONGEST_LINE = 30, 160  # of the diff in a hint


def drifted(root: Path, theme: Theme, version: str) -> Iterator[Problem]:
    """Yield a warning for each override of the site in `root` whose original has changed or is gone.

    `version` is the version of paperfolio that runs.
    """
    for override in overrides(root / "themes", theme):
        shown = override.place.relative_to(root).as_posix()
        if override.now is None:
            message = f"paperfolio no longer has this file, which it had in {override.version}: nothing uses this copy"
            hint = f"see the CHANGELOG for its replacement, then delete this file and its original in {EJECTED}/"
            yield Problem(shown, 0, 0, message, hint, is_error=False)
            continue
        before, mine, now = (place.read_bytes() for place in (override.taken, override.place, override.now))
        if now not in (before, mine):
            message = f"its original has changed since paperfolio {override.version}, from which it was copied"
            yield Problem(shown, 0, 0, message, _hint(override, before, now, version), is_error=False)


def _hint(override: Override, before: bytes, now: bytes, version: str) -> str:
    path = override.path.removeprefix("templates/")
    what = f"copy the changes that you need, then run `paperfolio theme eject {path} --renew`"
    try:
        lines = list(_difference(before.decode(), now.decode(), override.version, version))
    except UnicodeDecodeError:
        return what
    shown = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"… and {len(lines) - MOST_LINES:,} more lines")
    return "\n".join([f"{what}; the changes:", *shown])


def _difference(before: str, now: str, old: str, new: str) -> Iterator[str]:
    names = (f"paperfolio {old}", f"paperfolio {new}" if old != new else "today")
    for line in unified_diff(before.splitlines(), now.splitlines(), *names, n=2, lineterm=""):
        yield line.rstrip()
