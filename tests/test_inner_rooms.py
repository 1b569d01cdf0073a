"""Inside a room: who may import whom, no circle between modules, and no folder too full to know by heart."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
FULLEST = 20  # modules of a folder
HIGHEST = 10  # floors of a room

# The floors of each room with folders in it, from the ground up. A folder or module may import what is below its own
# floor, and nothing else of its room. What a room does not name here is on the ground floor.
FLOORS: dict[str, tuple[set[str], ...]] = {
    "arranging": (
        {"addresses"},
        {"people"},
        {"papers"},
        {"metadata", "metrics", "site_texts"},
        {"catalogue"},
        {"features", "memory"},
        {"files", "pages"},
        {"arrange"},
    ),
    "formats": (
        {"located", "names"},
        {"yaml"},
        {"entry"},
        {"bibtex", "csl_json", "formula", "raw", "ris"},
        {"output"},
    ),
    "rendering": (
        {"charts", "environment", "heads", "hosting", "pagefind_program", "row_charts", "theme"},
        {"pagefind", "page_renderer", "social_cards"},
        {"render"},
    ),
    "text": (
        set(),  # the ground floor: all that is not named below
        {"tex"},
        {"inline", "markdown_extension"},
        {"markdown"},
    ),
}


def _name(path: Path) -> str:
    return "generator." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def _imported(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, wherever in it: "generator.text.link"."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        yield from (name for name in names if name in KNOWN)


KNOWN = {_name(path) for path in MODULES}
GRAPH = {_name(path): {*_imported(path)} - {_name(path)} for path in MODULES}


def _floor(room: str, part: str) -> int:
    return next((number for number, parts in enumerate(FLOORS[room]) if part in parts), 0)


@pytest.mark.parametrize("room", FLOORS)
def test_a_module_imports_only_what_is_below_it(room: str) -> None:
    """Within its own folder it may import anything; a higher floor, or a neighbour on its floor, never."""
    for name, imported in GRAPH.items():
        for other in imported:
            mine, theirs = name.split("."), other.split(".")
            if mine[1] == theirs[1] == room and mine[2] != theirs[2] and _floor(room, mine[2]) > 0:
                assert _floor(room, theirs[2]) < _floor(room, mine[2]), f"{name} imports {other}"
            elif mine[1] == theirs[1] == room and mine[2] != theirs[2]:
                assert _floor(room, theirs[2]) == 0, f"{name} imports {other}"


@pytest.mark.parametrize("room", FLOORS)
def test_the_floors_name_what_exists(room: str) -> None:
    """A renamed folder cannot slip out of the table, and a room has at most ten floors."""
    parts = {path.name.removesuffix(".py") for path in (PACKAGE / room).iterdir()}
    assert not set().union(*FLOORS[room]) - parts
    assert len(FLOORS[room]) <= HIGHEST


def test_no_module_imports_itself_through_others() -> None:
    """Neither at the top of a module, nor in a function, nor for its types."""
    try:
        TopologicalSorter(GRAPH).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=lambda folder: folder.name)
def test_no_folder_is_too_full(folder: Path) -> None:
    """A folder with more than 20 modules needs folders of its own."""
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= FULLEST
