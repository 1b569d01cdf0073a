"""A site in a git repository that has a remote, and how to look at both."""

import subprocess
from pathlib import Path

from generator.cli import main
from tests.portfolio import Portfolio


def git(folder: Path, *words: str) -> str:
    """Run git and return what it prints; a command that fails fails the test."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n")


class Hosted(Portfolio):
    """A site in `folder` of the repository `work`, with one paper, pushed to the bare repository `remote`."""

    def __init__(self, work: Path, remote: Path, folder: str = "") -> None:
        super().__init__(work / folder)
        self.work, self.remote = work, remote
        self.paper("first")
        (self.root / ".gitignore").write_text("output/\n")
        git(work, "init", "--quiet", "--initial-branch=main")
        git(work, "add", ".")
        git(work, "commit", "--quiet", "--message=Begin")
        git(work, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
        git(work, "remote", "add", "origin", str(remote))
        git(work, "push", "--quiet", "--set-upstream", "origin", "main")

    def deploy(self, *options: str) -> int:
        """Run the command for this site and return its exit code."""
        return main(["deploy", "github-pages", str(self.root), *options])

    def publish(self, *options: str) -> int:
        """Publish to the branch gh-pages and return the exit code."""
        return self.deploy("--branch", "gh-pages", *options)

    def published(self, path: str) -> str:
        """Return a file of the branch, as the remote has it."""
        return git(self.remote, "show", f"gh-pages:{path}")

    def paths(self) -> set[str]:
        """Return the paths of the branch."""
        return set(git(self.remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())

    def commits(self) -> list[str]:
        """Return the messages of the branch's commits, newest first, or an empty list if there is no such branch."""
        if not git(self.remote, "branch", "--list", "gh-pages"):
            return []
        return git(self.remote, "log", "--format=%s", "gh-pages").splitlines()

    def own(self) -> dict[str, object]:
        """Return everything of the author that publishing must not change: files, index, HEAD, branches, stash,
        settings."""
        files = {
            path.relative_to(self.work).as_posix(): path.read_bytes()
            for path in self.work.rglob("*")
            if path.is_file() and ".git" not in path.parts and "output" not in path.parts
        }
        inner = self.work / ".git"
        kept = ("HEAD", "index", "config", "FETCH_HEAD", "ORIG_HEAD", "refs/stash", "logs/HEAD", "logs/refs/stash")
        state = {name: (inner / name).read_bytes() if (inner / name).exists() else None for name in kept}
        return {**files, **state, "branches": git(self.work, "for-each-ref", "refs/heads", "refs/tags", "refs/stash")}
