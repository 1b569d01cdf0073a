"""Where the cache is: in the folder that the system keeps for such things, never in content/ or output/."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def cache_folder() -> Path | None:
    """The folder of all that paperfolio remembers of this user, made where it is not there; None where it cannot be, or
    belongs to somebody else (who could put there what we would believe)."""
    if sys.platform == "darwin":
        base = "~/Library/Caches"
    elif sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"  # XDG Base Directory Specification
    return private(Path(base).expanduser() / "paperfolio")


def site_folder(root: Path) -> Path | None:
    """The folder for one site: that of the environment variable PAPERFOLIO_CACHE where it is set."""
    if named := os.environ.get("PAPERFOLIO_CACHE"):
        return private(Path(named))
    base = cache_folder()
    return (
        private(base / f"site-{blake2b(os.path.realpath(root).encode(), digest_size=8).hexdigest()}") if base else None
    )


def private(folder: Path) -> Path | None:
    """The folder, made if need be; None where it cannot be made or is not this user's own."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid() else None
    except OSError:
        return None


def program_digest() -> bytes:
    """What stands for this very program: what another one has remembered is not believed."""
    found = blake2b(sys.version.encode(), digest_size=16)
    for folder, folders, names in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "themes", "scaffold"})
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))
                found.update(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}\0".encode())
    return found.digest()
