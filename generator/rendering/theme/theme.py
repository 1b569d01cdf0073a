"""Themes: folders of templates, styles and static files, each with the theme that it extends as fallback."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.model.content_paths import SETTINGS
from generator.model.problem import Problem
from generator.text.ignored_files import is_leftover

# The built-in themes lie inside the package in the wheel, and beside it in a checkout.
BUILT_IN = next(
    (
        folder
        for folder in (Path(__file__).parents[2] / "themes", Path(__file__).parents[3] / "themes")
        if (folder / "scholar" / "theme.yaml").is_file()
    ),
    Path(__file__).parents[2] / "themes",
)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class Theme(msgspec.Struct, frozen=True):
    """A theme: its folders in order of precedence (the site's own, the theme's, its parent's …).

    If the theme cannot be loaded, `problems` says why, and there are no folders.
    """

    name: str
    folders: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    def find(self, path: str) -> Path | None:
        """Return the file at `path` in the first folder that has it, or None."""
        files = (folder / path for folder in self.folders)
        return next((file for file in files if file.is_file()), None)

    def files(self, folder: str) -> dict[str, Path]:
        """Return all files below `folder` ("templates") in the theme and its parents, by path in it."""
        found: dict[str, Path] = {}
        for base in reversed(self.folders):
            found |= {file.relative_to(base / folder).as_posix(): file for file in _walk(base / folder)}
        return dict(sorted(found.items()))

    def digest(self) -> bytes:
        """Return a digest of 16 bytes of the paths and contents of all its files."""
        digest = blake2b(digest_size=16)
        for folder in self.folders:
            for file in _walk(folder):
                content = file.read_bytes()
                digest.update(f"{file}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                digest.update(content)
        return digest.digest()


def load_theme(own_themes: Path, name: str) -> Theme:
    """Return the theme `name` with all themes that it extends.

    It is looked up in `own_themes`, the site's folder of themes, and among the built-in ones. If both have it, as when
    a site overrides a single template, the site's files come first.
    """
    folders: list[Path] = []
    seen: list[str] = []
    current = name
    while current:
        if current in seen:
            return _missing(name, f'the theme "{current}" extends itself', "remove one `extends:`")
        layers = _layers(own_themes, current)
        if not layers:
            return _missing(name, f'there is no theme "{current}"', _meant(current, own_themes))
        folders += layers
        seen.append(current)
        current = next(filter(None, map(_extends, layers)), "")
    return Theme(name, tuple(folders))


def _layers(own_themes: Path, name: str) -> list[Path]:
    if not NAME.fullmatch(name):
        return []
    layers = [folder for base in (own_themes, BUILT_IN) if (folder := base / name).is_dir()]
    return layers[:1] if len(layers) == 2 and layers[0].samefile(layers[1]) else layers


def _extends(folder: Path) -> str:
    """Return `extends` of a theme.yaml, or "". Problems in the file are reported when its options are read."""
    file = folder / "theme.yaml"
    if not file.is_file():
        return ""
    from generator.formats.entry.fields import as_text
    from generator.formats.located import LocatedRecord
    from generator.formats.yaml.located_yaml import YamlError, parse_yaml

    try:
        root, _ = parse_yaml(file.read_text("utf-8"), "")
    except (YamlError, UnicodeDecodeError):
        return ""
    pairs = root.pairs if isinstance(root, LocatedRecord) else ()
    return next((as_text(value) for key, value in pairs if key.value == "extends"), "")


def theme_names(own_themes: Path) -> list[str]:
    """Return the names of all themes of a site, its own and the built-in ones, sorted."""
    bases = (base for base in (own_themes, BUILT_IN) if base.is_dir())
    return sorted({folder.name for base in bases for folder in base.iterdir() if (folder / "theme.yaml").is_file()})


def _meant(name: str, own_themes: Path) -> str:
    from generator.formats.entry.fields import suggestion

    names = theme_names(own_themes)
    return suggestion(name, names) or f"the themes are: {', '.join(names)}"


def _missing(name: str, message: str, hint: str) -> Theme:
    return Theme(name, problems=(Problem(SETTINGS, 0, 0, message, hint),))


def _walk(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not any(map(is_leftover, file.relative_to(folder).parts)):
                yield file
