"""The files around the code: GitHub's forms and workflow, and the script that installs the clients of the tests."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).parents[1]
GITHUB = CHECKOUT / ".github"
CI = GITHUB / "workflows" / "ci.yml"
SCHEMAS = {
    "workflows/*.yml": "github-workflows",
    "ISSUE_TEMPLATE/[!c]*.yml": "github-issue-forms",
    "ISSUE_TEMPLATE/config.yml": "github-issue-config",
    "dependabot.yml": "dependabot",
}
FILES = [(path, schema) for pattern, schema in SCHEMAS.items() for path in sorted(GITHUB.glob(pattern))]
SCRIPT = CHECKOUT / "scripts" / "install-test-clients"
TOOLS = ("bash", "env", "dirname", "mkdir")  # programs that the script itself needs


def _errors(schema: str, path: Path) -> str:
    """Return the message of GitHub's own schema about a file; empty if it is valid."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize(("path", "schema"), FILES, ids=[path.name for path, _ in FILES])
def test_github_accepts_it(path: Path, schema: str) -> None:
    """Each file of .github fits GitHub's schema of such files."""
    assert _errors(schema, path) == ""


def test_no_file_of_github_is_unchecked() -> None:
    """Every YAML file of .github is among those above."""
    assert {path for path, _ in FILES} == {*GITHUB.rglob("*.yml"), *GITHUB.rglob("*.yaml")}
    assert {schema for _, schema in FILES} == {*SCHEMAS.values()}


def test_the_schemas_see(tmp_path: Path) -> None:
    """A form without a body is refused."""
    form = tmp_path / "form.yml"
    form.write_text("name: A form\ndescription: It asks nothing.\n", "utf-8")
    assert "body" in _errors("github-issue-forms", form)


def _audit(workflow: Path) -> subprocess.CompletedProcess[str]:
    """Return the messages of an auditor of workflows."""
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--pedantic", "--no-config", str(workflow)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_workflow_is_safe(tmp_path: Path) -> None:
    """The auditor has no objection; it has one against an action that is named by a tag, which can be moved."""
    done = _audit(CI)
    assert done.returncode == 0, done.stdout + done.stderr
    moved = tmp_path / "ci.yml"
    moved.write_text(re.sub(r"@[0-9a-f]{40} #", "@v7 #", CI.read_text("utf-8"), count=1), "utf-8")
    assert "unpinned-uses" in _audit(moved).stdout


def test_what_the_workflow_does() -> None:
    """It may only read, runs the test command of the README on the oldest and newest Python, and uploads nothing."""
    workflow = {str(name).replace("True", "on"): value for name, value in yaml.safe_load(CI.read_text("utf-8")).items()}
    job = workflow["jobs"]["test"]
    assert set(workflow["on"]) == {"push", "pull_request"} and workflow["permissions"] == {}
    assert job["permissions"] == {"contents": "read"}
    assert job["steps"][-1]["run"] == "make test"
    used = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
    assert used == ["actions/checkout", "actions/setup-python"]
    supported = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (CHECKOUT / "pyproject.toml").read_text())
    assert job["strategy"]["matrix"]["python"] == [supported[0], supported[-1]]


def _install(folder: Path, *programs: str, argument: str = "all") -> subprocess.CompletedProcess[str]:
    """The script in its own folder, on a machine that has only these `programs`; the log has the calls."""
    tools, script = folder / "bin", folder / "scripts" / SCRIPT.name
    tools.mkdir(parents=True)
    script.parent.mkdir()
    shutil.copy(SCRIPT, script)
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool) or "")
    for program in programs:
        name, _, answer = program.partition("=")
        (tools / name).write_text(f'#!/usr/bin/env bash\necho "${{0##*/}} $*" >>"{folder}/log"\n{answer}\n', "utf-8")
        (tools / name).chmod(0o755)
    command = ["bash", str(script), argument]
    return subprocess.run(command, env={"PATH": str(tools)}, capture_output=True, text=True, check=False)


def _log(folder: Path) -> list[str]:
    return (folder / "log").read_text("utf-8").splitlines()


def test_without_permission_it_installs_nothing_and_says_so(tmp_path: Path) -> None:
    """Without root and without npm, the tests that cannot run are named, and the script still succeeds."""
    done = _install(tmp_path, "id=echo 1000", "apt-get")
    assert done.returncode == 0, done.stderr
    assert not [line for line in _log(tmp_path) if line.startswith("apt-get")]
    named = ("browser tests", ".bib files", "sitemaps", "Nu HTML checker", "citation-js", "references with citeproc")
    assert all(words in done.stderr for words in named)


def test_as_root_it_installs_what_is_missing(tmp_path: Path) -> None:
    """As root it installs only missing packages with apt-get; npm gets pinned versions."""
    done = _install(tmp_path, "id=echo 0", "apt-get", "npm", "xmllint", "java")
    assert done.returncode == 0, done.stderr
    asked = [line.split(" install ")[1] for line in _log(tmp_path) if " install " in line and "apt-get" in line]
    latex = "--no-install-recommends texlive-latex-base texlive-latex-recommended texlive-bibtex-extra"
    assert asked == ["chromium", "--no-install-recommends pandoc biber", latex]
    packages = next(line for line in _log(tmp_path) if line.startswith("npm")).partition(".cache/npm ")[2].split()
    assert len(packages) == 8 and all(re.fullmatch(r"@?[\w/-]+@\d[\d.]*", package) for package in packages)


def test_a_package_that_cannot_be_installed_is_named(tmp_path: Path) -> None:
    """A registry that does not answer ends neither the script nor the rest of its work."""
    done = _install(tmp_path, "id=echo 0", "apt-get=exit 100", "npm=exit 1")
    assert done.returncode == 0 and "no chromium" in done.stderr and "npm is missing or cannot install" in done.stderr


def test_it_installs_one_part(tmp_path: Path) -> None:
    """Only the Debian packages, as the workflow needs them; an unknown part is refused."""
    assert _install(tmp_path / "a", "id=echo 0", "apt-get", "npm", argument="system").returncode == 0
    assert not [line for line in _log(tmp_path / "a") if line.startswith("npm")]
    wrong = _install(tmp_path / "b", argument="everything")
    assert wrong.returncode == 2 and "usage:" in wrong.stderr


def test_the_script_is_executable() -> None:
    """So that make can run it in a fresh clone."""
    assert os.access(SCRIPT, os.X_OK)
