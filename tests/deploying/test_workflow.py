"""`deploy github-pages`: the workflow is valid, safe and right for the place of the site in its repository."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import __version__
from generator.cli import main
from tests.deploying.repositories import Hosted, git
from tests.portfolio import Portfolio

WORKFLOW = ".github/workflows/pages.yml"
# GitHub's own actions are named by major version; actions of others would have to be pinned to a commit.
POLICY = 'rules: {unpinned-uses: {config: {policies: {"actions/*": ref-pin}}}}\n'


@pytest.fixture
def site(tmp_path: Path) -> Portfolio:
    """A site that is a git repository without a commit or a remote."""
    portfolio = Portfolio(tmp_path / "my site").paper("first")
    git(portfolio.root, "init", "--quiet")
    return portfolio


def _deploy(site: Portfolio, *options: str) -> int:
    return main(["deploy", "github-pages", str(site.root), *options])


def _workflow(root: Path) -> dict[str, Any]:
    """Parse the workflow; YAML 1.1 reads the key `on` as true, which is renamed back."""
    found = yaml.safe_load((root / WORKFLOW).read_text("utf-8"))
    return {str(name).replace("True", "on"): value for name, value in found.items()}


def _files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_only_workflow_and_requirements_are_written(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes only the workflow and the requirements, and says what to do by hand."""
    before = _files(site.root)
    assert _deploy(site) == 0
    after = _files(site.root)
    assert set(after) - set(before) == {WORKFLOW, "requirements.txt"}
    assert {path: after[path] for path in before} == before
    assert after["requirements.txt"] == f"paperfolio=={__version__}\n".encode()
    shown = capsys.readouterr().out
    assert 'in Settings -> Pages, choose "GitHub Actions" as the Source' in shown
    assert "Each push to main publishes the site." in shown


def test_what_it_may_and_when(site: Portfolio) -> None:
    """It builds pushes and pull requests, publishes only pushes to the branch, has no more permissions than that, and
    never cancels a publication."""
    assert _deploy(site) == 0
    workflow = _workflow(site.root)
    assert workflow["on"] == {"push": {"branches": ["main"]}, "pull_request": None, "workflow_dispatch": None}
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["cancel-in-progress"] is False
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["if"] == "github.ref == 'refs/heads/main'" and deploy["needs"] == "build"
    assert deploy["environment"] == {"name": "github-pages", "url": "${{ steps.deployment.outputs.page_url }}"}
    used = [step["uses"] for job in (build, deploy) for step in job["steps"] if "uses" in step]
    assert used == [
        "actions/checkout@v7",
        "actions/setup-python@v7",
        "actions/configure-pages@v6",
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
    ]


def test_one_word_makes_it_strict(site: Portfolio) -> None:
    """The default publishes in spite of warnings; a variable at the top of the workflow holds the option."""
    assert _deploy(site) == 0
    workflow = _workflow(site.root)
    assert workflow["env"] == {"STRICT": ""}
    commands = [step.get("run", "") for step in workflow["jobs"]["build"]["steps"]]
    assert any(command.startswith("paperfolio build $STRICT") for command in commands)


@pytest.mark.parametrize("folder", ["", "docs", "a b/c-d"])
def test_where_the_site_lies(tmp_path: Path, folder: str) -> None:
    """If the site is in a folder of the repository, the workflow runs there, and its paths begin with it."""
    hosted = Hosted(tmp_path / "work", tmp_path / "remote.git", folder)
    assert hosted.deploy() == 0
    build = _workflow(hosted.work)["jobs"]["build"]
    assert build["defaults"] == {"run": {"working-directory": folder or "."}}
    given = {step["uses"].split("@")[0]: step.get("with", {}) for step in build["steps"] if "uses" in step}
    assert hosted.work / given["actions/upload-pages-artifact"]["path"] == hosted.root / "output"
    assert (hosted.work / given["actions/setup-python"]["cache-dependency-path"]).samefile(
        hosted.root / "requirements.txt"
    )
    _lint(hosted.work)


