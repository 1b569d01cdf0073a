"""What deploying came to, in words: what was done, and what is left to do by hand."""

import os
from collections.abc import Iterable
from pathlib import Path
from shlex import quote

from generator.deploy import Plan, Publication
from generator.deploying.address import pages_address


def workflow_words(plan: Plan, *, is_dry: bool) -> str:
    """The files that were written (or would be, where `is_dry`), and the one setting that only a hand can change."""
    done = "Would write" if is_dry else "Wrote"
    settings = f" (https://github.com/{plan.name}/settings/pages)" if plan.name else ""
    where = f" at {pages_address(plan.name)}, or at your own domain" if plan.name else ""
    lines = [f"{done} {_shown(plan.root / path)}." for path in plan.files] or ["The workflow is already there."]
    lines += [
        "",
        f'Once: on GitHub, in Settings -> Pages{settings}, choose "GitHub Actions" as the Source.',
        "A domain of your own is entered there, too, besides `domain:` in content/site.yaml.",
    ]
    if plan.is_local:
        lines.append("This paperfolio was installed from a folder: see that pip finds what requirements.txt names.")
    if plan.files:
        lines += ["Then:", "", *(f"  {command}" for command in _commands(plan.root, plan.files))]
    return "\n".join([*lines, "", f"Each push to {plan.branch} publishes the site{where}."])


def branch_words(done: Publication) -> str:
    """What was published, or would be."""
    branch, published = done.branch, done.published
    where = f"{branch.name} at {branch.remote}"
    if published is None:
        base = f"on top of {branch.head[:7]}" if branch.head else "a new branch"
        return f"Would write {len(done.build.files):,} files, and push them to {where}, {base}."
    if not published.commit:
        return f"Nothing has changed since {where} was published."
    lines = [f"Published on {where}, as commit {published.commit[:7]}."]
    if published.keeps_cname:
        hint = "`domain:` in content/site.yaml would make it part of the site"
        lines.append(f"Kept the CNAME file that is there, for {branch.cname.strip()}; {hint}.")
    if published.left_out:
        lines.append(f"Left out, as hidden files and links are: {', '.join(published.left_out)}")
    if not branch.head:
        choice = f'"Deploy from a branch" as the Source, and {branch.name} with / (root) as the branch'
        lines.append(f"\nOnce: on GitHub, in Settings -> Pages, choose {choice}.")
    return "\n".join(lines)


def _commands(root: Path, paths: Iterable[str]) -> list[str]:
    """What takes the files into the repository, typed in the folder where we are."""
    here = Path.cwd()
    is_inside = here.is_relative_to(root.resolve())
    shown = [quote(os.path.relpath(root / path, here if is_inside else root)) for path in paths]
    commands = [f"git add {' '.join(shown)}", 'git commit -m "Publish on GitHub Pages"', "git push"]
    return commands if is_inside else [f"cd {quote(_shown(root))}", *commands]


def _shown(path: Path) -> str:
    """The shortest path that leads there from the current folder."""
    absolute = path.resolve()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)
