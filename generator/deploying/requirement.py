"""How a GitHub runner installs paperfolio: the site's requirements, or a line for them."""

import json
import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from typing import Any

from generator import __version__

PACKAGE = "paperfolio"
REQUIREMENTS = "requirements.txt"
# A line that names the package, alone or in an address, or one that includes another file of requirements.
NAMED = re.compile(rf"^[^#\n]*(?<![\w-]){PACKAGE}(?![\w-])|^\s*(-r|--requirement)\b", re.M | re.I)


def is_own_checkout(site: Path) -> bool:
    """Return whether the site is a checkout of paperfolio itself."""
    try:
        project = tomllib.loads((site / "pyproject.toml").read_text("utf-8")).get("project")
    except (OSError, ValueError):
        return False
    return isinstance(project, dict) and project.get("name") == PACKAGE


def names_paperfolio(requirements: str) -> bool:
    """Return whether the text of a requirements file names paperfolio, or includes another file that may."""
    return bool(NAMED.search(requirements))


def requirement() -> str:
    """Return the requirement for the paperfolio that runs here.

    It is the version ("paperfolio==0.1.0"), or the commit if pip installed it from a repository
    ("paperfolio @ git+https://…@1a2b3c").
    """
    origin = _origin()
    commit, url = origin.get("vcs_info", {}).get("commit_id"), origin.get("url", "")
    return f"{PACKAGE} @ git+{url}@{commit}" if commit and url.startswith("https:") else f"{PACKAGE}=={__version__}"


def is_from_a_folder() -> bool:
    """Return whether this paperfolio was installed from a local folder, which a GitHub runner cannot reach."""
    return bool(_origin().get("url", "").startswith("file:"))


def _origin() -> dict[str, Any]:
    """Return where pip installed paperfolio from (direct_url.json, PEP 610); empty if that was a package index."""
    try:
        record = Distribution.from_name(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:
        return {"url": "file:"}
    return dict(json.loads(record)) if record else {}
