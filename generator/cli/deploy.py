"""`paperfolio deploy`: publish the site on the web."""

import argparse
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from generator.cli.bar import progress_bar
from generator.cli.options import OK, add_output, add_site, fail, no_content, project_of

if TYPE_CHECKING:
    from generator.cli.options import Commands


def add(commands: "Commands") -> None:
    """Add the command `deploy` and its options."""
    deploy = commands.add_parser(
        "deploy",
        help="publish the site on GitHub Pages",
        description="Write a workflow that makes GitHub build and publish the site after each push. With --branch, "
        "build the site here instead, and push it to a branch that a host serves.",
    )
    deploy.add_argument("target", metavar="github-pages", choices=["github-pages"], help="where to publish the site")
    add_site(deploy)
    deploy.add_argument("--branch", metavar="NAME", help="publish to this branch instead, for example gh-pages")
    deploy.add_argument("--remote", metavar="NAME", default="origin", help="the remote repository (default: origin)")
    add_output(deploy)
    deploy.add_argument("--force", action="store_true", help="replace an existing workflow that differs")
    deploy.add_argument("--dry-run", action="store_true", help="show what would be done, without doing it")
    deploy.add_argument("--strict", action="store_true", help="with --branch: do not publish if there is a warning")
    deploy.set_defaults(run=run, misused=deploy.error)


def run(options: argparse.Namespace) -> int:
    """Write the workflow, or publish to a branch, and return the exit code."""
    from generator.deploying.git import CannotDeploy
    from generator.model.problem import CannotWrite, NoContent

    if options.force and options.branch is not None:
        options.misused("--force replaces a workflow; a branch is never overwritten")
    if options.output and options.branch is None:
        options.misused("--output needs --branch; the workflow builds into output/")
    try:
        return _workflow(options) if options.branch is None else _branch(options)
    except NoContent:
        return no_content(options.site)
    except CannotDeploy as error:
        return fail(f"{error.message}\n  {error.hint}")
    except CannotWrite as error:
        return fail(str(error))


def _workflow(options: argparse.Namespace) -> int:
    from generator.cli.deploy_words import workflow_words
    from generator.deploy import plan_workflow, write_workflow

    plan = plan_workflow(project_of(options), options.remote)
    if plan.difference and not options.force:
        print(plan.difference, end="")
        return fail("the workflow already exists and differs (+ marks the new lines)\n  use --force to replace it")
    if not options.dry_run:
        write_workflow(plan)
    print(workflow_words(plan, is_dry=options.dry_run))
    return OK


def _branch(options: argparse.Namespace) -> int:
    from generator.cli.deploy_words import branch_words
    from generator.deploy import publish_branch
    from generator.model.problem import has_errors
    from generator.summary import problem_lines, summary

    project, began = project_of(options), perf_counter()
    with progress_bar(began, is_quiet=False) as progress:
        done = publish_branch(
            project, options.remote, options.branch, is_dry=options.dry_run, is_strict=options.strict, progress=progress
        )
    for line in problem_lines(done.build.problems):
        print(line, file=sys.stderr)
    if has_errors(done.build.problems) or (options.strict and done.build.problems):
        seconds = perf_counter() - began
        print(summary(done.build, project, seconds, is_written=not options.dry_run, is_strict=options.strict))
        return fail("nothing was published because the build failed")
    print(branch_words(done))
    return OK
