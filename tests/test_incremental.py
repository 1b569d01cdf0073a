"""The law of all that is remembered: whatever was built before, the output is that of a clean build, byte for byte."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.building.values import Build
from generator.caching.cache import Cache
from generator.model.problem import has_errors
from generator.model.project import Project
from generator.model.resources import Store
from generator.model.tools import Tools
from generator.open import installed_tools
from tests.portfolio import TODAY, Portfolio, built

PAGEFIND = installed_tools().pagefind
IDS = st.sampled_from(["a", "b", "c", "d"])
WORDS = st.sampled_from(
    ["One.", "Two *words*.", "With $x$.", "[files](/files/cv.pdf)", "[b](b.md)", "![](p.png)", "## H"]
)
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Alpha", "Beta", "Alpha, again"]),
        "date": st.sampled_from(["2023", "2024-05", "2030", "20x4"]),
        "authors": st.sampled_from([["Jane Doe", "A. One"], ["B. Two", "Jane Doe"], ["C. Three"]]),
        "keywords": st.sampled_from([["x"], ["x", "y"], ["Y"]]),
        "venue": st.sampled_from(["Journal of X", "Annals"]),
        "pdf": st.sampled_from(["a.pdf", "b.pdf"]),
        "draft": st.booleans(),
        "featured": st.booleans(),
        "citations": st.sampled_from([3, 400]),
        "aliases": st.sampled_from(["/old/", "/older.html"]),
        "type": st.sampled_from(["software", "report"]),
        "tldr": st.sampled_from(["In short.", "See [b](b.md)."]),
        "unknown": st.just("field"),
    },
)
SETTINGS = st.sampled_from([
    "title: One", "papers: {page_size: 1}", "papers: {group: type, sort: title}", "coauthors: no", "x: y",
    "url: https://example.org/", "url: https://example.org/\nfeeds: {entries: 1}", "feeds: no",
    "theme: none", "trusted_html: yes", "exports: no", "citation_styles: [mla, apa]",
    "search: no", "search: {large_from: 1}",
])  # fmt: skip


class CompiledOnly(Cache):
    """A cache of compiled templates and of nothing else, for the clean builds: they would take most of the time."""

    def store(self, files: int, *, has_expensive_work: bool = False) -> Store | None:
        return None


class Editing(RuleBasedStateMachine):
    """An author edits a site. After each edit it is built again in one process, and by new processes with one cache."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.portfolio = Portfolio(self.folder / "site")
        self.last: Build | None = None

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        self.portfolio.paper("a", "Text.", authors=["Jane Doe", "A. One"], date="2024").file("papers/b.pdf", b"%PDF-")

    @rule(id=IDS, body=WORDS, record=RECORDS)
    def write(self, id: str, body: str, record: dict[str, Any]) -> None:
        self.portfolio.paper(id, body, **record)

    @rule(id=IDS, more=WORDS)
    def append(self, id: str, more: str) -> None:
        entry = self.portfolio.root / "content" / "papers" / f"{id}.md"
        if entry.exists():
            entry.write_text(f"{entry.read_text()}\n{more}\n")

    @rule(id=IDS, record=RECORDS)
    def write_list(self, id: str, record: dict[str, Any]) -> None:
        fields = ", ".join(
            f"{name}: {value}" for name, value in record.items() if name in {"date", "venue", "citations"}
        )
        self.portfolio.file("papers/list.yaml", f"- {{title: First, {fields}}}\n- {{title: Second, id: {id}}}\n")

    @rule(
        id=IDS,
        title=st.sampled_from(["Alpha", "Gamma {LLM} $x$", "Broken }"]),
        extra=st.sampled_from(
            [
                "",
                "pdf = {b.pdf},",
                "crossref = {whole},",
                "year = 2024,",
                "journal = long,",
                "keywords = {x, y},",
                "selected = true,",
            ]
        ),
        above=st.sampled_from(
            ["", "\n", "@string{long = {Journal of X}}\n", "@book{whole, title = {Whole}, year = 2023}\n"]
        ),
    )
    def write_bibliography(self, id: str, title: str, extra: str, above: str) -> None:
        first = f"@article{{{id}, author = {{Jane Doe and One, A.}},\n title = {{{title}}},\n {extra}\n}}\n"
        self.portfolio.file("papers/all.bib", f"{above}{first}@misc{{second, title = {{Second}}, {extra}}}\n")

    @rule(id=IDS, other=IDS)
    def rename(self, id: str, other: str) -> None:
        papers = self.portfolio.root / "content" / "papers"
        if (papers / f"{id}.md").exists():
            os.replace(papers / f"{id}.md", papers / f"{other}.md")

    @rule(path=st.sampled_from(["papers/a.md", "papers/b.md", "papers/list.yaml", "papers/b.pdf", "papers/p.png",
                                "papers/all.bib", "site.yaml", "people.yaml", "pages/t.md", "news/2024-01-02-n.md",
                                "files/cv.pdf"]))  # fmt: skip
    def delete(self, path: str) -> None:
        (self.portfolio.root / "content" / path).unlink(missing_ok=True)

    @rule(line=SETTINGS)
    def settle(self, line: str) -> None:
        self.portfolio.file("site.yaml", f"{line}\n")

    @rule(name=st.sampled_from(["Jane Doe", "B. Two"]), more=st.sampled_from(["", "biography: Words.\n", "role: Dr\n"]))
    def describe(self, name: str, more: str) -> None:
        self.portfolio.file("profile.yaml", f"name: {name}\n{more}")

    @rule(
        path=st.sampled_from(["papers/a.pdf", "papers/b.pdf", "papers/p.png", "files/cv.pdf"]), byte=st.integers(0, 3)
    )
    def add_file(self, path: str, byte: int) -> None:
        self.portfolio.file(path, bytes([byte]) * 9)

    @rule(words=WORDS)
    def add_texts(self, words: str) -> None:
        self.portfolio.file("pages/t.md", f"---\ntitle: Teaching\n---\n{words}\n")
        self.portfolio.file("news/2024-01-02-n.md", f"---\ntitle: N\n---\n{words}\n")
        self.portfolio.file("people.yaml", f"- {{name: A. One, url: 'https://example.org/{len(words)}'}}\n")

    @rule(
        template=st.sampled_from(["<p>One</p>", "{{ site.title }}", "{% if %}", ""]),
        name=st.sampled_from(["404", "list"]),
    )
    def override(self, template: str, name: str) -> None:
        place = self.portfolio.root / "themes" / "scholar" / "templates" / f"{name}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(template) if template else place.unlink(missing_ok=True)

    @rule(path=st.sampled_from(["index.html", "papers/a.html", "static/theme.css"]))
    def spoil_the_output(self, path: str) -> None:
        place = self.folder / "on" / path
        if place.exists():
            place.write_text("spoilt")

    @invariant()
    def built_on_is_built_anew(self) -> None:
        clean = self._build("clean", None, CompiledOnly(self.portfolio.root))
        self.last = self._build("on", self.last, CompiledOnly(self.portfolio.root))
        cached = self._build("cached", None, Cache(self.portfolio.root))
        assert self.last.problems == clean.problems == cached.problems
        if not has_errors(clean.problems):
            assert _files(self.folder / "on") == _files(self.folder / "clean") == _files(self.folder / "cached")
        shutil.rmtree(self.folder / "clean", ignore_errors=True)

    def _build(self, output: str, previous: Build | None, cache: Cache) -> Build:
        done = built(
            Project(self.portfolio.root, self.folder / output, TODAY, tools=Tools(pagefind=PAGEFIND)),
            previous,
            cache=cache,
        )
        cache.close()
        return done


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def _small_sites_are_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A small site has no store by default; here it has one, in its own folder."""
    monkeypatch.setattr("generator.caching.cache.CACHE_FROM", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


TestEditing = pytest.mark.slow(pytest.mark.usefixtures("_small_sites_are_remembered")(Editing.TestCase))
# Without shrinking: each step takes three builds, so a failure would be reported only after minutes.
TestEditing.settings = settings(max_examples=10, stateful_step_count=12, phases=[Phase.generate])
