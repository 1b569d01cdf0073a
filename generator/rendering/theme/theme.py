"""Themes: folders of templates, styles and static files, each falling back on the theme that it extends."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from generator.model.content_paths import SETTINGS
from generator.model.problem import Problem
from generator.text.ignored_files import is_leftover

# In the wheel the built-in themes lie inside the package, in a checkout beside it.
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
    """A theme by its folders, nearest first: the site's own, the theme's, its parent's …; `problems` says why not."""

    name: str
    folders: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    def find(self, path: str) -> Path | None:
        """The nearest file of that name, or None."""
        return next((file for folder in self.folders if (file := folder / path).is_file()), None)

    def files(self, folder: str) -> dict[str, Path]:
        """All files below `folder` of the theme and its parents, by their path in it, the nearest of each name."""
        found: dict[str, Path] = {}
        for base in reversed(self.folders):
            found |= {file.relative_to(base / folder).as_posix(): file for file in _walk(base / folder)}
        return dict(sorted(found.items()))

    def digest(self) -> bytes:
        """What stands for the bytes of all its files."""
        found = blake2b(digest_size=16)
        for folder in self.folders:
            for file in _walk(folder):
                content = file.read_bytes()
                found.update(f"{file}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                found.update(content)
        return found.digest()


def load_theme(own_themes: Path, name: str) -> Theme:
    """The theme `name`, from the site's own themes and the built-in ones, with all that it extends.

    A site may hold a single template of a built-in theme: what it lacks comes from there.
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
        current = next((parent for layer in layers if (parent := _extends(layer))), "")
    return Theme(name, tuple(folders))


def _layers(own_themes: Path, name: str) -> list[Path]:
    if not NAME.fullmatch(name):
        return []
    layers = [folder for base in (own_themes, BUILT_IN) if (folder := base / name).is_dir()]
    return layers[:1] if len(layers) == 2 and layers[0].samefile(layers[1]) else layers


def _extends(folder: Path) -> str:
    """The parent that a theme names: one line of `theme.yaml`. What is wrong with that file is told where its options
    are read."""
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
    """The themes of a site, its own and the built-in ones, by their names."""
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
