"""Social cards: which are drawn, what pages say about them, and which are not drawn again."""

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import generator.rendering.social_cards.layout
from generator.arranging.features import MOST_CARDS
from generator.building.values import Build
from generator.caching.cache import Cache
from generator.executors import parallel_map
from generator.model.project import Project
from generator.model.tools import NO_TOOLS, Tools
from generator.open import installed_tools
from tests.portfolio import TODAY, Portfolio, built
from tests.rendering.card_fonts import CHINESE, square_font

URL = "url: https://example.org/jane/\n"
TOOLS = installed_tools()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the cards that were drawn in this process."""
    found: list[str] = []
    draw = generator.rendering.social_cards.layout.draw_card

    def noted(card, style, faces):  # type: ignore[no-untyped-def]
        found.append(card.url)
        return draw(card, style, faces)

    monkeypatch.setattr(generator.rendering.social_cards.layout, "draw_card", noted)
    return found


def _build(
    portfolio: Portfolio, previous: Build | None = None, *, with_pillow: bool = True, **options: object
) -> Build:
    project = Project(portfolio.root, portfolio.root / "output", TODAY, tools=TOOLS if with_pillow else NO_TOOLS)
    portfolio.last = built(project, previous, **options)
    return portfolio.last


def _head(portfolio: Portfolio, path: str) -> dict[str, str]:
    """Return what the head of a page says about its card."""
    return dict(
        re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)"', portfolio.html(path))
    )


def _messages(done: Build) -> list[str]:
    return [problem.message for problem in done.problems]


def test_a_card_for_each_page(portfolio: Portfolio) -> None:
    """Each paper and the profile have a picture of 1200 × 630 pixels, and their pages have its absolute address."""
    portfolio.file("site.yaml", URL).paper("a", title='On "Graphs"', authors=["Jane Doe"], issued="2024").paper(
        "profile"
    )
    assert not _build(portfolio).problems
    for page, card, title in [
        ("index.html", "card.png", "Jane Doe"),
        ("papers/a.html", "cards/a.png", "On &#34;Graphs&#34;"),
        ("papers/profile.html", "cards/profile.png", "Title of profile"),
    ]:
        with Image.open(portfolio.root / "output" / card) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
        head = _head(portfolio, page)
        address, _, version = head.pop("og:image").partition("?v=")
        assert address == f"https://example.org/jane/{card}" and re.fullmatch("[0-9a-f]{8}", version)
        assert head == {
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": title,
            "twitter:card": "summary_large_image",
        }


@pytest.mark.parametrize(
    ("settings", "with_pillow", "warning"),
    [
        (URL, False, ""),
        ("", True, ""),
        (f"{URL}cards: no\n", True, ""),
        (f"{URL}cards: {{draw: no}}\n", True, ""),
        (f"{URL}cards: yes\n", False, "no cards are drawn: Pillow and fonttools are missing"),
        ("cards: yes\n", True, "no cards are drawn: pages need the absolute address of their card"),
    ],
    ids=["no Pillow", "no address", "off", "off in a record", "asked for without Pillow", "asked for without address"],
)
def test_without_cards_pages_name_none(
    portfolio: Portfolio, settings: str, with_pillow: bool, warning: str, drawn: list[str]
) -> None:
    """Without Pillow, without an address, or switched off, there are no cards and pages name none; that is a warning if
    the site asks for cards."""
    done = _build(portfolio.file("site.yaml", settings).paper("a"), with_pillow=with_pillow)
    assert _messages(done) == ([warning] if warning else [])
    assert not any(problem.is_error for problem in done.problems)
    assert not [path for path in portfolio.snapshot() if path.endswith(".png")]
    assert _head(portfolio, "papers/a.html") == _head(portfolio, "index.html") == {"twitter:card": "summary"}
    assert drawn == []


def test_cards_that_are_switched_off_are_removed(portfolio: Portfolio) -> None:
    """Switched off later, the pictures are removed and pages do not name them, also in the same process."""
    first = _build(portfolio.file("site.yaml", URL).paper("a"))
    assert portfolio.has("cards/a.png")
    _build(portfolio.file("site.yaml", f"{URL}cards: no\n"), first)
    assert not portfolio.has("cards/a.png") and not portfolio.has("card.png")
    assert _head(portfolio, "papers/a.html") == {"twitter:card": "summary"}


def test_many_papers_only_where_asked(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with many papers gets cards only if its settings ask for them."""
    assert MOST_CARDS == 500
    monkeypatch.setattr("generator.arranging.features.MOST_CARDS", 2)
    portfolio.file("site.yaml", URL).paper("a").paper("b").paper("c")
    _build(portfolio)
    assert not portfolio.has("cards/a.png")
    _build(portfolio.file("site.yaml", f"{URL}cards: yes\n"))
    assert portfolio.has("cards/a.png")


