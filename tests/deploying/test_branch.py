"""`deploy github-pages --branch`: the output becomes a commit on a branch of the remote, and nothing else changes."""

import subprocess
from pathlib import Path

import pytest

from generator.build import build
from generator.building.values import Build
from tests.deploying.repositories import Hosted, git


def test_each_change_is_a_commit_on_the_branch(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """The first time creates the branch, a change adds a commit, and without a change there is none."""
    assert hosted.publish() == 0
    shown = capsys.readouterr().out
    assert "on gh-pages at origin" in shown and "Deploy from a branch" in shown
    source = git(hosted.work, "rev-parse", "--short", "HEAD")
    assert hosted.commits() == [f"Publish {source}"]
    assert "Title of first" in hosted.published("papers/first.html")
    hosted.paper("second")
    assert hosted.publish() == 0
    assert len(hosted.commits()) == 2
    assert "Title of second" in hosted.published("papers/second.html")
    capsys.readouterr()
    assert hosted.publish() == 0
    assert len(hosted.commits()) == 2
    assert "Nothing has changed" in capsys.readouterr().out


def test_the_branch_is_the_output(hosted: Hosted) -> None:
    """The branch has all built files, byte for byte, and other files in the output, but not the manifest, hidden files
    or links. Files that are no longer built are removed."""
    hosted.paper("second")
    assert hosted.publish() == 0
    output = hosted.root / "output"
    (output / "thesis.txt").write_text("mine")
    (output / ".env").write_text("SECRET=1")
    (output / ".well-known").mkdir()
    (output / ".well-known" / "security.txt").write_text("Contact: mailto:jane@example.org")
    (output / "way-out").symlink_to(hosted.work)
    hosted.remove("papers/second.md")
    assert hosted.publish() == 0
    built = {path for path in hosted.snapshot() if ".paperfolio-" not in path and not path.startswith("way-out")}
    assert hosted.paths() == built - {".env"}
    assert {".nojekyll", "thesis.txt", ".well-known/security.txt", "papers/first.html"} <= hosted.paths()
    assert not {"papers/second.html", "way-out"} & hosted.paths()
    for path in hosted.paths():
        blob = subprocess.run(["git", "show", f"gh-pages:{path}"], cwd=hosted.remote, capture_output=True, check=True)
        assert blob.stdout == (output / path).read_bytes()


def test_what_is_left_out_is_named(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names every file that is left out."""
    hosted.build()
    (hosted.root / "output" / ".secret").mkdir()
    (hosted.root / "output" / "latest").symlink_to("index.html")
    assert hosted.publish() == 0
    assert "Left out (hidden files and links are not published): .secret, latest" in capsys.readouterr().out


def test_nothing_of_the_author_is_touched(hosted: Hosted) -> None:
    """With a changed, a staged, an untracked and a deleted file, a stash, and git's own files: the work tree, the
    index, HEAD, the branches and the stash are the same byte for byte, and the repository is valid."""
    (hosted.work / "notes.txt").write_text("one")
    git(hosted.work, "add", "notes.txt")
    git(hosted.work, "stash", "push", "--quiet")
    (hosted.work / "staged.txt").write_text("staged")
    git(hosted.work, "add", "staged.txt")
    hosted.paper("first", "changed").paper("untracked")
    (hosted.work / ".gitignore").unlink()
    git(hosted.work, "branch", "gh-pages")  # the author's own branch with the same name
    before = hosted.own()
    assert hosted.publish() == 0
    assert hosted.own() == before
    hosted.paper("third")
    before = hosted.own()
    assert hosted.publish() == 0
    assert hosted.own() == before
    assert len(hosted.commits()) == 2
    git(hosted.work, "fsck", "--strict")
    git(hosted.remote, "fsck", "--strict")


def test_a_site_in_a_folder(tmp_path: Path) -> None:
    """The branch has the site at its root, wherever the site lies in the repository."""
    hosted = Hosted(tmp_path / "deep" / "work", tmp_path / "deep" / "remote.git", "docs/my site")
    assert hosted.publish() == 0
    assert "index.html" in hosted.paths()


def test_what_others_published_stays_in_the_history(hosted: Hosted, tmp_path: Path) -> None:
    """A commit that somebody else pushed to the branch is fetched, and ours is on top of it."""
    assert hosted.publish() == 0
    _commit_elsewhere(hosted, tmp_path / "elsewhere", "theirs.txt", "Theirs.")
    hosted.paper("second")
    assert hosted.publish() == 0
    assert [message.split()[0] for message in hosted.commits()] == ["Publish", "By", "Publish"]
    assert "theirs.txt" not in hosted.paths()


def test_a_clone_without_history(hosted: Hosted, tmp_path: Path) -> None:
    """The shallow clone of one branch, as in a workflow, is enough."""
    assert hosted.publish() == 0
    git(tmp_path, "clone", "--quiet", "--depth=1", "--single-branch", f"file://{hosted.remote}", "shallow")
    hosted.root = hosted.work = tmp_path / "shallow"
    hosted.paper("second")
    assert hosted.publish() == 0
    assert len(hosted.commits()) == 2


def test_the_domain_of_the_branch_is_kept(hosted: Hosted, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A CNAME file that GitHub put on the branch is kept and gives the site's address; a domain in the settings
    wins."""
    assert hosted.publish() == 0
    _commit_elsewhere(hosted, tmp_path / "elsewhere", "CNAME", "papers.example.org")
    hosted.paper("second")
    capsys.readouterr()
    assert hosted.publish() == 0
    assert hosted.published("CNAME") == "papers.example.org"
    assert "Kept the existing CNAME file for papers.example.org" in capsys.readouterr().out
    assert 'href="https://papers.example.org/papers/second.html"' in hosted.published("papers/second.html")
    count = len(hosted.commits())
    assert hosted.publish() == 0
    assert len(hosted.commits()) == count
    hosted.file("site.yaml", "domain: jane.example.org\n")
    assert hosted.publish() == 0
    assert hosted.published("CNAME") == "jane.example.org"


def test_a_failed_build_publishes_nothing(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """After an error, or with --strict a warning, the problems are shown, and the remote is unchanged."""
    hosted.paper("first", colour="red")
    assert hosted.publish("--strict") == 1
    out, err = capsys.readouterr()
    assert 'unknown field "colour"' in err and "nothing was published" in err and "Nothing was written" in out
    assert hosted.commits() == []
    hosted.file("papers/first.md", "---\ndate: 2024\n---\n")
    assert hosted.publish() == 1
    assert hosted.commits() == []


def test_a_dry_run_writes_nothing(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what would be done, and writes neither the output nor the remote."""
    assert hosted.publish("--dry-run") == 0
    assert "and push them to gh-pages at origin, a new branch" in capsys.readouterr().out
    assert hosted.commits() == [] and not (hosted.root / "output").exists()
    assert hosted.publish() == 0
    hosted.paper("second")
    capsys.readouterr()
    assert hosted.publish("--dry-run") == 0
    head = git(hosted.remote, "rev-parse", "--short=7", "gh-pages")
    assert f"on top of {head}" in capsys.readouterr().out
    assert len(hosted.commits()) == 1 and not hosted.has("papers/second.html")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--branch=--mirror"], '"--mirror" looks like an option'),
        (["--branch", "gh-pages", "--remote=--upload-pack=evil"], '"--upload-pack=evil" looks like an option'),
        (["--branch", "a..b"], '"a..b" is not a valid branch name'),
        (["--branch", "@{-1}"], '"@{-1}" is not a valid branch name'),
        (["--branch", ""], '"" is not a valid branch name'),
        (["--branch", "gh-pages", "--remote", "upstream"], 'there is no remote "upstream"\n  the remotes are: origin'),
        (["--branch", "main"], '"main" is the current branch'),
    ],
)
def test_names_that_are_none(
    hosted: Hosted, options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name is never read as an option, and a branch with other content is never used."""
    before = git(hosted.remote, "for-each-ref")
    assert hosted.deploy(*options) == 1
    assert message in capsys.readouterr().err
    assert git(hosted.remote, "for-each-ref") == before


def test_the_sources_are_not_replaced(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """A branch with the sources of the site is rejected, even if another one is checked out."""
    git(hosted.work, "switch", "--quiet", "--create", "draft")
    assert hosted.deploy("--branch", "main") == 1
    assert '"main" at origin contains the sources of the site' in capsys.readouterr().err


@pytest.mark.parametrize("setting", ["remote.origin.url", "remote.origin.pushurl"])
def test_a_remote_that_runs_a_program(hosted: Hosted, setting: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A remote with an address of ext:: is rejected before git uses it, even if git's settings allow it."""
    ran = hosted.work / "ran"
    git(hosted.work, "config", setting, f"ext::sh -c touch% {ran}")
    git(hosted.work, "config", "protocol.ext.allow", "always")
    assert hosted.publish() == 1
    assert 'the remote "origin" runs a program' in capsys.readouterr().err
    assert not ran.exists()


def test_a_refused_push_shows_the_words_of_the_remote(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """The remote's own message is shown, and its branch is unchanged."""
    _script(hosted.remote / "hooks" / "pre-receive", "echo 'pages are closed today' >&2; exit 1")
    assert hosted.publish() == 1
    error = capsys.readouterr().err
    assert 'origin refused the push to "gh-pages": pre-receive hook declined\n  pages are closed today\n' in error
    assert hosted.commits() == []


@pytest.mark.parametrize("name", ["pre-receive", "update"])
def test_all_words_of_a_hook_are_shown(hosted: Hosted, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A message of several lines, empty ones among them, is quoted whole, without colours and control characters."""
    words = "printf '\\033[31mclosed\\033[0m\\n\\nask jane@example.org:\\a ünïcode\\n' >&2; exit 1"
    _script(hosted.remote / "hooks" / name, words)
    assert hosted.publish() == 1
    error = capsys.readouterr().err
    assert "hook declined\n  closed ask jane@example.org: ünïcode" in error


def test_the_words_of_our_own_hook_are_shown(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """A pre-push hook of the author's own repository is quoted, too, although git does not say that it refused."""
    _script(hosted.work / ".git" / "hooks" / "pre-push", "echo 'no pushes on Fridays'; echo 'go home' >&2; exit 1")
    assert hosted.publish() == 1
    error = capsys.readouterr().err
    assert "was refused here, perhaps by a pre-push hook\n" in error and "go home\n" in error
    assert hosted.commits() == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("refs/heads/gh-pages", "gh-pages"),
        ("refs/heads/docs/pages", "docs/pages"),
        ("heads/gh-pages", "gh-pages"),
        ("refs/remotes/origin/gh-pages", "gh-pages"),
        ("remotes/origin/gh-pages", "gh-pages"),
        ("origin/gh-pages", "gh-pages"),
        ("refs/tags/v1", "v1"),
        ("HEAD", "gh-pages"),
        ("@", "gh-pages"),
    ],
)
def test_the_name_of_a_ref_is_no_branch(
    hosted: Hosted, name: str, short: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git would make the branch "refs/heads/refs/heads/gh-pages"; the message has the right name."""
    assert hosted.deploy("--branch", name) == 1
    error = capsys.readouterr().err
    assert error == f'paperfolio: "{name}" is not the name of a branch at origin\n  write `--branch {short}`\n'
    assert git(hosted.remote, "branch", "--list").split() == ["*", "main"]


@pytest.mark.parametrize("name", ["heads", "docs/heads/pages", "HEADS", "origins/pages"])
def test_a_branch_with_an_unusual_name(hosted: Hosted, name: str) -> None:
    """A name that only resembles that of a ref is a branch."""
    assert hosted.deploy("--branch", name) == 0
    assert git(hosted.remote, "rev-parse", "--verify", f"refs/heads/{name}")


@pytest.mark.parametrize("moment", ["build", "push"])
def test_a_branch_that_moves_meanwhile(
    hosted: Hosted, tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A commit pushed at the same moment is not overwritten; a second run adds one on top of it."""
    assert hosted.publish() == 0
    elsewhere = tmp_path / "elsewhere"
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(hosted.remote), str(elsewhere))
    hook = hosted.work / ".git" / "hooks" / "pre-push"
    _script(hook, f"unset GIT_DIR; cd '{elsewhere}'; git commit -q --allow-empty -m Meanwhile; git push -q")
    if moment == "build":
        hook = hook.rename(tmp_path / "meanwhile")
        monkeypatch.setattr("generator.deploy.build", lambda *a, **k: _after(hook, build(*a, **k)))
    hosted.paper("second")
    assert hosted.publish() == 1
    assert '"gh-pages" at origin has changed meanwhile\n  run the command again' in capsys.readouterr().err
    assert hosted.commits()[0] == "Meanwhile"
    _script(hook, "exit 0")
    assert hosted.publish() == 0
    assert hosted.commits()[1] == "Meanwhile"


def test_a_remote_that_is_away(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """The message is one sentence, and nothing is built."""
    hosted.remote.rename(hosted.remote.with_name("moved.git"))
    assert hosted.publish() == 1
    error = capsys.readouterr().err
    assert error.startswith("paperfolio: cannot read origin: ") and "does not appear to be a git repository" in error
    assert not (hosted.root / "output").exists()


def test_nobody_to_sign_the_commit(hosted: Hosted, git_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If git has no name for the commit, the message says how to set it; settings of the repository are enough."""
    git_home.write_text("")
    assert hosted.publish() == 1
    assert 'git config user.name "Your Name"' in capsys.readouterr().err
    git(hosted.work, "config", "user.name", 'Zoë "Z" Doe')
    git(hosted.work, "config", "user.email", "zoe@example.org")
    assert hosted.publish() == 0
    who = git(hosted.remote, "log", "-1", "--format=%an <%ae> %cn <%ce>", "gh-pages")
    assert who == 'Zoë "Z" Doe <zoe@example.org> Zoë "Z" Doe <zoe@example.org>'


def test_a_site_outside_a_repository_gets_a_hint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site outside a repository gets a message with the command that creates one."""
    site = Hosted(tmp_path / "work", tmp_path / "remote.git")
    site.root = tmp_path / "plain"
    site.paper("a")
    assert site.publish() == 1
    assert capsys.readouterr().err.endswith("plain is not in a git repository\n  create one with `git init`\n")


def test_a_machine_without_git_gets_a_hint(
    hosted: Hosted, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without git the message says where to get it."""
    monkeypatch.setenv("PATH", str(hosted.work))
    assert hosted.publish() == 1
    assert "git is not installed" in capsys.readouterr().err


def test_a_repository_without_remote_gets_a_hint(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a remote the message says how to add one."""
    git(hosted.work, "remote", "remove", "origin")
    for options in ([], ["--remote="]):
        assert hosted.publish(*options) == 1
        assert "add one with `git remote add origin ADDRESS`" in capsys.readouterr().err


def test_a_name_that_git_would_misread(hosted: Hosted, capsys: pytest.CaptureFixture[str]) -> None:
    """A file name with a line break could end a line of git's input; it is named, and nothing is published."""
    hosted.build()
    (hosted.root / "output" / "a\nreset refs").write_text("x")
    assert hosted.publish() == 1
    assert r"'a\nreset refs'" in capsys.readouterr().err
    assert hosted.commits() == []


def test_variables_of_a_hook_are_ignored(hosted: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that git sets for a hook of another repository have no effect, and that repository's index stays
    empty."""
    index = hosted.work / "other-index"
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    monkeypatch.setenv("GIT_DIR", str(hosted.work / "nowhere"))
    assert hosted.publish() == 0
    monkeypatch.undo()
    assert not index.exists()


def test_a_site_on_github_gets_its_address(hosted: Hosted) -> None:
    """If the remote is a repository on GitHub, the pages have the address of the site."""
    git(hosted.work, "config", "remote.origin.url", "https://github.com/JaneDoe/papers.git")
    git(hosted.work, "config", f"url.{hosted.remote}.insteadOf", "https://github.com/JaneDoe/papers.git")
    assert hosted.publish() == 0
    assert 'href="https://janedoe.github.io/papers/papers/first.html"' in hosted.published("papers/first.html")
    assert 'href="/papers/static/theme.css' in hosted.published("404.html")


def test_files_that_are_taken_away_are_named(
    hosted: Hosted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that others put on the branch is removed by the next commit, and the command says so."""
    assert hosted.publish() == 0
    _commit_elsewhere(hosted, tmp_path / "clone", "ads.txt", "google.com")
    capsys.readouterr()
    hosted.paper("second")
    assert hosted.publish() == 0
    assert "Removed from the branch, because the site does not have them: ads.txt\n" in capsys.readouterr().out
    assert "ads.txt" not in hosted.paths()


def test_files_of_the_root_are_published(hosted: Hosted) -> None:
    """Files of content/root/ are on the branch, hidden ones, too."""
    hosted.file("root/.well-known/security.txt", "Contact: x").file("root/.htaccess", "x").file("root/ads.txt", "x")
    assert hosted.publish() == 0
    assert {".well-known/security.txt", ".htaccess", "ads.txt"} <= hosted.paths()


def _commit_elsewhere(hosted: Hosted, clone: Path, path: str, content: str) -> None:
    """Commit to the branch from another clone."""
    git(clone.parent, "clone", "--quiet", "--branch=gh-pages", str(hosted.remote), str(clone))
    (clone / path).write_text(content + "\n")
    git(clone, "add", path)
    git(clone, "commit", "--quiet", "--message=By hand")
    git(clone, "push", "--quiet")


def _script(place: Path, commands: str) -> Path:
    place.parent.mkdir(exist_ok=True)
    place.write_text(f"#!/bin/sh\n{commands}\n")
    place.chmod(0o755)
    return place


def _after(script: Path, done: Build) -> Build:
    """Run the build, and then a program that changes the output."""
    subprocess.run([script], check=True)
    return done
