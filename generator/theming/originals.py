"""The files of a theme that a site can copy, and those that it has copied, with their saved originals."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from generator.formats.entry.fields import suggestion
from generator.model.errors import PaperfolioError
from generator.rendering.theme.theme import BUILT_IN, Theme

FOLDERS = ("templates", "styles", "icons", "static", "cards")  # the folders of a theme from which pages are made
EJECTED = "taken"  # the folder with the saved originals, by version; templates and styles are never read from it


class Unknown(PaperfolioError):
    """The theme has no file of that name; the message suggests a similar one."""


class Override(msgspec.Struct, frozen=True):
    """A file that a site has copied from a built-in theme, and that overrides the original.

    `path` is its path in the theme, `place` the site's copy, `taken` the saved original from that `version` of
    paperfolio, and `now` today's original, or None if there is none any more.
    """

    path: str
    place: Path
    version: str
    taken: Path
    now: Path | None


def ejectable_files(theme: Theme) -> dict[str, Path]:
    """Return all files of a theme that can be copied, by path in the theme."""
    return {f"{folder}/{path}": file for folder in FOLDERS for path, file in theme.files(folder).items()}


def find_file(word: str, theme: Theme) -> tuple[str, Path]:
    """Return the path in the theme, and the file, that `word` names: a path in the theme or below its templates/.

    Raises Unknown if there is no such file.
    """
    files = ejectable_files(theme)
    path = next((path for path in (word, f"templates/{word}") if path in files), None)
    if path is not None:
        return path, files[path]
    short = [path.removeprefix("templates/") for path in files]
    same = [path for path in short if PurePosixPath(path).name == PurePosixPath(word).name]
    hint = f'did you mean "{same[0]}"?' if same else suggestion(word, short)
    raise Unknown(f'{theme.name} has no file "{word}"; {hint or "run `paperfolio theme eject` to list all files"}')


def original(theme: Theme, place: Path, path: str) -> Path | None:
    """Return the file of the theme that the site's copy at `place` overrides, or None."""
    behind = (folder / path for folder in theme.folders if folder / path != place)
    return next((file for file in behind if file.is_file()), None)


def record(folder: Path, path: str, version: str) -> Path:
    """Return where the original of a file is saved, in the `folder` of the theme with its override."""
    return folder / EJECTED / version / path


def overrides(own_themes: Path, theme: Theme) -> Iterator[Override]:
    """Yield the files of this theme that the site has copied and still has, sorted by path."""
    for folder in theme.folders:
        if folder.is_relative_to(own_themes):
            for path, (version, taken) in sorted(_records(folder / EJECTED).items()):
                place = folder / path
                if place.is_file():
                    yield Override(path, place, version, taken, original(theme, place, path))


def _records(kept: Path) -> dict[str, tuple[str, Path]]:
    """Return version and place of the saved original of each file, by path; of several, that of the latest version."""
    found: dict[str, tuple[str, Path]] = {}
    versions = sorted(kept.iterdir(), key=_order) if kept.is_dir() else []
    for version in (folder for folder in versions if folder.is_dir()):
        files = (file for file in version.rglob("*") if file.is_file())
        found |= {file.relative_to(version).as_posix(): (version.name, file) for file in files}
    return found


def _order(version: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version.name)]


def is_built_in(file: Path) -> bool:
    """Return whether a file of a theme comes with paperfolio."""
    return file.resolve().is_relative_to(BUILT_IN.resolve())
