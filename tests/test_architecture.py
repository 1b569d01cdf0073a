"""The structure of the code: who may import whom, who prints, who writes, and how long a module may be."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
STAGES = {"reading", "arranging", "rendering", "writing"}
MAY_IMPORT = {
    "text": set(),
    "model": {"text"},
    "formats": {"model", "text"},
    "citing": {"model", "text"},
    "reading": {"formats", "model", "text"},
    "arranging": {"citing", "formats", "model", "text"},
    "rendering": {"formats", "model", "text"},
    "writing": {"model"},
    "caching": {"model"},
    "executors": {"model"},
    "open": {"deploying", "model"},  # of deploying: which address a workflow gives the site
    "build": STAGES | {"building", "caching", "model"},
    "building": STAGES | {"caching", "model"},
    "watching": {"text"},
    "watch": {
        "build",
        "building",
        "caching",
        "watching",
        "rendering",
        "model",
    },  # of rendering: where the built-in themes are
    "serving": {"model"},
    "serve": {"serving", "watch", "model"},
    "schema": {"formats", "reading"},
    "new": {"writing", "schema", "model"},
    "summary": {"build", "building", "model", "writing"},
    "deploying": {"writing", "model", "text"},
    "deploy": {"build", "building", "deploying", "writing", "model"},
    "theming": {"rendering", "formats", "model"},
    "theme": {"theming", "reading", "rendering", "writing", "model"},
    "checking": {"formats", "model", "text"},
    # of rendering: which theme it is
    "check": {"build", "building", "caching", "checking", "theming", "rendering", "writing", "model"},
    "report": {"model"},
    "cli": {
        "build",
        "building",
        "caching",
        "check",
        "deploy",
        "deploying",
        "executors",
        "new",
        "open",
        "report",
        "schema",
        "serve",
        "serving",
        "summary",
        "theme",
        "theming",
        "watch",
        "model",
    },
    "__main__": {"cli"},
    "__init__": set(),
}
NETWORK = {
    "socket",
    "urllib.request",
    "http",
    "urllib3",
    "requests",
    "httpx",
    "ftplib",
    "smtplib",
    "ssl",
    "asyncio",
    "anyio",
    "h11",
    "starlette",
    "uvicorn",
}
MAY_TALK = ("checking/web.py", "serving/")  # which only `check --external` loads, and only `serve`
EVERYWHERE = "generator.model.errors"  # the base of all exceptions, which imports nothing
# The only folder that imports PyYAML: all other modules use located values and plain records.
YAML = "formats/yaml/"
WRITING_CALLS = {
    "write_text",
    "write_bytes",
    "unlink",
    "rmdir",
    "rename",
    "replace",
    "mkdir",
    "makedirs",
    "rmtree",
    "touch",
}
ids = [path.relative_to(PACKAGE).as_posix() for path in MODULES]


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the name that is called: "os.replace" and "path.replace" are both "replace"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            yield (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")), node


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_modules_import_only_what_the_table_allows(path: Path) -> None:
    """A module imports from its own room, from those that the table allows, and the base of all exceptions."""
    room = _room(path)
    allowed = MAY_IMPORT[room] | {room}
    for name in _imports(ast.parse(path.read_text("utf-8"))):
        if name.startswith("generator.") and name != EVERYWHERE:
            assert name.split(".")[1] in allowed, name
        is_network = any(name == module or name.startswith(f"{module}.") for module in NETWORK)
        assert not is_network or path.relative_to(PACKAGE).as_posix().startswith(MAY_TALK), name


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_modules_are_short_and_say_what_they_are(path: Path) -> None:
    """The docstring of a module says what it is; a module has at most 300 lines, and a name with a meaning."""
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 300
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "manager", "data"}


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_only_the_command_line_prints(path: Path) -> None:
    """No other folder prints."""
    if _room(path) != "cli":
        assert "print" not in [name for name, _ in _calls(ast.parse(path.read_text("utf-8")))]


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_only_writing_writes(path: Path) -> None:
    """No other folder writes files, except that `caching` writes to the user's cache folder."""
    if _room(path) in {"writing", "caching"}:
        return
    for name, call in _calls(ast.parse(path.read_text("utf-8"))):
        is_of_text = name == "replace" and len(call.args) >= 2  # str.replace(old, new); Path.replace takes one
        is_of_value = name == "replace" and call.keywords  # msgspec.structs.replace(value, field=…)
        assert name not in WRITING_CALLS or is_of_text or is_of_value, f"{name} on line {call.lineno}"
        if name == "open" and len(call.args) > 1:
            assert "w" not in ast.unparse(call.args[1]), f"open on line {call.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_only_deploying_runs_another_program(path: Path) -> None:
    """No other folder starts a program (and none uses the network through git), except to make the search index."""
    if _room(path) != "deploying" and path.name != "pagefind_program.py":
        assert "subprocess" not in set(_imports(ast.parse(path.read_text("utf-8"))))


def test_what_all_may_import_imports_nothing() -> None:
    """So that no room depends on another through it."""
    assert not [*_imports(ast.parse((PACKAGE / "model" / "errors.py").read_text("utf-8")))]


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_yaml_is_imported_by_the_room_that_reads_it_alone(path: Path) -> None:
    """No other module uses the nodes of the YAML parser: `formats/located.py` has the values for all formats."""
    if not path.relative_to(PACKAGE).as_posix().startswith(YAML):
        assert not {name for name in _imports(ast.parse(path.read_text("utf-8"))) if name.split(".")[0] == "yaml"}


def test_the_table_of_the_readme() -> None:
    """The table in generator/README.md is the same."""
    rows = re.findall(r"^\| `(\w+)` \| (nothing|`.*`) \|$", (PACKAGE / "README.md").read_text("utf-8"), re.M)
    described = {room: {*re.findall(r"`(\w+)`", allowed)} for room, allowed in rows}
    assert described == {room: allowed for room, allowed in MAY_IMPORT.items() if not room.startswith("__")}


def test_each_room_of_the_table_exists() -> None:
    """Each room of the table exists, so that a renamed folder cannot slip out of these tests."""
    assert {_room(path) for path in MODULES} == set(MAY_IMPORT)
    assert any(name.startswith(YAML) for name in ids)
