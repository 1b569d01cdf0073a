"""A site -> the web: the files with which GitHub publishes it, or a commit on a branch that a host serves."""

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
from generator.model.memory import Progress
from generator.model.problem import NoContent
from generator.model.project import Project
from generator.writing.atomic_write import write_whole


class Plan(msgspec.Struct, frozen=True):
    """What a workflow takes: the `files` that are to be written, by their paths in the repository; the `branch` whose
    pushes it publishes; the `name` of the repository on GitHub ("owner/name", or empty); how the workflow that is there
    differs from ours, as a unified diff; and whether a runner may not find the paperfolio that runs here."""

    root: Path
    branch: str
    name: str
    files: dict[str, bytes]
    difference: str = ""
    is_local: bool = False


class Publication(msgspec.Struct, frozen=True):
    """What publishing to a branch came to: the build, the branch as it was, and what was published, if anything was."""

    build: Build
    branch: Branch
    published: Published | None = None


def plan_workflow(project: Project, remote: str) -> Plan:
    """What is to be written so that GitHub publishes the site; nothing is written yet.

    Raises NoContent where the project has no content/, and CannotDeploy where it lies in no git repository, or
    something in that is in the way.
    """
    _require_content(project)
    repository = repository_of(project.root)
    branch = repository.default_branch(remote)
    files = workflow_files(project.root, repository, branch)
    place = repository.root / PLACE
    if not place.parent.resolve().is_relative_to(repository.root.resolve()):
        raise CannotDeploy(f"{place.parent} leads out of the repository", "make it a folder of its own")
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
    """Write the files of the plan, and nothing else. Raises CannotWrite where the disk refuses."""
    for path, content in plan.files.items():
        write_whole(plan.root / path, content)


def publish_branch(
    project: Project, remote: str, name: str, *, is_dry: bool = False, progress: Progress | None = None
) -> Publication:
    """Build strictly, then publish the output on the branch `name` of a remote; nothing after a build that failed.

    Where `is_dry`, nothing is written, and nothing published. Raises what `build` raises, and CannotDeploy where git,
    or the remote, does not go along.
    """
    _require_content(project)
    repository = repository_of(project.root)
    branch = read_branch(repository, remote, name)
    who = committer(repository)
    address = project.address or branch.address or pages_address(repository_name(_address(repository, remote)))
    project = msgspec.structs.replace(project, address=address)
    options = BuildOptions(write_files=not is_dry, is_strict=True)
    done = build(project, options=options, resources=BuildResources(progress=progress))
    if done.problems or is_dry:
        return Publication(done, branch)
    return Publication(done, branch, publish(branch, project.output, who))


def _require_content(project: Project) -> None:
    if not project.content.is_dir():
        raise NoContent(f"no content/ in {project.root}")


def _address(repository: Repository, remote: str) -> str:
    """Where a remote is, as git's settings have it; empty where there is none of that name."""
    return repository.ask("config", "--get", f"remote.{remote}.url")


def _difference(there: bytes, ours: bytes) -> str:
    before, after = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (there, ours))
    return "".join(unified_diff(before, after, f"{PLACE} as it is", f"{PLACE} as it would be"))
