"""How a runner gets paperfolio: a site's files -> what pip installs there."""

import json
import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from typing import Any

from generator import __version__

PACKAGE = "paperfolio"
REQUIREMENTS = "requirements.txt"
# A line that names the package, by itself or in an address; or one that leads to another file of requirements.
NAMED = re.compile(rf"^[^#\n]*(?<![\w-]){PACKAGE}(?![\w-])|^\s*(-r|--requirement)\b", re.M | re.I)


def is_own_checkout(site: Path) -> bool:
    """Whether the site is a checkout of paperfolio itself."""
    try:
        project = tomllib.loads((site / "pyproject.toml").read_text("utf-8")).get("project")
    except (OSError, ValueError):
        return False
    return isinstance(project, dict) and project.get("name") == PACKAGE


def names_paperfolio(requirements: str) -> bool:
    """Whether a file of requirements makes pip install paperfolio, as far as can be seen."""
    return bool(NAMED.search(requirements))


def requirement() -> str:
    """The line of requirements for the paperfolio that runs here: its version, or the commit that pip took it from."""
    origin = _origin()
    commit, url = origin.get("vcs_info", {}).get("commit_id"), origin.get("url", "")
    return f"{PACKAGE} @ git+{url}@{commit}" if commit and url.startswith("https:") else f"{PACKAGE}=={__version__}"


def is_from_a_folder() -> bool:
    """Whether the paperfolio that runs here came from a folder of this machine: a runner may not find the same."""
    return bool(_origin().get("url", "").startswith("file:"))


def _origin() -> dict[str, Any]:
    """Where pip took paperfolio from (direct_url.json of PEP 610); empty where that was an index."""
    try:
        record = Distribution.from_name(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:
        return {"url": "file:"}
    return dict(json.loads(record)) if record else {}
