"""A site's folder -> the git repository that it lies in, and what that says of itself."""

from pathlib import Path

import msgspec

from generator.deploying.git import CannotDeploy, git

USUAL = ("main", "master")


class Repository(msgspec.Struct, frozen=True):
    """A repository with files: its folder, and the site's path in it with a slash at its end, or empty."""

    root: Path
    prefix: str

    def ask(self, *words: str) -> str:
        """What `git words …` answers, without the line break at its end; empty where it has no answer."""
        answer = git(self.root, *words)
        return "" if answer.code else answer.out.rstrip("\n")

    def current_branch(self) -> str:
        """The branch that is checked out, also one without a commit; empty where there is none."""
        return self.ask("symbolic-ref", "--quiet", "--short", "HEAD")

    def default_branch(self, remote: str) -> str:
        """The branch that the sources are on: as the remote said when it was cloned, else main or master, there or
        here, else the one that is checked out."""
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
    """The repository of a site's folder. Raises CannotDeploy where there is none, or git refuses to read it."""
    found = git(site, "rev-parse", "--show-toplevel", "--show-prefix")
    if found.code:
        if "not a git repository" in found.err:
            raise CannotDeploy(f"{site.resolve()} is in no git repository", "make one with `git init`")
        raise CannotDeploy(f"git cannot read {site.resolve()}: {found.reason}", "`git status` there says more")
    root, prefix = found.out.split("\n")[:2]
    return Repository(Path(root), prefix)
