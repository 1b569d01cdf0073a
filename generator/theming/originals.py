"""The files of a theme that a site may take, and those that it has taken, with their originals as they were then."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from generator.formats.entry.fields import suggestion
from generator.model.errors import PaperfolioError
from generator.rendering.theme.theme import BUILT_IN, Theme

FOLDERS = ("templates", "styles", "icons", "static", "cards")  # of a theme, where pages and cards come from
TAKEN = "taken"  # the folder of a theme that has the originals, by version; no theme is looked up in it


class Unknown(PaperfolioError):
    """A theme has no file of that name: the message says so, and what may be meant."""


class Override(msgspec.Struct, frozen=True):
    """A file that a site has taken from a built-in theme: its path in the theme, where its own stands, its original as
    it was in that `version` of paperfolio, and the file that it stands in front of today, if there is one."""

    path: str
    place: Path
    version: str
    taken: Path
    now: Path | None


def takeable(theme: Theme) -> dict[str, Path]:
    """All files of a theme that pages and cards are made from, by their paths in it."""
    return {f"{folder}/{path}": file for folder in FOLDERS for path, file in theme.files(folder).items()}


def named(word: str, theme: Theme) -> tuple[str, Path]:
    """The path and the file of a theme that `word` means: a path in the theme, or below its templates/. Raises
    Unknown."""
    files = takeable(theme)
    path = next((path for path in (word, f"templates/{word}") if path in files), None)
    if path is not None:
        return path, files[path]
    short = [path.removeprefix("templates/") for path in files]
    same = [path for path in short if PurePosixPath(path).name == PurePosixPath(word).name]
    hint = f'did you mean "{same[0]}"?' if same else suggestion(word, short)
    raise Unknown(f'{theme.name} has no file "{word}"; {hint or "`paperfolio theme eject` lists all of them"}')


def original(theme: Theme, place: Path, path: str) -> Path | None:
    """The file of a theme that the site's own at `place` stands in front of."""
    behind = (folder / path for folder in theme.folders if folder / path != place)
    return next((file for file in behind if file.is_file()), None)


def record(folder: Path, path: str, version: str) -> Path:
    """Where the original of a file is kept, in the folder of the theme that has its override."""
    return folder / TAKEN / version / path


def overrides(own_themes: Path, theme: Theme) -> Iterator[Override]:
    """The files that the site has taken for this theme, where its own are still there, in the order of their paths."""
    for folder in theme.folders:
        if folder.is_relative_to(own_themes):
            for path, (version, taken) in sorted(_records(folder / TAKEN).items()):
                if (place := folder / path).is_file():
                    yield Override(path, place, version, taken, original(theme, place, path))


def _records(kept: Path) -> dict[str, tuple[str, Path]]:
    """The original that is kept of each file, that of the latest version, by its path."""
    found: dict[str, tuple[str, Path]] = {}
    versions = sorted(kept.iterdir(), key=_order) if kept.is_dir() else []
    for version in (folder for folder in versions if folder.is_dir()):
        files = (file for file in version.rglob("*") if file.is_file())
        found |= {file.relative_to(version).as_posix(): (version.name, file) for file in files}
    return found


def _order(version: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version.name)]


def is_built_in(file: Path) -> bool:
    """Whether a file of a theme came with paperfolio."""
    return file.resolve().is_relative_to(BUILT_IN.resolve())