def _lint(root: Path) -> None:
    """GitHub's schema of workflows and an auditor of workflows find nothing."""
    policy, zizmor = root.parent / "zizmor.yml", Path(sys.executable).with_name("zizmor")
    policy.write_text(POLICY)
    for command in (
        (sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"),
        (str(zizmor), "--offline", "--pedantic", "--config", str(policy)),
    ):
        done = subprocess.run([*command, root / WORKFLOW], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_linters_find_a_wrong_workflow(site: Portfolio) -> None:
    """The linters work: they find an unknown key and an excessive permission."""
    assert _deploy(site) == 0
    place = site.root / WORKFLOW
    sound = place.read_text("utf-8")
    for wrong in (sound.replace("concurrency:", "cocurrency:"), sound.replace("contents: read #", "contents: write #")):
        place.write_text(wrong, "utf-8")
        with pytest.raises(AssertionError):
            _lint(site.root)


def test_a_checkout_of_paperfolio(site: Portfolio) -> None:
    """A checkout of this project is built with itself; no requirements are written."""
    (site.root / "pyproject.toml").write_text('[project]\nname = "paperfolio"\n')
    assert _deploy(site) == 0
    steps = _workflow(site.root)["jobs"]["build"]["steps"]
    assert "python -m pip install ." in [step.get("run") for step in steps]
    assert steps[1]["with"]["cache-dependency-path"] == "pyproject.toml"
    assert not (site.root / "requirements.txt").exists()
    _lint(site.root)


@pytest.mark.parametrize("project", ['[project]\nname = "other"\n', "project = 1\n", "not toml"])
def test_another_pyproject_is_ignored(site: Portfolio, project: str) -> None:
    """A pyproject.toml of any other project does not matter."""
    (site.root / "pyproject.toml").write_text(project)
    assert _deploy(site) == 0
    assert (site.root / "requirements.txt").is_file()


@pytest.mark.parametrize(
    "requirements",
    ["paperfolio==0.0.9", "numpy\nPaperfolio[x] >= 1", "git+https://example.org/me/paperfolio@main", "-r all.txt"],
)
def test_requirements_of_ones_own(site: Portfolio, requirements: str) -> None:
    """Existing requirements that name paperfolio are not changed."""
    place = site.root / "requirements.txt"
    place.write_text(requirements)
    assert _deploy(site) == 0
    assert place.read_text() == requirements and (site.root / WORKFLOW).is_file()


@pytest.mark.parametrize("requirements", ["", "numpy\n# paperfolio", "paperfolio-theme==1"])
def test_requirements_without_paperfolio_are_an_error(
    site: Portfolio, requirements: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Existing requirements without paperfolio must be completed by the author; nothing is written."""
    (site.root / "requirements.txt").write_text(requirements)
    assert _deploy(site) == 1
    expected = f"requirements.txt does not name paperfolio\n  add the line `paperfolio=={__version__}`\n"
    assert capsys.readouterr().err.endswith(expected)
    assert not (site.root / WORKFLOW).exists()


@pytest.mark.parametrize(
    ("origin", "line", "is_local"),
    [
        (None, f"paperfolio=={__version__}", False),
        (
            {"url": "https://example.org/paperfolio.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}},
            "paperfolio @ git+https://example.org/paperfolio.git@c0ffee",
            False,
        ),
        ({"url": "file:///home/jane/paperfolio", "dir_info": {"editable": True}}, f"paperfolio=={__version__}", True),
    ],
    ids=["index", "repository", "folder"],
)
def test_where_pip_took_us_from(
    site: Portfolio,
    tmp_path: Path,
    origin: dict[str, object] | None,
    line: str,
    is_local: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By pip's record (PEP 610) the requirement is a version, or the commit of a repository; for a local folder a
    warning is printed."""
    installed = tmp_path / "installed" / f"paperfolio-{__version__}.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: paperfolio\nVersion: {__version__}\n")
    if origin:
        (installed / "direct_url.json").write_text(json.dumps(origin))
    monkeypatch.syspath_prepend(installed.parent)
    assert _deploy(site) == 0
    assert (site.root / "requirements.txt").read_text() == f"{line}\n"
    assert ("was installed from a folder" in capsys.readouterr().out) == is_local


@pytest.mark.parametrize("place", [".", "my work", "my work/my site"])
def test_the_commands_that_are_left(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The printed commands work in the current folder: beside the repository, in it, and in a folder of it."""
    hosted = Hosted(tmp_path / "my work", tmp_path / "remote.git", "my site")
    monkeypatch.chdir(tmp_path / place)
    assert hosted.deploy() == 0
    commands = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    subprocess.run("set -e\n" + "\n".join(commands), shell=True, check=True, capture_output=True)
    assert git(hosted.remote, "show", f"main:{WORKFLOW}")
    assert git(hosted.remote, "show", "main:my site/requirements.txt")


def test_the_same_workflow_is_not_written_again(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """The same workflow is not written again."""
    assert _deploy(site) == 0
    before = (site.root / WORKFLOW).stat()
    capsys.readouterr()
    assert _deploy(site) == 0
    assert "The workflow is up to date." in capsys.readouterr().out
    after = (site.root / WORKFLOW).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)  # not st_atime: it was read


def test_a_workflow_of_ones_own(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """If the existing workflow differs, it is not overwritten and the difference is shown; `--force` replaces it."""
    place = site.root / WORKFLOW
    place.parent.mkdir(parents=True)
    place.write_text("name: Mine\n")
    assert _deploy(site) == 1
    out, err = capsys.readouterr()
    assert "-name: Mine\n" in out and "+name: Publish\n" in out and out.startswith(f"--- {WORKFLOW} as it is\n")
    assert err == (
        "paperfolio: the workflow already exists and differs (+ marks the new lines)\n  use --force to replace it\n"
    )
    assert place.read_text() == "name: Mine\n" and not (site.root / "requirements.txt").exists()
    assert _deploy(site, "--force") == 0
    assert _workflow(site.root)["name"] == "Publish"


def test_a_dry_run_names_what_it_would_write(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """It names what would be written, and writes nothing."""
    before = _files(site.root)
    assert _deploy(site, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "Would write" in shown and "pages.yml" in shown and "requirements.txt" in shown
    assert _files(site.root) == before


@pytest.mark.parametrize("name", ["main", "master", "trunk"])
def test_the_branch_of_a_new_repository(site: Portfolio, name: str) -> None:
    """Before the first commit the branch is the one that the commit will create."""
    git(site.root, "symbolic-ref", "HEAD", f"refs/heads/{name}")
    assert _deploy(site) == 0
    assert _workflow(site.root)["on"]["push"] == {"branches": [name]}


def test_the_branch_of_a_clone(hosted: Hosted, tmp_path: Path) -> None:
    """The branch is the remote's default branch, whatever is checked out; without that, main or master."""
    git(hosted.work, "switch", "--quiet", "--create", "idea")
    assert hosted.deploy() == 0
    assert _workflow(hosted.work)["on"]["push"] == {"branches": ["main"]}
    git(hosted.remote, "branch", "--move", "main", "stable")
    git(tmp_path, "clone", "--quiet", str(hosted.remote), "clone")
    git(tmp_path / "clone", "switch", "--quiet", "--create", "master")
    assert main(["deploy", "github-pages", str(tmp_path / "clone")]) == 0
    workflow = _workflow(tmp_path / "clone")
    assert workflow["on"]["push"] == {"branches": ["stable"]}
    assert workflow["jobs"]["deploy"]["if"] == "github.ref == 'refs/heads/stable'"


def test_a_repository_on_github(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """It names the repository's settings page and the address of the site."""
    git(site.root, "remote", "add", "origin", "git@github.com:JaneDoe/papers.git")
    assert _deploy(site) == 0
    shown = capsys.readouterr().out
    assert "(https://github.com/JaneDoe/papers/settings/pages)" in shown
    assert "publishes the site at https://janedoe.github.io/papers/, or at your own domain." in shown


@pytest.mark.parametrize("folder", ["${{ github.token }}", 'a"b', "a'b", "list[1]", "a\\b"])
def test_a_folder_that_means_something(tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is an expression, a pattern or the end of a string in a workflow is rejected."""
    site = Portfolio(tmp_path / "work" / folder).paper("first")
    git(tmp_path / "work", "init", "--quiet")
    assert _deploy(site) == 1
    assert "has a character that is special in a workflow" in capsys.readouterr().err
    assert not (tmp_path / "work" / ".github").exists()


def test_a_link_out_of_the_repository(site: Portfolio, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written through a link out of the repository."""
    (tmp_path / "elsewhere" / "workflows").mkdir(parents=True)
    (site.root / ".github").symlink_to(tmp_path / "elsewhere")
    assert _deploy(site) == 1
    assert "is a link out of the repository" in capsys.readouterr().err
    assert not list((tmp_path / "elsewhere" / "workflows").iterdir())


def test_what_is_no_site(tmp_path: Path, site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without content/, one outside a repository, and git's own folder get different messages."""
    assert main(["deploy", "github-pages", str(tmp_path)]) == 1
    assert "no content/ in" in capsys.readouterr().err
    (tmp_path / "plain").mkdir()
    plain = Portfolio(tmp_path / "plain")
    assert _deploy(plain) == 1
    assert "is not in a git repository\n  create one with `git init`" in capsys.readouterr().err
    inner = Portfolio(site.root / ".git" / "inner")
    assert _deploy(inner) == 1
    assert "must be run in a work tree" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["github-pages", "--force", "--branch", "x"], ["github-pages", "--output", "x"], ["gitlab"], []]
)
def test_options_that_do_not_fit_are_a_wrong_call(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Options that exclude each other, and an unknown target, are wrong usage."""
    with pytest.raises(SystemExit) as stopped:
        main(["deploy", *options])
    assert stopped.value.code == 2
    assert "usage: paperfolio deploy" in capsys.readouterr().err
