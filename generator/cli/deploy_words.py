"""What `paperfolio deploy` prints: what was done, and what the author must still do by hand."""

import os
from collections.abc import Iterable
from pathlib import Path
from shlex import quote

from generator.deploy import Deployment, Plan
from generator.deploying.address import pages_address

MOST_NAMED = 10  # removed files


def workflow_words(plan: Plan, *, is_dry: bool) -> str:
    """Return the message for a workflow: the files, and the setting on GitHub that the author must change by hand.

    If `is_dry`, nothing was written, and the message says "Would write".
    """
    done = "Would write" if is_dry else "Wrote"
    settings = f" (https://github.com/{plan.name}/settings/pages)" if plan.name else ""
    where = f" at {pages_address(plan.name)}, or at your own domain" if plan.name else ""
    lines = [f"{done} {_shown(plan.root / path)}." for path in plan.files] or ["The workflow is up to date."]
    lines += [
        "",
        f'Once: on GitHub, in Settings -> Pages{settings}, choose "GitHub Actions" as the Source.',
        "To use your own domain, enter it there, too, and set `domain:` in content/site.yaml.",
    ]
    if plan.is_local:
        lines.append(
            "This paperfolio was installed from a folder: check that pip can install what requirements.txt names."
        )
    if plan.files:
        lines += ["Then:", "", *(f"  {command}" for command in _commands(plan.root, plan.files))]
    return "\n".join([*lines, "", f"Each push to {plan.branch} publishes the site{where}."])


def branch_words(done: Deployment) -> str:
    """Return the message for a branch: what was published, or what a dry run would publish."""
    branch, published = done.branch, done.published
    where = f"{branch.name} at {branch.remote}"
    if published is None:
        base = f"on top of {branch.head[:7]}" if branch.head else "a new branch"
        return f"Would write {len(done.build.files):,} files and push them to {where}, {base}."
    if not published.commit:
        return f"Nothing has changed since {where} was published."
    lines = [f"Published on {where}, as commit {published.commit[:7]}."]
    if published.keeps_cname:
        hint = "set `domain:` in content/site.yaml to make it part of the site"
        lines.append(f"Kept the existing CNAME file for {branch.cname.strip()}; {hint}.")
    if published.left_out:
        lines.append(f"Left out (hidden files and links are not published): {', '.join(published.left_out)}")
    if published.removed:
        names = ", ".join(published.removed[:MOST_NAMED]) + (", …" if len(published.removed) > MOST_NAMED else "")
        lines.append(f"Removed from the branch, because the site does not have them: {names}")
        lines.append("They stay in its history. Files in content/root/ are part of the site.")
    if not branch.head:
        choice = f'"Deploy from a branch" as the Source, and {branch.name} with / (root) as the branch'
        lines.append(f"\nOnce: on GitHub, in Settings -> Pages, choose {choice}.")
    return "\n".join(lines)


def _commands(root: Path, paths: Iterable[str]) -> list[str]:
    """Return the git commands that commit and push `paths`, to type in the current folder."""
    here = Path.cwd()
    is_inside = here.is_relative_to(root.resolve())
    shown = [quote(os.path.relpath(root / path, here if is_inside else root)) for path in paths]
    commands = [f"git add {' '.join(shown)}", 'git commit -m "Publish on GitHub Pages"', "git push"]
    return commands if is_inside else [f"cd {quote(_shown(root))}", *commands]


def _shown(path: Path) -> str:
    """Return `path` relative to the current folder if it lies in it, else as an absolute path."""
    absolute = path.resolve()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)