def test_nothing_is_drawn_twice(portfolio: Portfolio, drawn: list[str]) -> None:
    """In one process: nothing is drawn for a change that no card shows, one card for a new title, all for a new
    owner."""
    portfolio.file("site.yaml", URL).paper("a").paper("b")
    done = _build(portfolio)
    assert sorted(drawn) == ["card.png", "cards/a.png", "cards/b.png"]
    drawn.clear()
    done = _build(
        portfolio.paper("a", "An abstract.").paper("b", keywords=["x"]).file("pages/cv.md", "---\ntitle: CV\n---\n"),
        done,
    )
    assert drawn == [] and not done.problems
    assert not [path for path in done.written.changed if path.endswith(".png")]
    done = _build(portfolio.paper("a", title="Another"), done)
    assert drawn == ["cards/a.png"] and "cards/a.png" in done.written.changed and "card.png" not in done.written.changed
    drawn.clear()
    done = _build(portfolio.file("profile.yaml", "name: Jane Roe\n"), done)
    assert sorted(drawn) == ["card.png", "cards/a.png", "cards/b.png"]
    drawn.clear()
    (portfolio.root / "output" / "cards" / "b.png").unlink()
    _build(portfolio, done)
    assert drawn == ["cards/b.png"] and portfolio.has("cards/b.png")


