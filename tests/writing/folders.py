"""Output folders: how these tests fill them and look at them."""

import os
from pathlib import Path

from generator.model.site.site import OutputFile
from generator.writing.manifest import NAME

CHECKOUT = Path(__file__).parents[2]
# What a folder was built of before, and what it is built of when something goes wrong; by the names of `pages`.
LONG = "long " * 100_000
OLD = {"index": "old", "kept": "kept", "papers__a": "old", "stale__deep__b": "old"}
NEW = {"index": "new", "kept": "kept", "papers__a": LONG, "fresh__deep__c": "new", "fresh__d": "new"}


def pages(**texts: str) -> list[OutputFile]:
    """Return files by name; `papers__a` stands for "papers/a"."""
    return [OutputFile(name.replace("__", "/"), text.encode()) for name, text in texts.items()]


def bytes_of(file: OutputFile) -> bytes:
    """Return the bytes that a file must have."""
    return file.content if isinstance(file.content, bytes) else file.content.read()


def snapshot(folder: Path, *, manifest: bool = False) -> dict[str, bytes | str]:
    """Return everything below `folder`: files with their bytes, links with their targets, folders with a slash."""
    found: dict[str, bytes | str] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = os.readlink(path)
        elif path.is_dir():
            found[f"{name}/"] = b""
        elif manifest or name != NAME:
            found[name] = path.read_bytes()
    return found


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of each file and folder, including the manifest."""
    return {str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in [folder, *folder.rglob("*")]}
