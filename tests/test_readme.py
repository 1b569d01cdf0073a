"""The README is true for a new user."""

import re
from pathlib import Path

import pytest

from generator.cli import main

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text("utf-8")


def _block(kind: str, containing: str) -> str:
    """Return the fenced block of this kind that contains these words, without the indentation of its list."""
    blocks = [block for block in re.findall(rf"```{kind}\n(.*?)```", README, re.S) if containing in block]
    return re.sub(r"^ {3}", "", blocks[0], flags=re.M)


def test_the_example_of_the_readme_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example entry builds in a new site without a warning; broken, it gets the message that is printed there."""
    site = tmp_path / "my-site"
    assert main(["new", str(site), "--name", "Ada Lovelace"]) == 0
    entry = site / "content" / "papers" / "notes.md"
    entry.write_text(_block("markdown", "Analytical Engine").removeprefix("   "), "utf-8")
    entry.with_suffix(".pdf").write_bytes(b"%PDF-1.4\n")
    assert main(["build", str(site), "--strict"]) == 0
    assert (site / "output" / "papers" / "notes.pdf").is_file()
    entry.write_text(entry.read_text("utf-8").replace("1843-08", "1843-13"), "utf-8")
    capsys.readouterr()
    assert main(["build", str(site), "--quiet"]) == 0
    shown = capsys.readouterr()
    assert _block("console", "1843-13").splitlines()[1:] == [*shown.err.splitlines(), *shown.out.splitlines()]


def test_every_file_that_is_linked_is_there() -> None:
    """No document of the project links to a file that does not exist."""
    for document in [CHECKOUT / "README.md", *CHECKOUT.glob("*/README.md"), *CHECKOUT.glob("*.md")]:
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.S)
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", prose):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_command_is_named() -> None:
    """The table of commands has a row for each command, and the options of a build are explained."""
    for word in ("new", "build", "serve", "watch", "check", "theme", "deploy", "schema"):
        assert f"| `paperfolio {word}" in README
    for option in ("--strict", "--quiet", "--verbose", "--timings", "--output", "--no-cache"):
        assert option in README