def test_nothing_is_drawn_twice_by_another_process(
    portfolio: Portfolio, drawn: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys of the cards are kept between processes, also for small sites; another version of Pillow draws all
    again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    portfolio.file("site.yaml", URL).paper("a").paper("b")
    changes: list[tuple[Callable[[], object], list[str]]] = [
        (lambda: None, ["card.png", "cards/a.png", "cards/b.png"]),
        (lambda: portfolio.paper("a", "Text."), []),
        (lambda: portfolio.paper("b", title="New"), ["cards/b.png"]),
    ]
    for change, expected in changes:
        drawn.clear()
        change()
        cache = Cache(portfolio.root)
        _build(portfolio, cache=cache)
        cache.close()
        assert sorted(drawn) == expected
    drawn.clear()
    cache = Cache(portfolio.root)
    project = Project(portfolio.root, portfolio.root / "output", TODAY, tools=Tools(pillow="0.0"))
    built(project, cache=cache)
    cache.close()
    assert len(drawn) == 3


def test_other_processes_draw_the_same(portfolio: Portfolio) -> None:
    """Cards drawn in other processes are the same, byte for byte."""
    portfolio.file("site.yaml", URL)
    for number in range(20):
        portfolio.paper(f"p{number}", title=f"Paper {number}")
    _build(portfolio)
    here = portfolio.snapshot()
    for path in (portfolio.root / "output").rglob("*.png"):
        path.unlink()
    _build(portfolio, parallel_map=parallel_map(2))
    assert portfolio.snapshot() == here


def test_the_address_of_a_card_changes_with_it(portfolio: Portfolio) -> None:
    """Networks keep a card by its address for ever, so another title or colour has another."""
    pages = ("index.html", "papers/a.html", "papers/b.html")
    portfolio.file("site.yaml", URL).paper("a").paper("b")
    done = _build(portfolio)

    def addresses() -> list[str]:
        return [_head(portfolio, page)["og:image"] for page in pages]

    first = addresses()
    done = _build(portfolio.paper("a", title="Another title"), done)
    second = addresses()
    assert [one == other for one, other in zip(first, second, strict=True)] == [True, False, True]
    done = _build(portfolio.file("site.yaml", f'{URL}theme: {{accent: "#8a2be2"}}\n'), done)
    third = addresses()
    assert not {*second} & {*third}
    there = portfolio.snapshot()
    _build(portfolio)  # in a new process
    assert portfolio.snapshot() == there


def test_a_card_of_three_thousand_authors_names_the_owner(portfolio: Portfolio) -> None:
    """The line of authors is shortened and includes the owner; the value stays small."""
    authors = [f"Author Number{number}" for number in range(3_000)]
    portfolio.file("site.yaml", URL).paper("a", authors=[*authors, "Jane Doe"])
    done = _build(portfolio)
    assert done.site
    card = next(card.make() for card in done.site.cards if card.url == "cards/a.png")
    (ways,) = card.below
    assert all(sum(len(words.text) for words in way) < 400 for way in ways)
    assert all("Jane\u00a0Doe" in [words.text for words in way if words.is_strong] for way in ways)
    assert portfolio.has("cards/a.png")


def test_a_card_is_drawn_from_a_title_alone(portfolio: Portfolio) -> None:
    """A card works for a paper with only a title, on a site without an owner's name."""
    portfolio.remove("profile.yaml").file("site.yaml", URL).paper("a")
    assert _messages(_build(portfolio)) == ["there is no profile"]
    assert portfolio.has("cards/a.png") and portfolio.has("card.png")


def test_a_font_of_the_author(portfolio: Portfolio, drawn: list[str], tmp_path: Path) -> None:
    """A Chinese title is written if the site has a font for it, which need not be published; a new font draws the card
    again."""
    portfolio.file("site.yaml", URL).paper("a", title="深度学习", authors=["Ada"])
    _build(portfolio)
    before = portfolio.snapshot()["cards/a.png"]
    font = square_font(tmp_path / "font.ttf", CHINESE).read_bytes()
    portfolio.file("fonts/squares.ttf", font).file("site.yaml", f"{URL}cards: {{fonts: [fonts/squares.ttf]}}\n")
    drawn.clear()
    done = _build(portfolio)
    assert portfolio.snapshot()["cards/a.png"] != before and not portfolio.has("fonts/squares.ttf")
    drawn.clear()
    _build(portfolio.file("fonts/squares.ttf", square_font(tmp_path / "f.ttf", CHINESE[:4]).read_bytes()), done)
    assert len(drawn) == 2


@pytest.mark.parametrize(
    ("font", "message"),
    [
        (None, 'the font "fonts/x.ttf" of the cards does not exist'),
        (b"", "cards: cannot read a font"),
        (b"no font at all", "cards: cannot read a font"),
        (b"\0\1\0\0" + bytes(200), "cards: cannot read a font"),
    ],
    ids=["missing", "empty", "text", "zeros"],
)
def test_a_font_that_is_none(portfolio: Portfolio, font: bytes | None, message: str) -> None:
    """A file that is not a font is an error, and the previous output is unchanged."""
    _build(portfolio.file("site.yaml", URL).paper("a"))
    before = portfolio.snapshot()
    if font is not None:
        portfolio.file("fonts/x.ttf", font)
    done = _build(portfolio.file("site.yaml", f"{URL}cards: {{fonts: fonts/x.ttf}}\n"))
    assert [problem.path for problem in done.problems] == ["content/site.yaml"]
    assert done.problems[0].message.startswith(message) and done.problems[0].is_error
    assert portfolio.snapshot() == before


def test_a_pillow_that_is_broken(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Pillow is installed but cannot be imported, that is a problem with a hint, and nothing is written."""
    monkeypatch.setitem(sys.modules, "generator.rendering.social_cards.layout", None)
    (problem,) = _build(portfolio.file("site.yaml", URL).paper("a")).problems
    assert problem.message.startswith("cards: cannot draw") and "`cards: no`" in problem.hint
    assert not portfolio.has("index.html")


def _themed(portfolio: Portfolio, card: str) -> Build:
    theme = portfolio.root / "themes" / "mine" / "theme.yaml"
    theme.parent.mkdir(parents=True, exist_ok=True)
    theme.write_text(f"extends: scholar\n{card}", "utf-8")
    return _build(portfolio.file("site.yaml", f"{URL}theme: mine\n").paper("a"))


def test_a_theme_has_its_own_colours(portfolio: Portfolio) -> None:
    """A theme's card colours win over those of the theme that it extends, colour by colour."""
    assert not _themed(portfolio, 'card:\n  accent: "#0000FF"\n').problems
    picture = Image.open(io.BytesIO(portfolio.snapshot()["card.png"])).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(4096) or ()}
    assert (0, 0, 255) in colours and (0xFC, 0xFB, 0xF8) in colours


def test_cards_follow_the_accent(portfolio: Portfolio, drawn: list[str]) -> None:
    """The accent that a site sets is that of its cards, with its wash; a change draws them again."""
    _build(portfolio.file("site.yaml", f'{URL}theme: {{accent: "#0000c0"}}\n').paper("a"))
    picture = Image.open(io.BytesIO(portfolio.snapshot()["card.png"])).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(4096) or ()}
    assert (0, 0, 0xC0) in colours and (0x84, 0x30, 0x2A) not in colours and (0xF4, 0xE6, 0xE1) not in colours
    drawn.clear()
    _build(portfolio.file("site.yaml", f"{URL}theme: {{accent: green}}\n"))
    assert drawn


