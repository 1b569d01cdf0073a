"""The output -> a commit on a branch of a remote, on top of what was published before."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from generator.deploying.branch import CNAME, FETCH, Branch, newest
from generator.deploying.export import export
from generator.deploying.git import Answer, CannotDeploy, git, run
from generator.deploying.repository import Repository
from generator.writing.atomic_write import write_whole

NAME = "site"  # the branch in the scratch repository
IDENTITY = re.compile(r"(.+) <(.*)> \d+ [+-]\d+")
NOT_PRINTED = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x09\x0b-\x1f\x7f]")  # colours and control characters
FAILED = re.compile("error: failed to push some refs to ")  # git's last line about any push that failed
PUSH = ("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no")


class Published(msgspec.Struct, frozen=True):
    """The result of publishing.

    `commit` is the new commit, or empty if nothing had changed. `keeps_cname` is True if the branch's CNAME file was
    kept. `left_out` are the paths of the output that were not published. `removed` are the paths of the branch that
    the commit takes away, because the output does not have them.
    """

    commit: str = ""
    keeps_cname: bool = False
    left_out: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def committer(repository: Repository) -> dict[str, str]:
    """Return the committer from git's settings, as environment variables of git. Raises CannotDeploy if not set."""
    match = IDENTITY.match(repository.ask("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"))
    if not match:
        hint = 'set them: git config user.name "Your Name"; git config user.email you@example.org'
        raise CannotDeploy("git does not know your name and e-mail address for the commit", hint)
    return {"GIT_COMMITTER_NAME": match[1], "GIT_COMMITTER_EMAIL": match[2]}


def publish(branch: Branch, output: Path, who: Mapping[str, str]) -> Published:
    """Commit the files of `output` on top of the branch, and push the commit, never by force.

    `who` is the result of `committer`. The commit contains only these files, and the branch's CNAME file if the output
    has none, because the site would lose its domain without it. The commit is made in a scratch repository, because
    ghp-import moves a branch of the repository it works in, and commits even if nothing has changed. Raises
    CannotDeploy if git or the remote refuses.
    """
    with TemporaryDirectory(prefix="paperfolio-") as folder:
        site, scratch = Path(folder, "files"), Path(folder, "repository")
        left_out = export(output, site)
        keeps_cname = bool(branch.cname) and not (site / CNAME).exists()
        if keeps_cname:
            write_whole(site / CNAME, branch.cname.encode("utf-8", "surrogateescape"))
        commit = _commit(branch, site, scratch, who)
        removed = _removed(branch, scratch, commit) if commit else ()
        if commit:
            _push(branch, scratch, commit)
    return Published(commit, keeps_cname, left_out, removed)


def _removed(branch: Branch, scratch: Path, commit: str) -> tuple[str, ...]:
    """Return the sorted paths that the newest commit of the branch has and the new one does not."""
    here = {"GIT_DIR": str(scratch)}
    paths = [
        {*_must(git(scratch, "ls-tree", "-r", "-z", "--name-only", tree, settings=here)).out.split("\0")}
        for tree in (branch.head, commit)
        if tree
    ]
    return tuple(sorted(paths[0] - paths[-1]))


def _commit(branch: Branch, site: Path, scratch: Path, who: Mapping[str, str]) -> str:
    """Commit the files in `site` and return the commit, or "" if they are the same as on the branch."""
    repository, here = branch.repository, {"GIT_DIR": str(scratch)}
    form = repository.ask("rev-parse", "--show-object-format") or "sha1"
    _must(git(repository.root, "init", "--quiet", "--bare", "--template=", f"--object-format={form}", str(scratch)))
    objects = repository.root / repository.ask("rev-parse", "--git-path", "objects")
    write_whole(scratch / "objects" / "info" / "alternates", f"{objects.resolve()}\n".encode())
    if branch.head:
        _must(git(scratch, "update-ref", f"refs/heads/{NAME}", branch.head, settings=here))
    message = f"Publish {repository.ask('rev-parse', '--verify', '--quiet', '--short', 'HEAD')}".strip()
    importer = (sys.executable, "-P", "-m", "ghp_import", "--branch", NAME, "--message", message, str(site))
    _must(run(scratch, *importer, settings={**here, **who}))
    trees = [git(scratch, "rev-parse", f"{commit}^{{tree}}", settings=here).out for commit in (NAME, branch.head)]
    return "" if trees[0] == trees[1] else _must(git(scratch, "rev-parse", NAME, settings=here)).out.strip()


def _push(branch: Branch, scratch: Path, commit: str) -> None:
    """Fetch the commit into the site's own repository, without a ref, and push it from there, because that repository
    has the settings of the remote. As any push, this updates git's remote-tracking branch."""
    root = branch.repository.root
    _must(git(root, "-c", "protocol.file.allow=always", *FETCH, "--", str(scratch), f"refs/heads/{NAME}"))
    pushed = git(root, *PUSH, "--", branch.remote, f"{commit}:refs/heads/{branch.name}")
    if pushed.code and newest(branch.repository, branch.remote, branch.name) != branch.head:
        raise CannotDeploy(f'"{branch.name}" at {branch.remote} has changed meanwhile', "run the command again")
    if pushed.code:
        raise _refused(branch, pushed)


def _refused(branch: Branch, pushed: Answer) -> CannotDeploy:
    """Return why a push was refused, with the words of the hook that refused it: the remote's, or our own pre-push."""
    refusal = next((line for line in pushed.out.splitlines() if line.startswith("!")), "")
    lines = [line.rstrip() for line in NOT_PRINTED.sub("", pushed.err).splitlines()]
    if refusal:
        words = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
        reason = refusal.rpartition("(")[2].rstrip(")")
        hint = " ".join(filter(None, words)) or "check the remote's rules for this branch"
        return CannotDeploy(f'{branch.remote} refused the push to "{branch.name}": {reason}', hint)
    words = [line.strip() for line in lines if not FAILED.match(line)]
    check = f"check that `git push {branch.remote}` works"
    if len(words) == len(lines):
        return CannotDeploy(f"cannot push to {branch.remote}: {pushed.reason}", check)
    message = f'the push to "{branch.name}" at {branch.remote} was refused here, perhaps by a pre-push hook'
    return CannotDeploy(message, " ".join(filter(None, words)) or check)


def _must(answer: Answer) -> Answer:
    if answer.code:
        raise CannotDeploy(f"cannot make the commit: {answer.reason}", "nothing was published")
    return answer
