"""The names of a remote and a branch -> what is published there now."""

import re

import msgspec

from generator.deploying.git import CannotDeploy, git
from generator.deploying.repository import Repository
from generator.model.content_paths import PROFILE, SETTINGS
from generator.text.link import site_address

CNAME = "CNAME"
SOURCES = (PROFILE, SETTINGS)
RUNS_A_PROGRAM = re.compile(r"[\w.+-]+::")  # ext::sh -c … (gitremote-helpers)
LONG_NAME = re.compile(r"refs/(?:heads/|remotes/|tags/)?|heads/|remotes/|HEAD$|@$")  # names of refs, not of branches
# A fetch that only downloads objects: it changes no ref and nothing else in the author's repository.
FETCH: tuple[str, ...] = ("fetch", "--quiet", "--no-tags", "--no-prune", "--refmap=", "--no-recurse-submodules")
FETCH += ("--no-write-fetch-head", "--no-auto-maintenance")


class Branch(msgspec.Struct, frozen=True):
    """A branch of a remote.

    `head` is its newest commit, or empty if the branch does not exist yet; `cname` is the content of its CNAME file, or
    empty.
    """

    repository: Repository
    remote: str
    name: str
    head: str = ""
    cname: str = ""

    @property
    def address(self) -> str:
        """The address of the site by the CNAME file, or empty."""
        return site_address(f"https://{self.cname.strip()}") if self.cname.strip() else ""


def read_branch(repository: Repository, remote: str, name: str) -> Branch:
    """Return the branch as the remote has it, and fetch its newest commit without changing any local branch.

    Raises CannotDeploy if a name is not valid, if the remote cannot be read, or if the branch contains the site's
    sources, which the published files would replace.
    """
    _refuse_unfit(repository, remote, name)
    head = newest(repository, remote, name)
    if not head:
        return Branch(repository, remote, name)
    _fetch(repository, remote, name, head)
    paths = set(repository.ask("ls-tree", "-r", "-z", "--name-only", head).split("\0"))
    if any(repository.prefix + path in paths for path in SOURCES):
        message = f'"{name}" at {remote} contains the sources of the site'
        raise CannotDeploy(message, "choose another branch, like gh-pages")
    cname = git(repository.root, "cat-file", "blob", f"{head}:{CNAME}").out if CNAME in paths else ""
    return Branch(repository, remote, name, head, cname)


def _refuse_unfit(repository: Repository, remote: str, name: str) -> None:
    for word in (remote, name):
        if word.startswith("-"):
            raise CannotDeploy(f'"{word}" looks like an option', "the name of a branch or remote does not begin with -")
    remotes = repository.ask("remote").split()
    if remote not in remotes:
        hint = f"the remotes are: {', '.join(remotes)}" if remotes else "add one with `git remote add origin ADDRESS`"
        raise CannotDeploy(f'there is no remote "{remote}"', hint)
    for words in (("--all",), ("--push", "--all")):
        for address in repository.ask("remote", "get-url", *words, remote).split("\n"):
            if RUNS_A_PROGRAM.match(address):
                raise CannotDeploy(f'the remote "{remote}" runs a program: {address}', "use an https or ssh address")
    full = LONG_NAME.match(name)
    if full or name.partition("/")[0] == remote:
        short = name.removeprefix(full[0] if full else "").removeprefix(f"{remote}/") or "gh-pages"
        raise CannotDeploy(f'"{name}" is not the name of a branch at {remote}', f"write `--branch {short}`")
    if not name or repository.ask("check-ref-format", "--branch", name) != name:
        raise CannotDeploy(f'"{name}" is not a valid branch name', "choose one like gh-pages")
    if name == repository.current_branch():
        raise CannotDeploy(f'"{name}" is the current branch', "choose another one, like gh-pages")


def newest(repository: Repository, remote: str, name: str) -> str:
    """Return the newest commit of a branch of the remote, or "" if there is no such branch.

    Raises CannotDeploy if the remote does not answer.
    """
    listed = git(repository.root, "ls-remote", "--", remote, f"refs/heads/{name}")
    if listed.code:
        raise CannotDeploy(f"cannot read {remote}: {listed.reason}", f"check that `git fetch {remote}` works")
    lines = (line.split("\t") for line in listed.out.splitlines())
    return next((commit for commit, ref in lines if ref == f"refs/heads/{name}"), "")


def _fetch(repository: Repository, remote: str, name: str, head: str) -> None:
    if not repository.ask("cat-file", "-t", head):
        fetched = git(repository.root, *FETCH, "--", remote, f"refs/heads/{name}")
        if not repository.ask("cat-file", "-t", head):
            raise CannotDeploy(f'cannot fetch "{name}" from {remote}: {fetched.reason}', "try again")
