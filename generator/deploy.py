"""Publish a site: write a workflow with which GitHub publishes it, or push it to a branch that a host serves."""

from difflib import unified_diff
from pathlib import Path

import msgspec

from generator.build import build
from generator.building.values import Build, BuildOptions, BuildResources
from generator.deploying.address import pages_address, repository_name
from generator.deploying.branch import Branch, read_branch
from generator.deploying.git import CannotDeploy
from generator.deploying.publish import Published, committer, publish
from generator.deploying.repository import Repository, repository_of
from generator.deploying.requirement import is_from_a_folder
from generator.deploying.workflow import PLACE, workflow_files
from generator.model.problem import NoContent, has_errors
from generator.model.project import Project
from generator.model.resources import Progress
from generator.writing.atomic_write import write_whole


class Plan(msgspec.Struct, frozen=True):
    """What setting up a workflow would write.

    `root` is the folder of the repository; `files` are the contents to write, by path in it. `branch` is the branch
    whose pushes the workflow publishes; `name` is the repository on GitHub ("owner/name", or empty). `difference` is a
    unified diff from the existing workflow to the new one, or empty. `is_local` is True if this paperfolio was
    installed from a local folder, which a GitHub runner cannot reach.
    """

    root: Path
    branch: str
    name: str
    files: dict[str, bytes]
    difference: str = ""
    is_local: bool = False


class Deployment(msgspec.Struct, frozen=True):
    """The result of publishing to a branch: the build, the branch before it, and what was published, or None."""

    build: Build
    branch: Branch
    published: Published | None = None


def plan_workflow(project: Project, remote: str) -> Plan:
    """Return what to write so that GitHub publishes the site; nothing is written yet.

    `remote` is the name of the remote repository ("origin"). Raises NoContent if the project has no content/, and
    CannotDeploy if it is not in a git repository or if the workflow cannot be written there.
    """
    _require_content(project)
    repository = repository_of(project.root)
    branch = repository.default_branch(remote)
    files = workflow_files(project.root, repository, branch)
    place = repository.root / PLACE
    if not place.parent.resolve().is_relative_to(repository.root.resolve()):
        raise CannotDeploy(f"{place.parent} is a link out of the repository", "replace it with a folder")
    there = place.read_bytes() if place.is_file() else None
    difference = "" if there in {None, files[PLACE]} else _difference(there or b"", files[PLACE])
    return Plan(
        root=repository.root,
        branch=branch,
        name=repository_name(_address(repository, remote)),
        files={path: content for path, content in files.items() if path != PLACE or content != there},
        difference=difference,
        is_local=len(files) > 1 and is_from_a_folder(),
    )


def write_workflow(plan: Plan) -> None:
    """Write the files of the plan. Raises CannotWrite if one cannot be written."""
    for path, content in plan.files.items():
        write_whole(plan.root / path, content)


def publish_branch(
    project: Project,
    remote: str,
    name: str,
    *,
    is_dry: bool = False,
    is_strict: bool = False,
    progress: Progress | None = None,
) -> Deployment:
    """Build the site, then push the output to the branch `name` of `remote`.

    Nothing is published if the build has an error; if `is_strict`, a warning counts as an error. If `is_dry`, nothing
    is written or published. Raises what `build` raises, and CannotDeploy if git or the remote refuses.
    """
    _require_content(project)
    repository = repository_of(project.root)
    branch = read_branch(repository, remote, name)
    who = committer(repository)
    address = project.address or branch.address or pages_address(repository_name(_address(repository, remote)))
    project = msgspec.structs.replace(project, address=address)
    options = BuildOptions(write_files=not is_dry, is_strict=is_strict)
    done = build(project, options=options, resources=BuildResources(progress=progress))
    if has_errors(done.problems) or (is_strict and done.problems) or is_dry:
        return Deployment(done, branch)
    return Deployment(done, branch, publish(branch, project.output, who))


def _require_content(project: Project) -> None:
    if not project.content.is_dir():
        raise NoContent(f"no content/ in {project.root}")


def _address(repository: Repository, remote: str) -> str:
    """Return the URL of a remote from git's settings, or "" if there is no such remote."""
    return repository.ask("config", "--get", f"remote.{remote}.url")


def _difference(there: bytes, ours: bytes) -> str:
    before, after = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (there, ours))
    return "".join(unified_diff(before, after, f"{PLACE} as it is", f"{PLACE} as it would be"))