@pytest.mark.parametrize(
    ("card", "line", "message"),
    [
        ("card: red\n", 2, "`card` must be a mapping"),
        ("card:\n  accent: red\n", 3, "card: accent is not a colour"),
        ('card:\n  accents: "#ff0000"\n', 3, 'card: unknown field "accents"'),
        ("card:\n  faces: [none.ttf]\n", 3, 'card: the theme has no file "none.ttf"'),
        ("card:\n  faces: ../../content/x.ttf\n", 3, 'card: the theme has no file "../../content/x.ttf"'),
    ],
)
def test_a_mistake_in_a_theme(portfolio: Portfolio, card: str, line: int, message: str) -> None:
    """A mistake in `card:` is a problem with the theme's file and line."""
    (problem,) = _themed(portfolio, card).problems
    assert (problem.path, problem.line, problem.message) == ("themes/mine/theme.yaml", line, message)


def test_nothing_is_loaded_that_draws_nothing(portfolio: Portfolio) -> None:
    """A build that draws no card imports neither Pillow's drawing nor fonttools."""
    portfolio.file("site.yaml", URL).paper("a")
    run = [sys.executable, "-X", "importtime", "-m", "generator", "build", str(portfolio.root)]
    said = [subprocess.run(run, check=True, capture_output=True, text=True).stderr for _ in range(2)]
    heavy = [{name for name in ("PIL.Image", "fontTools") if f" {name}\n" in loaded} for loaded in said]
    assert heavy == [{"PIL.Image", "fontTools"}, set()]


def test_the_build_goes_on_without_pillow(portfolio: Portfolio) -> None:
    """Without the extra the site builds without a problem; `--verbose` prints one line about it."""
    portfolio.file("site.yaml", URL).paper("a")
    code = "import sys; sys.modules['PIL'] = None; from generator.cli import program; program()"
    for verbose in ([], ["--verbose"]):
        run = [sys.executable, "-c", code, "build", str(portfolio.root), "--no-cache", *verbose]
        done = subprocess.run(run, check=True, capture_output=True, text=True)
        assert not done.stderr and (portfolio.root / "output" / "papers" / "a.html").is_file()
        assert ("no social cards" in done.stdout) == bool(verbose)
    assert not portfolio.has("card.png")
