"""The wheel, installed into an empty environment outside the checkout, is all that a user needs."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.portfolio import CHECKOUT


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PIP_CONSTRAINT"] = str(CHECKOUT / "constraints.txt")
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.xdist_group("wheel")
def test_the_wheel_is_whole(tmp_path: Path, wheel: Path) -> None:
    """`new` and `build` work from the wheel alone: it has the themes, the scaffold, the script for other pages, and
    the public package with its types."""
    venv.create(tmp_path / "env")
    binaries = tmp_path / "env" / "bin"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        binaries / "python",
        "--disable-pip-version-check",
    ]
    _run(*pip, "install", "--quiet", wheel, cwd=tmp_path)
    assert _run(binaries / "paperfolio", "--version", cwd=tmp_path).startswith("paperfolio ")
    assert _run(binaries / "python", "-m", "paperfolio", "--version", cwd=tmp_path).startswith("paperfolio ")
    _run(binaries / "paperfolio", "new", "my-site", cwd=tmp_path)
    program = "from paperfolio import build, open_project; print(build(open_project('my-site')).counts.papers)"
    assert _run(binaries / "python", "-c", program, cwd=tmp_path) == "2\n"
    with (tmp_path / "my-site" / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("url: https://example.org/\n")
    assert "papers" in _run(binaries / "paperfolio", "build", "my-site", "--strict", cwd=tmp_path)
    output = tmp_path / "my-site" / "output"
    assert (output / "index.html").is_file()
    assert "--accent" in (output / "static" / "theme.css").read_text("utf-8")
    assert (output / "static" / "fonts" / "OFL.txt").is_file()
    assert (output / "embed.js").is_file()
    with ZipFile(wheel) as files:  # the pictures of the themes are for those who read about them
        names = files.namelist()
    assert [name for name in names if "screenshots" in name] == []
    assert {"generator/py.typed", "paperfolio/py.typed"} <= set(names)
