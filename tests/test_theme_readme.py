"""The instructions of themes/README.md work as written: its commands, its files and its changes, in order."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.rendering.theme.theme import BUILT_IN

README = (BUILT_IN / "README.md").read_text("utf-8")
STEP = re.compile(r"^\d\. (?P<words>.*?)^ {3}```(?P<kind>\w+)\n(?P<block>.*?)^ {3}```\n", re.S | re.M)
THEME = re.compile(r"^theme:.*\n(?:[ #]+.*\n)*", re.M)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site, in which the author works."""
    assert main(["new", str(tmp_path / "site"), "--name", "Ada Lovelace"]) == 0
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def _steps(heading: str) -> Iterator[tuple[str, str, str]]:
    """The text of each step under a heading, the kind of its block, and the content of the block."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for found in STEP.finditer(section):
        yield found["words"], found["kind"], re.sub(r"^ {3}", "", found["block"], flags=re.M)


def _follow(heading: str, site: Path) -> int:
    """Do the steps of a section, and return their number."""
    steps = list(_steps(heading))
    for words, kind, block in steps:
        if kind == "console":
            for command in re.findall(r"^\$ paperfolio (.*)$", block, re.M):
                assert main(shlex.split(command)) == 0, command
            continue
        (path,) = re.findall(r"`((?:content|themes)/[\w./-]+)`", words)
        place = site / path
        if kind == "diff":
            _change(place, block)
        elif "replace the `theme` setting" in words:
            before, after = THEME.split(place.read_text("utf-8"))
            place.write_text(before + block + after, "utf-8")
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block, "utf-8")
    return len(steps)


def _change(place: Path, difference: str) -> None:
    """Remove the lines that begin with -, which occur once, and put those with + in their place."""
    old, new = (
        "".join(f"{line[1:]}\n" for line in difference.splitlines() if line.startswith(sign)) for sign in ("-", "+")
    )
    text = place.read_text("utf-8")
    assert text.count(old) == 1, place
    place.write_text(text.replace(old, new), "utf-8")


def _output(site: Path, path: str) -> str:
    return (site / "output" / path).read_text("utf-8")


def test_options_restyle_the_site(site: Path) -> None:
    """The options change the style sheet as the README says."""
    assert _follow("Set theme options", site) == 2
    diagnostics = _output(site, "static/theme.css")
    assert "--accent: light-dark(#1f4e79," in diagnostics and "--leading-text: 1.44" in diagnostics


def test_styles_and_a_head(site: Path) -> None:
    """Both reach every page."""
    assert _follow("Add your own CSS and head elements", site) == 3
    assert "font-style:italic" in _output(site, "static/theme.css").rpartition("@layer extra{")[2]
    for page in ("index.html", "papers/first-paper.html", "404.html"):
        assert 'content="the code from Google">' in _output(site, page)


def test_one_template_is_ejected_and_changed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pages have it, the original is kept, and `check` finds nothing to say of it."""
    assert _follow("Override a template", site) == 4
    assert "Made by hand, with paperfolio." in _output(site, "papers/first-paper.html")
    assert "themes/" not in capsys.readouterr().err
    assert main(["theme", "eject", "partials/footer.html", "--renew"]) == 0


def test_the_example_theme_is_used_with_its_options(site: Path) -> None:
    """It is the one that the site has, with its colour, its rule and its option."""
    assert _follow("Write a theme", site) == 9
    diagnostics = _output(site, "static/theme.css")
    assert "--paper-50:#ffffff;" in diagnostics and "font-variant-caps:small-caps" in diagnostics
    assert "<p>Sapere aude</p>" in _output(site, "index.html")


def test_every_way_is_followed() -> None:
    """No other section has steps that are not tested."""
    headings = re.findall(r"^## (.*)$", README, re.M)
    assert [heading for heading in headings if list(_steps(heading))] == [
        "Set theme options",
        "Add your own CSS and head elements",
        "Override a template",
        "Write a theme",
    ]


def test_the_example_of_options_is_one(site: Path) -> None:
    """The options that the README shows are those of a theme, each of its types once."""
    (block,) = [block for block in re.findall(r"```yaml\n(.*?)```", README, re.S) if block.startswith("options:")]
    theme = site / "themes" / "mine" / "theme.yaml"
    theme.parent.mkdir(parents=True)
    theme.write_text(f"extends: scholar\n{block}", "utf-8")
    (site / "content" / "site.yaml").write_text("theme: {name: mine, motto: Sapere aude, width: wide}\n")
    assert main(["build", "--strict"]) == 0
    assert re.findall(r"type: (\w+)", block) == re.findall(r"^\| `(\w+)` \| .* \| .* \| .* \|$", _types(), re.M)


def _types() -> str:
    return README.partition("| `type` | value in `site.yaml`")[2].partition("\n\n")[0]
