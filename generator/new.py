"""Write a small, commented site to start from, with the JSON Schemas that editors use."""

import json
from pathlib import Path

from generator.model.errors import PaperfolioError
from generator.schema import KINDS, schema
from generator.writing.atomic_write import write_whole

SCAFFOLD = Path(__file__).parent / "scaffold"
RENAMED = {"gitignore": ".gitignore"}  # a real .gitignore would hide the scaffold from this project's own tools
PLACEHOLDER = "Your Name"


class FolderTaken(PaperfolioError):
    """The folder for a new site is not empty."""


def new_site(folder: Path, name: str = "") -> list[str]:
    """Write a site into `folder`, which must be new or empty; return the paths of its files, relative to `folder`.

    `name` is the owner's name; the default is a placeholder. Raises FolderTaken if the folder is not empty, and
    CannotWrite if a file cannot be written.
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
    """Replace the placeholder by the owner's name, in quotes so that YAML reads any name as text."""
    if not name:
        return text
    quoted = json.dumps(name, ensure_ascii=False)
    return (
        text.replace(f"name: {PLACEHOLDER}", f"name: {quoted}")
        .replace(f"{PLACEHOLDER},", f"{quoted},")
        .replace(f", {PLACEHOLDER}", f", {quoted}")
    )
