"""A site in its repository -> the files with which GitHub builds and publishes it."""

import re
from pathlib import Path

from generator.deploying.git import CannotDeploy
from generator.deploying.repository import Repository
from generator.deploying.requirement import REQUIREMENTS, is_own_checkout, names_paperfolio, requirement

PLACE = ".github/workflows/pages.yml"
TEMPLATE = Path(__file__).with_name("pages.yml")
# In a workflow a quote ends a text, ${{ begins an expression, and * ? [ ] ! + make a pattern of a path or a branch.
PLAIN = re.compile(r"[\w ./@~,;:=()&%#^-]*")


def workflow_files(site: Path, repository: Repository, branch: str) -> dict[str, bytes]:
    """The workflow, which publishes what is pushed to `branch`, and where the site has none the requirements that its
    runner installs, by their paths in the repository. A site that is paperfolio's own checkout installs itself.

    Raises CannotDeploy where the site's requirements lack paperfolio, or a name cannot stand in a workflow.
    """
    prefix = repository.prefix
    for name in (prefix, branch):
        if not PLAIN.fullmatch(name):
            raise CannotDeploy(f'"{name}" has a character that means something in a workflow', "choose another name")
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
    """The template with a value for each %NAME%."""
    return re.sub(r"%([A-Z]+)%", lambda match: values[match[1]], TEMPLATE.read_text("utf-8"))
