"""What is printed: a publication list, as PDF by real Chromium, and read back."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PageObject, PdfReader

from tests.clients.reading_sites import build_many

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("print")

KEEP_THREE = "document.querySelectorAll('.paper').forEach((one, place) => { one.hidden = place > 2; })"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of an author with 120 papers."""
    root = tmp_path_factory.mktemp("many")
    assert build_many(root).problems == ()
    return root / "output"


def _printed(chromium: Browser, page: str, before: str = "") -> list[str]:
    """The text of each printed page; `before` is a script that runs first."""
    return [re.sub(r"\s+", " ", diagnostics.extract_text()) for diagnostics in _sheets(chromium, page, "A4", before)]


def _sheets(chromium: Browser, page: str, paper: str, before: str = "") -> list[PageObject]:
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(page)
    if before:
        tab.evaluate(before)
    pdf = tab.pdf(format=paper)
    context.close()
    return [*PdfReader(io.BytesIO(pdf)).pages]


def test_a_long_list_is_printed(chromium: Browser, many: Path) -> None:
    """120 papers on ten sheets: list_part, each entry whole on one of them with all authors and its address, and no
    heading without an entry below."""
    sheets = _printed(chromium, (many / "index.html").as_uri())
    assert len(sheets) <= 10 and len(_sheets(chromium, (many / "index.html").as_uri(), "Letter")) <= 10
    assert all(f"{number} / {len(sheets)}" in diagnostics for number, diagnostics in enumerate(sheets, 1))
    whole = " ".join(sheets)
    entries = re.findall(r"On the \w+ of \w+: .*?(https://(?:doi|arxiv)\.org/[\w./]+)", whole)
    assert len(entries) == len(set(entries)) == 120
    assert (
        sum(
            len(re.findall(r"On the \w+ of \w+: .*?https://(?:doi|arxiv)\.org/", diagnostics)) for diagnostics in sheets
        )
        == 120
    )
    assert (
        "A. Personh, B. Personi, Jane Q. Doe, C. Personj, D. Personk, and E. Personl" in whole and "et al." not in whole
    )
    for unwanted in ("Some words about", "Abstract", "BibTeX", "Skip to", "code.example.org", "Made with", "All 5"):
        assert unwanted not in whole, unwanted
    for diagnostics in sheets:
        assert not re.search(r"\b20\d\d 6$", diagnostics.replace(re.findall(r"\d+ / \d+", diagnostics)[0], "").strip())


def test_who_it_is_and_the_figures(chromium: Browser, many: Path) -> None:
    """The first sheet begins with the name, the addresses, and the figures with who counted them and when."""
    first = _printed(chromium, (many / "index.html").as_uri(), before=KEEP_THREE)[0]
    assert "Jane Q. Doe https://example.org/ Professor of Everything · Example University" in first
    assert "https://orcid.org/0000-0002-1825-0097" in first and "jane@example.org" in first
    assert "mailto:" not in first and "github.com" not in first
    assert "Example Scholar, as of May 2025" in first and "computed from the papers listed here" in first


def test_what_is_hidden_is_not_printed(chromium: Browser, many: Path) -> None:
    """A filtered list is printed as it is shown."""
    sheets = _printed(chromium, (many / "index.html").as_uri(), before=KEEP_THREE)
    assert len(re.findall("https://(?:doi|arxiv)", " ".join(sheets))) == 3


def test_a_paper_is_printed(chromium: Browser, addresses: dict[str, str]) -> None:
    """The title, the abstract, one reference, the details and the addresses; no controls, and nothing of the site."""
    sheets = _printed(chromium, f"{addresses['demo']}/papers/deepseek-r1.html")
    assert len(sheets) == 1
    for wanted in (
        "Incentivizing Reasoning",
        "Abstract This work",
        "Cite DeepSeek-AI, Guo, D.",
        "Code https://github.com/",
    ):
        assert wanted in sheets[0], wanted
    for unwanted in ("IEEE", "@misc", "Copy", "Download", "Related", "Older", "Co-authors", "Made with"):
        assert unwanted not in sheets[0], unwanted


def test_a_crowd_is_printed_whole(chromium: Browser, addresses: dict[str, str]) -> None:
    """Three thousand names are in a closed <details> on the screen, and completely printed."""
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(f"{addresses['overfull']}/papers/crowd.html")
    last, summary = tab.locator("#authors").get_by_text("Number2999"), tab.locator("summary", has_text="more authors")
    assert summary.is_visible() and not last.is_visible()
    tab.emulate_media(media="print")
    assert last.is_visible() and not summary.is_visible()
    context.close()


def test_dark_readers_print_light(chromium: Browser, addresses: dict[str, str]) -> None:
    """Black on white, whether the system is dark or the reader chose it."""
    context = chromium.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{addresses['demo']}/index.html")
    colours = "(style => [style.color, style.backgroundColor, style.colorScheme])(getComputedStyle(document.body))"
    for chosen in ("", "dark"):
        tab.evaluate(f"document.documentElement.dataset.scheme = '{chosen}'")
        tab.emulate_media(media="print")
        assert tab.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "light"]
        tab.emulate_media(media="screen")
        assert tab.evaluate(colours)[1] != "rgb(255, 255, 255)"
    context.close()
