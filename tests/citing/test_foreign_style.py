"""References in the styles of `.csl` files, and files that are not usable styles."""

import html
import re
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from generator.building.values import Build
from generator.caching.cache import Cache
from generator.citing.foreign_style import ForeignStyle, StyleError, marked_html
from generator.formats.csl_json import csl_item
from generator.model.paper import Paper
from generator.model.project import Project
from generator.model.tools import Tools
from tests.citing.items import ITEMS
from tests.citing.test_references import papers
from tests.portfolio import TODAY, Portfolio, built

HOUSE = (Path(__file__).parent / "house.csl").read_text("utf-8")
STYLE = ForeignStyle(HOUSE)
OTHER = HOUSE.replace(' suffix="."', ' suffix="!"')
SETTINGS = "citation_styles: [apa, styles/house.csl]\n"
ONE: dict[str, Any] = {"authors": ["Doe, Jane", "Li, Zoë"], "venue": "Words & Things", "volume": "7", "date": 2020}


def test_an_item_in_a_style_of_its_own() -> None:
    """Authors, italics and bold face follow the style; there is no number before the reference."""
    item = {
        "type": "article-journal",
        "title": "On <b>words</b> & so",
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Li", "given": "Zoë"}],
        "container-title": "Words",
        "volume": "7",
        "DOI": "10.5555/w",
        "issued": {"date-parts": [[2020, 5]]},
    }
    assert STYLE.title == "House style & sons"
    assert STYLE.reference(item) == (
        "Doe, J. &amp; Li, Z., <i>On &lt;b&gt;words&lt;/b&gt; &amp; so</i>, Words, <b>7</b>, doi:10.5555/w, 2020."
    )


def test_every_item_can_be_written() -> None:
    """A reference can be written for all types and fields."""
    for paper in ITEMS:
        assert html.escape(paper.title.plain.split()[0], quote=False) in STYLE.reference(csl_item(paper))


@given(papers)
def test_whatever_a_paper_says_the_reference_is_safe(paper: Paper) -> None:
    """For any paper, the only markup is that of the style, and all tags are closed."""
    try:
        made = STYLE.reference(csl_item(paper))
    except StyleError:
        reject()
    bare = re.sub(r"<(i|b)>([^<>]*)</\1>", r"\2", made)
    assert "<" not in bare and ">" not in bare and not re.search("[\x00-\x08\x0e-\x1f\ue000-\ue00f]", made)


@given(st.text(st.sampled_from("\x0e\x0f\x10\x11\x12\x13\x14\x15a<&"), max_size=12))
def test_marks_are_tags_where_all_of_them_close(marked: str) -> None:
    """Marks become tags if they are properly nested; otherwise the result has no tags."""
    bare = made = marked_html(marked)
    while (inner := re.sub(r"<(i|b|sup|sub)>([^<>]*)</\1>", r"\2", bare)) != bare:
        bare = inner
    assert "<" not in bare and html.unescape(bare) == re.sub("[\x0e-\x15]", "", marked), made


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is not a CSL style"),
        ("<html/>", "it is not a CSL style"),
        (HOUSE.replace("</style>", ""), "it is not a CSL style"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + HOUSE.partition("?>")[2], "it has a document type declaration (DOCTYPE)"),
        (re.sub("<bibliography>.*</bibliography>", "", HOUSE, flags=re.S), "it has no bibliography"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>A</title>'
            '<link rel="independent-parent" href="https://www.zotero.org/styles/nature"/></info></style>',
            'it only refers to "nature.csl"; use that',
        ),
    ],
)
def test_what_is_no_style(text: str, message: str) -> None:
    """The error says in one sentence why the file is not usable, whatever exception the parser raises."""
    with pytest.raises(StyleError, match=re.escape(message)):
        ForeignStyle(text)


def test_a_style_that_calls_itself() -> None:
    """A style with a macro that calls itself cannot write references."""
    endless = HOUSE.replace('<macro name="people">', '<macro name="people"><text macro="people"/>')
    with pytest.raises(StyleError, match="citeproc-py failed"):
        ForeignStyle(endless).reference({"type": "book", "title": "A"})


def _build(site: Portfolio, previous: Build | None = None, *, has_csl: bool = True) -> Build:
    return built(Project(site.root, site.root / "output", TODAY, tools=Tools(has_citeproc=has_csl)), previous)


def test_a_site_with_a_style_of_its_own(tmp_path: Path) -> None:
    """The Cite box shows the reference under the title of the style, in the order of the settings. The `.csl` file is
    not published."""
    site = Portfolio(tmp_path).paper("a", **ONE).file("styles/house.csl", HOUSE).file("site.yaml", SETTINGS)
    assert _build(site).problems == ()
    page = site.html("papers/a.html")
    assert page.index('id="cite-apa"') < page.index('id="cite-csl-styles-house"')
    assert "<h3>House style &amp; sons</h3>" in page
    assert "Doe, J. &amp; Li, Z., <i>Title of a</i>, Words &amp; Things, <b>7</b>, 2020." in page
    assert not [path for path in site.snapshot() if path.endswith(".csl")]


