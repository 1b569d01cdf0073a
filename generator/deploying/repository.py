"""A site's folder -> the git repository that contains it, and its branches."""

from pathlib import Path

import msgspec

from generator.deploying.git import CannotDeploy, git

USUAL = ("main", "master")


class Repository(msgspec.Struct, frozen=True):
    """A git repository with a work tree: its folder, and the site's path in it, with a slash at its end, or empty."""

    root: Path
    prefix: str

    def ask(self, *words: str) -> str:
        """Return what `git words …` prints, without the line break at its end, or "" if it fails."""
        answer = git(self.root, *words)
        return "" if answer.code else answer.out.rstrip("\n")

    def current_branch(self) -> str:
        """Return the branch that is checked out, even without a commit, or "" if there is none."""
        return self.ask("symbolic-ref", "--quiet", "--short", "HEAD")

    def default_branch(self, remote: str) -> str:
        """Return the branch of the sources.

        That is the default branch of the remote when it was cloned; else main or master, at the remote or here; else
        the branch that is checked out.
        """
        folder = f"refs/remotes/{remote}/"
        word = self.ask("symbolic-ref", "--quiet", f"{folder}HEAD")
        if word:
            return word.removeprefix(folder)
        for place in (folder, "refs/heads/"):
            for name in USUAL:
                if self.ask("rev-parse", "--verify", "--quiet", f"{place}{name}"):
                    return name
        return self.current_branch() or USUAL[0]


def repository_of(site: Path) -> Repository:
    """Return the repository that contains a site's folder. Raises CannotDeploy if there is none, or git cannot read it.

    The reason may also be that the folder belongs to another user (git's `safe.directory`).
    """
    found = git(site, "rev-parse", "--show-toplevel", "--show-prefix")
    if found.code:
        if "not a git repository" in found.err:
            raise CannotDeploy(f"{site.resolve()} is not in a git repository", "create one with `git init`")
        raise CannotDeploy(f"git cannot read {site.resolve()}: {found.reason}", "run `git status` there for details")
    root, prefix = found.out.split("\n")[:2]
    return Repository(Path(root), prefix)
