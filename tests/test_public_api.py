"""The package `paperfolio` is the public door: its names, their documentation, and the tree of exceptions."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import generator
import paperfolio
from generator.model import errors
from generator.new import new_site
from paperfolio import Build, PaperfolioError, Project, build, open_project

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "generator"
DOCUMENTED = [name for name in paperfolio.__all__ if name != "__version__"]
DRAWN = re.compile(r"^ {4}([│ ]*)[├└]── (\w+)(?: \((\w+)\))?", re.M)


@pytest.mark.parametrize("name", ["paperfolio", *DOCUMENTED])
def test_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each public name has a docstring with an example that runs in the folder above a new site."""
    value = paperfolio if name == "paperfolio" else getattr(paperfolio, name)
    new_site(tmp_path / "my-site", "Ada Lovelace")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAPERFOLIO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PAPERFOLIO_URL", "")  # one example sets it; this takes it back
    example = doctest.DocTestParser().get_doctest(inspect.getdoc(value) or "", {}, name, None, None)
    assert example.examples
    shown: list[str] = []
    assert doctest.DocTestRunner().run(example, out=shown.append).failed == 0, "".join(shown)


def test_the_names_are_documented() -> None:
    """The README has a row for each public name and for no other."""
    section = (CHECKOUT / "README.md").read_text("utf-8").partition("## From Python")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)", row)) == sorted(DOCUMENTED)


def test_the_example_of_the_readme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The program in the README builds the site and prints what the README says."""
    new_site(tmp_path / "my-site")
    monkeypatch.chdir(tmp_path)
    section = (CHECKOUT / "README.md").read_text("utf-8").partition("## From Python")[2]
    exec(section.partition("```python\n")[2].partition("```")[0], {})
    assert capsys.readouterr().out == "2 papers, 0 problems\n"
    assert (tmp_path / "my-site" / "output" / "index.html").is_file()


def test_types(tmp_path: Path) -> None:
    """A type checker knows the public names, and reports those that do not exist: without its error, mypy would report
    the comment as unused."""
    new_site(tmp_path / "site")
    project: Project = open_project(str(tmp_path / "site"), tmp_path / "public")
    done: Build = build(project)
    assert (project.output / "index.html").is_file() and done.counts.papers == 2
    with pytest.raises(AttributeError, match="'paperfolio' has no attribute 'nothing'"):
        paperfolio.nothing  # type: ignore[attr-defined]  # noqa: B018
    assert {*paperfolio.__all__} <= {*dir(paperfolio)}
    assert (PACKAGE / "py.typed").is_file() and (CHECKOUT / "paperfolio" / "py.typed").is_file()


def test_the_import_is_quick() -> None:
    """Importing the package loads no other module of paperfolio, and no other package."""
    program = "import sys; before = {*sys.modules}; import paperfolio; print(*sorted({*sys.modules} - before))"
    found = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert {name for name in found.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names} == {
        "generator",
        "paperfolio",
    }


def test_the_command(tmp_path: Path) -> None:
    """`python -m paperfolio` is the command."""
    command = [sys.executable, "-m", "paperfolio", "--version"]
    found = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert found.stdout == f"paperfolio {paperfolio.__version__}\n"


def test_the_door_is_thin() -> None:
    """It defines nothing but the import of its names."""
    for path in (CHECKOUT / "paperfolio").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        defined = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        assert set(defined) <= {"__getattr__", "__dir__"}


def _exceptions(base: type[Exception], depth: int = 0) -> list[tuple[int, str, str]]:
    """The depth, name and second base of every exception below `base`."""
    found = []
    for one in base.__subclasses__():
        others = ", ".join(other.__name__ for other in one.__bases__ if not issubclass(other, errors.PaperfolioError))
        found += [(depth, one.__name__, others), *_exceptions(one, depth + 1)]
    return found


def test_the_tree_of_exceptions() -> None:
    """The docstring of the base draws every exception, under the one that it extends."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    drawn = [(len(bars) // 4, name, base) for bars, name, base in DRAWN.findall(errors.__doc__ or "")]
    assert sorted(drawn) == sorted(_exceptions(PaperfolioError))


def test_every_exception_has_the_base() -> None:
    """Every exception of the program has PaperfolioError as a base."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and node.bases and node.name != "PaperfolioError":
                first = ast.unparse(node.bases[0])
                assert not re.fullmatch(r"(Base)?Exception|OSError|\w+Error", first) or first == "PaperfolioError", (
                    f"{path.relative_to(CHECKOUT)}: {node.name} must extend PaperfolioError first"
                )
