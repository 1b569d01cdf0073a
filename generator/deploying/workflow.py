"""A site in its repository -> the workflow, and the requirements, with which GitHub builds and publishes it."""

import re
from pathlib import Path

from generator.deploying.git import CannotDeploy
from generator.deploying.repository import Repository
from generator.deploying.requirement import REQUIREMENTS, is_own_checkout, names_paperfolio, requirement

PLACE = ".github/workflows/pages.yml"
TEMPLATE = Path(__file__).with_name("pages.yml")
# In a workflow a quote ends a string, ${{ begins an expression, and * ? [ ] ! + make a pattern of a path or a branch.
PLAIN = re.compile(r"[\w ./@~,;:=()&%#^-]*")


def workflow_files(site: Path, repository: Repository, branch: str) -> dict[str, bytes]:
    """Return the files to write, by path in the repository.

    They are the workflow, which publishes each push to `branch`, and a requirements.txt for its runner if the site has
    none. In a checkout of paperfolio itself, the runner installs that checkout. Raises CannotDeploy if the site's
    requirements do not name paperfolio, or if a name has a character that is special in a workflow.
    """
    prefix = repository.prefix
    for name in (prefix, branch):
        if not PLAIN.fullmatch(name):
            raise CannotDeploy(f'"{name}" has a character that is special in a workflow', "choose another name")
    files: dict[str, bytes] = {}
    install, dependencies = f"--requirement {REQUIREMENTS}", REQUIREMENTS
    if is_own_checkout(site):
        install, dependencies = ".", "pyproject.toml"
    elif not (site / REQUIREMENTS).exists():
        files[prefix + REQUIREMENTS] = f"{requirement()}\n".encode()
    elif not names_paperfolio((site / REQUIREMENTS).read_text("utf-8", "replace")):
        raise CannotDeploy(f"{prefix}{REQUIREMENTS} does not name paperfolio", f"add the line `{requirement()}`")
    text = _filled(
        BRANCH=branch,
        FOLDER=prefix.rstrip("/") or ".",
        DEPENDENCIES=prefix + dependencies,
        INSTALL=install,
        OUTPUT=f"{prefix}output",
    )
    return {PLACE: text.encode(), **files}


def _filled(**values: str) -> str:
    """Return the template with each %NAME% replaced by its value."""
    return re.sub(r"%([A-Z]+)%", lambda match: values[match[1]], TEMPLATE.read_text("utf-8"))
