"""The workflow's own commands, run in order in a clean clone as on a GitHub runner, build the site."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploying.repositories import Hosted, git


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> dict[str, str]:
    """The environment of a runner after setup-python: its own Python, which has the dependencies of paperfolio but not
    paperfolio, and a pip whose index is a folder with the wheel."""
    folder = tmp_path_factory.mktemp("runner")
    with zipfile.ZipFile(wheel) as files:
        assert "generator/deploying/pages.yml" in files.namelist()
    venv.create(folder / "python", with_pip=True)
    packages = next((folder / "python").glob("lib/python*/site-packages"))
    (packages / "dependencies.pth").write_text("".join(f"{path}\n" for path in sys.path if "site-packages" in path))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    return {
        **kept,
        "PATH": f"{folder / 'python' / 'bin'}:{os.environ['PATH']}",
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_IGNORE_INSTALLED": "1",
        "PIP_FIND_LINKS": str(wheel.parent),
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_SERVER_URL": "https://github.com",
    }


def _run_steps(job: dict[str, Any], clone: Path, environment: dict[str, str], base_url: str) -> None:
    """Run each `run:` as GitHub does: by bash, in the working directory, with the variables of the step."""
    folder = clone / job["defaults"]["run"]["working-directory"]
    commands = [step for step in job["steps"] if "run" in step]
    assert len(commands) == 2
    for step in commands:
        own = {
            name: value.replace("${{ steps.pages.outputs.base_url }}", base_url)
            for name, value in step.get("env", {}).items()
        }
        assert "${{" not in "".join([step["run"], *own.values()])
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=folder,
            env={**environment, **own},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.xdist_group("wheel")
@pytest.mark.parametrize(
    ("folder", "repository", "base_url", "address"),
    [
        ("", "JaneDoe/papers", "", "https://janedoe.github.io/papers/"),  # a pull request does not ask for it
        ("docs/my site", "JaneDoe/janedoe.github.io", "https://papers.example.org", "https://papers.example.org/"),
    ],
    ids=["pull-request", "push"],
)
def test_the_steps_of_the_workflow_build_the_site(
    tmp_path: Path, runner: dict[str, str], folder: str, repository: str, base_url: str, address: str
) -> None:
    """In a clone of the committed site it installs the pinned paperfolio and builds the site with its future
    address."""
    hosted = Hosted(tmp_path / "work", tmp_path / "remote.git", folder)
    assert hosted.deploy() == 0
    git(hosted.work, "add", ".github", str(hosted.root / "requirements.txt"))
    git(hosted.work, "commit", "--quiet", "--message=Publish")
    git(hosted.work, "push", "--quiet")

    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{hosted.remote}", "clone")
    clone = tmp_path / "clone"
    job = yaml.safe_load((clone / ".github/workflows/pages.yml").read_text("utf-8"))["jobs"]["build"]
    _run_steps(job, clone, {**runner, "GITHUB_REPOSITORY": repository}, base_url)
    site = clone / job["steps"][-1]["with"]["path"]
    page = (site / "papers" / "first.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{address}papers/first.html">' in page
    root = address.removeprefix("https://").partition("/")[2]
    assert f'href="/{root}static/theme.css' in (site / "404.html").read_text("utf-8")
    assert not git(clone, "status", "--porcelain")