@pytest.mark.parametrize(
    ("files", "has_csl", "message"),
    [
        ({}, True, 'the style "styles/house.csl" does not exist or cannot be read'),
        ({"styles/house.csl": b"\xff\xfe<"}, True, 'the style "styles/house.csl" does not exist or cannot be read'),
        ({"styles/house.csl": HOUSE}, False, 'the style "styles/house.csl" is not used: citeproc-py is missing'),
        ({"styles/house.csl": "<a>"}, True, 'the style "styles/house.csl" is not used: it is not a CSL style: '),
        (
            {"styles/house.csl": HOUSE.replace('macro="people"', 'macro="missing"')},
            True,
            'the style "styles/house.csl" cannot format the paper "a": citeproc-py failed: ',
        ),
    ],
)
def test_what_goes_wrong_breaks_no_build(
    tmp_path: Path, files: dict[str, bytes | str], has_csl: bool, message: str
) -> None:
    """There is one warning about the settings, and the site is built without the style."""
    site = Portfolio(tmp_path).paper("a", **ONE).file("site.yaml", SETTINGS)
    for path, content in files.items():
        site.file(path, content)
    (problem,) = _build(site, has_csl=has_csl).problems
    assert problem.message.startswith(message) and not problem.is_error
    assert (problem.path, bool(problem.hint)) == ("content/site.yaml", True)
    assert 'id="cite-apa"' in site.html("papers/a.html") and "cite-csl" not in site.html("papers/a.html")


def test_only_what_has_changed_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one process, only changed papers are written again; if the style has changed, all of them."""
    written: list[str] = []
    reference = ForeignStyle.reference

    def noted(self: ForeignStyle, item: dict[str, Any]) -> str:
        written.append(item["title"])
        return reference(self, item)

    monkeypatch.setattr(ForeignStyle, "reference", noted)
    site = Portfolio(tmp_path).file("styles/house.csl", HOUSE).file("site.yaml", SETTINGS)
    first = _build(site.paper("a", **ONE).paper("b", **ONE))
    second = _build(site.paper("b", **ONE, number="5"), first)
    assert written == ["Title of a", "Title of b", "Title of b"]
    third = _build(site.file("styles/house.csl", OTHER), second)
    assert len(written) == 5 and "2020!" in site.html("papers/a.html")
    assert not _build(site.file("site.yaml", "citation_styles: [apa]\n"), third).problems and len(written) == 5
    assert "cite-csl" not in site.html("papers/a.html")


def test_another_process_writes_only_what_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process takes the references of unchanged papers in an unchanged style from the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    written: list[str] = []
    reference = ForeignStyle.reference

    def noted(self: ForeignStyle, item: dict[str, Any]) -> str:
        written.append(item["title"])
        return reference(self, item)

    monkeypatch.setattr(ForeignStyle, "reference", noted)
    site = Portfolio(tmp_path / "site").file("styles/house.csl", HOUSE).file("site.yaml", SETTINGS)
    project = Project(site.root, site.root / "output", TODAY, tools=Tools(has_citeproc=True))

    def run() -> list[str]:
        written.clear()
        with closing(Cache(site.root)) as cache:
            assert not built(project, cache=cache).problems
        return [*written]

    site.paper("a", **ONE).paper("b", **ONE)
    assert run() == ["Title of a", "Title of b"] and run() == []
    site.paper("b", **ONE, number="5")
    assert run() == ["Title of b"] and "2020." in site.html("papers/a.html")
    site.paper("c", **ONE).remove("papers/a.md")
    assert run() == ["Title of c"]
    site.file("styles/house.csl", OTHER)
    assert len(run()) == 2 and "2020!" in site.html("papers/b.html")


def test_what_is_remembered_is_what_a_clean_build_makes(tmp_path: Path) -> None:
    """The result equals that of a clean build: with another paper, another style, and after the extra was installed."""
    site = Portfolio(tmp_path).file("styles/house.csl", HOUSE).file("site.yaml", SETTINGS).paper("a", **ONE)
    done = _build(site, has_csl=False)
    changes = (("papers/c.yaml", "- {id: c, title: C}"), ("pages/b.md", "# B"), ("styles/house.csl", OTHER))
    for path, content in changes:
        done = _build(site.file(path, content), done)
        kept = site.snapshot()
        clean = Portfolio(tmp_path / "clean")
        shutil.copytree(site.root / "content", clean.root / "content", dirs_exist_ok=True)
        _build(clean)
        assert clean.snapshot() == kept and "cite-csl" in site.html("papers/a.html")


def test_a_receipt_knows_the_extra_and_the_style(tmp_path: Path) -> None:
    """The next process builds again if the extra was installed meanwhile, or if the style has changed."""
    site = Portfolio(tmp_path / "site").file("styles/house.csl", HOUSE).file("site.yaml", SETTINGS).paper("a", **ONE)
    for content, has_csl, shown in ((HOUSE, False, ""), (HOUSE, True, "2020."), (OTHER, True, "2020!")):
        site.file("styles/house.csl", content)
        with closing(Cache(site.root)) as cache:
            project = Project(site.root, site.root / "output", TODAY, tools=Tools(has_citeproc=has_csl))
            built(project, cache=cache)
        page = site.html("papers/a.html")
        assert shown in page and ("cite-csl" in page) == bool(shown)
