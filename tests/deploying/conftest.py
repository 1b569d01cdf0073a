"""git for these tests: its own home with a name for commits, and none of the machine's settings."""

from pathlib import Path

import pytest

from tests.deploying.repositories import Hosted


@pytest.fixture(autouse=True)
def git_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with git's settings."""
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\n\tname = Jane Doe\n\temail = jane@example.org\n[init]\n\tdefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    return settings


@pytest.fixture
def hosted(tmp_path: Path) -> Hosted:
    """A site with one paper, committed on main and pushed to a bare repository that is its remote."""
    return Hosted(tmp_path / "work", tmp_path / "remote.git")
