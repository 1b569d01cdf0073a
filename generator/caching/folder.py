"""The place of the cache: in the system's folder for caches, never in content/ or output/."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def cache_folder() -> Path | None:
    """Return this user's cache folder for paperfolio, created if missing: PAPERFOLIO_CACHE, or the system's place.

    None means that it cannot be created, or that it belongs to another user, who could place forged entries in it. The
    place follows the XDG Base Directory Specification on Linux, and the system's custom on macOS and Windows.
    """
    if named := os.environ.get("PAPERFOLIO_CACHE"):
        return private(Path(named))
    if sys.platform == "darwin":
        base = "~/Library/Caches"
    elif sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"  # XDG Base Directory Specification
    return private(Path(base).expanduser() / "paperfolio")


def site_folder(root: Path) -> Path | None:
    """Return the cache folder of the site in `root`, or None if there can be none.

    If the environment variable PAPERFOLIO_CACHE is set, that folder is used.
    """
    base = cache_folder()
    if base is None or os.environ.get("PAPERFOLIO_CACHE"):
        return base
    return private(base / f"site-{blake2b(os.path.realpath(root).encode(), digest_size=8).hexdigest()}")


def private(folder: Path) -> Path | None:
    """Return `folder`, created if missing, or None if that fails or the folder belongs to another user."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid() else None
    except OSError:
        return None


def program_digest() -> bytes:
    """Return a digest of the installed package and of Python; entries written by another version are ignored."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "themes", "scaffold"})
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                digest.update(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}\0".encode())
    return digest.digest()
