"""A small, commented site to start from, with the schemas that make editors help."""

import json
from pathlib import Path

from generator.model.errors import PaperfolioError
from generator.schema import KINDS, schema
from generator.writing.atomic_write import write_whole

SCAFFOLD = Path(__file__).parent / "scaffold"
RENAMED = {"gitignore": ".gitignore"}  # one with its dot would hide the scaffold from this project's own tools
PLACEHOLDER = "Your Name"


class FolderTaken(PaperfolioError):
    """The folder has something in it already."""


def new_site(folder: Path, name: str = "") -> list[str]:
    """Write a site into `folder`, which must be new or empty; `name` is the owner's. Gives the paths of its files.

    Raises FolderTaken where there is something, and CannotWrite where the disk refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(f"{folder} is not empty; choose a new folder")
    files = {path.relative_to(SCAFFOLD).as_posix(): path.read_text("utf-8") for path in _scaffold()}
    files |= {f"content/schemas/{kind}.schema.json": json.dumps(schema(kind), indent=1) + "\n" for kind in KINDS}
    for path, text in sorted(files.items()):
        write_whole(folder / RENAMED.get(path, path), _named(text, name).encode())
    return sorted(RENAMED.get(path, path) for path in files)


def _scaffold() -> list[Path]:
    return [path for path in SCAFFOLD.rglob("*") if path.is_file()]


def _named(text: str, name: str) -> str:
    """The text with the owner's name, quoted where YAML would read it as something else."""
    if not name:
        return text
    quoted = json.dumps(name, ensure_ascii=False)
    return (
        text.replace(f"name: {PLACEHOLDER}", f"name: {quoted}")
        .replace(f"{PLACEHOLDER},", f"{quoted},")
        .replace(f", {PLACEHOLDER}", f", {quoted}")
    )
