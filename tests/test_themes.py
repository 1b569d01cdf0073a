"""`paperfolio theme`: list and show themes, start a new one, and copy files of one."""

import json
import re
from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.cli import main
from generator.rendering.theme.theme import BUILT_IN, load_theme
from generator.rendering.theme.theme_file import declared_options
from generator.theming.originals import ejectable_files
from tests.portfolio import Portfolio

THEMES = sorted(path.name for path in BUILT_IN.iterdir() if (path / "theme.yaml").is_file())
FOOTER = "templates/partials/footer.html"


@pytest.fixture(autouse=True)
def _in_the_site(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the commands in the folder of a site, as an author does."""
    portfolio.paper("a", date="2024", citations=3)
    monkeypatch.chdir(portfolio.root)
    monkeypatch.setenv("COLUMNS", "100")


def _checked(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return the problems that `check` reports, without the inferred types of papers."""
    capsys.readouterr()
    main(["check", "--format", "json"])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return [problem for problem in found if problem["severity"] != "info"]


def test_list_names_every_theme(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every theme is listed with its origin and description; outside of a site none is marked as used."""
    assert main(["theme", "new", "mine"]) == 0
    assert main(["theme", "eject", "partials/footer.html"]) == 0
    capsys.readouterr()
    assert main(["theme", "list"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "scholar (built in, with overrides of this site, used)" in shown
    assert "mine (this site's own)" in shown and "base (built in)" in shown
    assert [line for line in shown if not line.startswith(" ")] == sorted(shown[::2])
    (portfolio.root / "empty").mkdir()
    assert main(["theme", "list", "--site", "empty"]) == 0
    assert "used" not in capsys.readouterr().out


def test_show_lists_every_option_with_its_value(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """The theme of the site is a table of options with type, default, choices and the site's values."""
    portfolio.file("site.yaml", 'theme: {accent: "#1F4E79", card: [abstract, links], charts: no}\n')
    assert main(["theme", "show"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("scholar (built in, used), extends base\n")
    assert re.search(r"^option +type +default +this site +description$", shown, re.M)
    assert re.search(r"^accent +colour +#84302a +#1f4e79 +\w", shown, re.M)
    assert re.search(r"^charts +flag +yes +no +\w", shown, re.M)
    assert re.search(r"^density +choice +normal +Space", shown, re.M)
    assert "comfortable, normal, compact" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 100


def test_show_of_an_unused_theme_has_no_values(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """A theme that the site does not use is shown without the site's values; for an unknown name a similar one is
    suggested."""
    portfolio.file("site.yaml", "theme: {accent: navy}\n")
    assert main(["theme", "show", "base"]) == 0
    assert "this site" not in capsys.readouterr().out
    assert main(["theme", "show", "schollar"]) == 1
    assert capsys.readouterr().err == 'paperfolio: there is no theme "schollar"; did you mean "scholar"?\n'


def test_show_reports_a_mistake_in_the_settings(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in the settings is reported as a build reports it."""
    portfolio.file("site.yaml", "theme: {density: dense}\n")
    assert main(["theme", "show"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        'content/site.yaml:1:18: density: "dense" is not one of the choices',
        "  choose from: comfortable, normal, compact",
    ]


@pytest.mark.parametrize("parent", THEMES)
def test_new_makes_a_theme_that_builds(parent: str, portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """A new theme builds at once and gives the same pages as the one that it extends; the command says how to use
    it."""
    before = portfolio.file("site.yaml", f"theme: {parent}\n").build().snapshot()
    assert main(["theme", "new", "mine", "--extends", parent]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "wrote themes/mine/theme.yaml",
        "wrote themes/mine/styles/tokens.css",
        "",
        "Next: write `theme: mine` into content/site.yaml, or `name: mine` below its `theme:`.",
    ]
    assert portfolio.file("site.yaml", "theme: mine\n").build().snapshot() == before


@pytest.mark.parametrize("parent", THEMES)
def test_new_has_every_option_commented(parent: str, portfolio: Portfolio) -> None:
    """The comments of a new theme, uncommented, are the options and the card colours of its parent."""
    assert main(["theme", "new", "mine", "--extends", parent]) == 0
    file = portfolio.root / "themes" / "mine" / "theme.yaml"
    _, *sections = re.split(r"^(?=# (?:options|card):)", file.read_text("utf-8"), flags=re.M)
    lines = [line for section in sections for line in section.partition("\n\n")[0].splitlines()]
    file.write_text("\n".join([f"extends: {parent}", *(line.removeprefix("# ") for line in lines), ""]), "utf-8")
    own = yaml.safe_load(file.read_text("utf-8"))
    assert set(own["card"]) == {"surface", "text", "quiet", "line", "accent", "wash"}
    theirs, _ = declared_options(load_theme(portfolio.root / "themes", parent))
    ours, problems = declared_options(load_theme(portfolio.root / "themes", "mine"))
    assert not problems and set(own["options"]) == set(theirs)
    for name, option in theirs.items():
        fields = ("type", "default", "help", "choices", "tokens")
        assert [getattr(ours[name], field) for field in fields] == [getattr(option, field) for field in fields]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["scholar"], 'the theme "scholar" already exists; choose another name'),
        (["there"], 'the theme "there" already exists; choose another name'),
        (["half"], f"{Path('themes/half/styles/tokens.css')} already exists; choose another name"),
        (["../out"], '"../out" is not a valid theme name; use letters, digits, - and _'),
        (["mine", "--extends", "bases"], 'there is no theme "bases"; did you mean "base"?'),
    ],
)
def test_new_writes_over_nothing(
    words: list[str], message: str, portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """Existing files are not changed, and the message says why."""
    for path in ("there/theme.yaml", "half/styles/tokens.css"):
        (portfolio.root / "themes" / path).parent.mkdir(parents=True)
        (portfolio.root / "themes" / path).write_text("# mine\n")
    before = sorted(portfolio.root.rglob("*"))
    assert main(["theme", "new", *words]) == 1
    assert capsys.readouterr().err == f"paperfolio: {message}\n"
    assert sorted(portfolio.root.rglob("*")) == before


@pytest.mark.parametrize("command", [["new", "mine"], ["eject", "paper.html"]])
def test_outside_a_site_no_theme_is_written(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written if there is no content/."""
    (tmp_path / "empty").mkdir()
    assert main(["theme", *command, "--site", str(tmp_path / "empty")]) == 1
    assert "no content/" in capsys.readouterr().err
    assert not list((tmp_path / "empty").iterdir())


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("paper.html", "templates/paper.html"),
        ("partials/footer.html", FOOTER),
        ("templates/partials/footer.html", FOOTER),
        ("styles/components/paper.css", "styles/components/paper.css"),
        ("icons/pdf.svg", "icons/pdf.svg"),
        ("static/favicon.svg", "static/favicon.svg"),
    ],
)
def test_eject_copies_a_file_beside_its_original(
    word: str, path: str, portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """The copy is in the site's own folder of the theme, and its original under `taken/`, by version."""
    assert main(["theme", "eject", word]) == 0
    own = portfolio.root / "themes" / "scholar"
    assert sorted(file.relative_to(own).as_posix() for file in own.rglob("*") if file.is_file()) == sorted(
        [path, f"taken/{__version__}/{path}"]
    )
    assert (own / path).read_bytes() == (own / "taken" / __version__ / path).read_bytes()
    (own / path).write_text("mine")
    assert main(["theme", "eject", word]) == 1
    assert "already exists" in capsys.readouterr().err
    assert (own / path).read_text() == "mine"


@pytest.mark.parametrize("theme", THEMES)
def test_everything_ejected_is_the_same_site(theme: str, portfolio: Portfolio) -> None:
    """With every file copied, the pages are the same byte for byte, the originals are not published, and `check`
    reports nothing."""
    before = portfolio.file("site.yaml", f"theme: {theme}\n").build().snapshot()
    for path in ejectable_files(load_theme(portfolio.root / "themes", theme)):
        assert main(["theme", "eject", path]) == 0
    assert portfolio.build().snapshot() == before
    assert main(["check", "--strict"]) == 0


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("footer.html", 'did you mean "partials/footer.html"?'),
        ("papr.html", 'did you mean "paper.html"?'),
        ("theme.yaml", "run `paperfolio theme eject` to list all files"),
        ("../../content/profile.yaml", "run `paperfolio theme eject` to list all files"),
        ("taken/0.1.0/templates/paper.html", 'did you mean "paper.html"?'),
    ],
)
def test_eject_of_an_unknown_file_names_the_one_meant(
    word: str, message: str, portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """A similar file is suggested, or the command that lists all; nothing is written."""
    assert main(["theme", "eject", word]) == 1
    assert capsys.readouterr().err == f'paperfolio: scholar has no file "{word}"; {message}\n'
    assert not (portfolio.root / "themes").exists()


def test_all_that_can_be_taken(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a path the command lists all files and marks the site's own copies."""
    main(["theme", "eject", "partials/footer.html"])
    capsys.readouterr()
    assert main(["theme", "eject"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert "* partials/footer.html" in shown and "  paper.html" in shown and "  icons/pdf.svg" in shown


def _taken_earlier(portfolio: Portfolio, path: str = FOOTER, *, mine: str, original: str, version: str) -> None:
    """Write an override as an earlier version of paperfolio left it."""
    own = portfolio.root / "themes" / "scholar"
    for place, text in ((own / path, mine), (own / "taken" / version / path, original)):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def test_an_original_that_has_moved_on(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` names the override, the version of its original, and what has changed since; after `--renew` it is
    silent."""
    now = (BUILT_IN / "base" / FOOTER).read_text("utf-8")
    before = now.replace("Made with paperfolio.", "Made with love.")
    _taken_earlier(portfolio, mine=before.replace("love", "care"), original=before, version="0.0.9")
    (found,) = _checked(capsys)
    assert (found["path"], found["severity"]) == (f"themes/scholar/{FOOTER}", "warning")
    assert found["message"] == "its original has changed since paperfolio 0.0.9, from which it was copied"
    lines = str(found["hint"]).splitlines()
    assert "`paperfolio theme eject partials/footer.html --renew`" in lines[0]
    assert lines[1:3] == ["--- paperfolio 0.0.9", f"+++ paperfolio {__version__}"]
    assert [line[0] for line in lines if "Made with" in line] == ["-", "+"]
    assert main(["check"]) == 0
    shown = capsys.readouterr().err.splitlines()
    assert (
        shown[0].startswith(f"themes/scholar/{FOOTER}: warning: its original") and shown[2] == "  --- paperfolio 0.0.9"
    )
    assert main(["build", "--strict"]) == 0  # a build does not warn about it
    assert main(["theme", "eject", "partials/footer.html", "--renew"]) == 0
    assert "care" in (portfolio.root / "themes" / "scholar" / FOOTER).read_text("utf-8")
    assert not _checked(capsys)


def test_the_latest_original_counts(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several saved originals the one of the latest version counts; versions are compared as numbers."""
    now = (BUILT_IN / "base" / FOOTER).read_text("utf-8")
    _taken_earlier(portfolio, mine="mine", original=now, version="0.0.10")
    _taken_earlier(portfolio, mine="mine", original="before", version="0.0.9")
    assert not _checked(capsys)


def test_a_long_difference_is_cut(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """A long diff is cut, and a binary file gets no diff."""
    _taken_earlier(
        portfolio, "templates/paper.html", mine="mine", original="x" * 1000 + "\nold\n" * 40, version="0.0.9"
    )
    own = portfolio.root / "themes" / "scholar"
    for place in (own / "static/favicon.svg", own / "taken/0.0.9/static/favicon.svg"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"\xff\xfe" + place.as_posix().encode())
    binary, long = _checked(capsys)
    assert binary["path"] == "themes/scholar/static/favicon.svg" and "\n" not in str(binary["hint"])
    lines = str(long["hint"]).splitlines()
    assert len(lines) == 32 and re.fullmatch(r"… and \d+ more lines", lines[-1])
    assert max(map(len, lines)) <= 161


def test_an_original_that_is_gone(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """An override of a file that no theme has any more is reported as unused."""
    _taken_earlier(portfolio, "templates/partials/gone.html", mine="mine", original="theirs", version="0.0.9")
    (found,) = _checked(capsys)
    assert found["path"] == "themes/scholar/templates/partials/gone.html"
    assert found["message"] == "paperfolio no longer has this file, which it had in 0.0.9: nothing uses this copy"


def test_overrides_of_which_nothing_is_said(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was never copied, one equal to today's original, and one whose copy was deleted are not reported."""
    own = portfolio.root / "themes" / "scholar"
    now = (BUILT_IN / "base" / FOOTER).read_text("utf-8")
    _taken_earlier(portfolio, mine=now, original="before", version="0.0.9")
    _taken_earlier(portfolio, "templates/paper.html", mine="", original="before", version="0.0.9")
    (own / "templates/paper.html").unlink()
    (own / "templates/404.html").write_text("<p>Gone.</p>\n", "utf-8")
    assert not [one for one in _checked(capsys) if str(one["path"]).startswith("themes/")]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("folder", ["base", ""])
def test_the_author_s_own_head_and_styles(theme: str, folder: str, portfolio: Portfolio) -> None:
    """The author's own head and styles are on every page, whether they lie in the folder of `base` or of the theme; the
    styles come last and win."""
    own = portfolio.root / "themes" / (folder or theme)
    for path, text in (
        ("templates/partials/extra-head.html", '<meta name="mine" content="{{ site.owner }}">\n'),
        ("styles/extra.css", "body { color: rebeccapurple }\n"),
    ):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text(text, "utf-8")
    portfolio.file("site.yaml", f"theme: {{name: {theme}, density: compact}}\n").build()
    assert all(
        '<meta name="mine" content="Jane Doe">' in page.decode().partition("</head>")[0]
        for path, page in portfolio.snapshot().items()
        if path.endswith(".html")
    )
    diagnostics = portfolio.html("static/theme.css")
    layers = [layer.strip() for layer in diagnostics[len("@layer") : diagnostics.index(";")].split(",")]
    assert layers[-1] == "extra"
    assert "@layer extra{body { color: rebeccapurple }}" in diagnostics


def test_a_file_of_a_theme_of_one_s_own(portfolio: Portfolio) -> None:
    """A file of another theme of the site is copied without saving an original, because it has no version of
    paperfolio."""
    main(["theme", "new", "mine"])
    main(["theme", "new", "child", "--extends", "mine"])
    (portfolio.root / "themes" / "child" / "styles" / "tokens.css").unlink()
    portfolio.file("site.yaml", "theme: child\n")
    assert main(["theme", "eject", "styles/tokens.css"]) == 0
    own = portfolio.root / "themes" / "child"
    assert (own / "styles/tokens.css").read_text() == (own.parent / "mine" / "styles/tokens.css").read_text()
    assert not (own / "taken").exists()
