"""Drafts: three ways to say that an entry is private, and none of them leaks into any file of the output."""

from pathlib import Path

import pytest

from paperfolio import build, open_project

SECRET = "Zanzibarium"
ENTRIES = {
    "papers/idea.md": f"---\ntitle: {SECRET}\n%s\n---\n{SECRET} in the abstract.\n",
    "papers/idea.yaml": f"title: {SECRET}\n%s\n",
    "papers/list.yaml": f"- title: {SECRET}\n  %s\n",
    "pages/idea.md": f"---\ntitle: {SECRET}\n%s\n---\n{SECRET} in the text.\n",
    "news/idea.md": f"---\ndate: 2020-01-02\n%s\n---\n{SECRET} in the text.\n",
}
BIB = f"@article{{idea, title = {{{SECRET}}}, %s year = {{2020}}}}\n"


def site(tmp_path: Path, files: dict[str, str]) -> Path:
    shared = {
        "profile.yaml": "name: Ada Lovelace\n",
        "site.yaml": "url: https://ada.example.org/\n",
        "papers/open.md": "---\ntitle: Open\ndate: 2020\n---\n",
    }
    for path, text in (shared | files).items():
        place = tmp_path / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tmp_path


def leaks(folder: Path) -> list[str]:
    """Build the site, and return the names of the files in the output that contain the secret word."""
    done = build(open_project(folder))
    assert not [problem for problem in done.problems if problem.is_error], done.problems
    assert (folder / "output/papers/open.html").is_file()
    output = [path for path in (folder / "output").rglob("*") if path.is_file()]
    return [path.name for path in output if SECRET.casefold().encode() in path.read_bytes().lower()]


@pytest.mark.parametrize("said", ["draft: yes", "published: false", "published: no", "private: true", "draft: maybe"])
@pytest.mark.parametrize("path", ENTRIES)
def test_an_entry_says_that_it_is_a_draft(tmp_path: Path, path: str, said: str) -> None:
    assert leaks(site(tmp_path, {path: ENTRIES[path] % said})) == []


@pytest.mark.parametrize("said", ["draft = {true},", "published = {false},"])
def test_an_entry_of_a_bibliography_is_a_draft(tmp_path: Path, said: str) -> None:
    assert leaks(site(tmp_path, {"papers/idea.bib": BIB % said})) == []


@pytest.mark.parametrize("name", ["_{}", "_drafts/{}", "_drafts/deep/{}", "sub/_old/{}", "sub/_{}"])
@pytest.mark.parametrize("path", [*ENTRIES, "papers/idea.bib"])
def test_an_underscore_makes_drafts(tmp_path: Path, path: str, name: str) -> None:
    folder, _, file = path.partition("/")
    text = BIB % "" if path.endswith(".bib") else ENTRIES[path] % "draft: no"
    assert leaks(site(tmp_path, {f"{folder}/{name.format(file)}": text})) == []


def test_an_underscore_inside_a_name_means_nothing(tmp_path: Path) -> None:
    folder = site(tmp_path, {"papers/my_idea.md": f"---\ntitle: {SECRET}\n---\n"})
    assert "my-idea.html" in leaks(folder)


@pytest.mark.parametrize(
    "said", ["published: 2019-05", "published: yes\ndate: 2019-05", "published: 2018\ndate: 2019-05"]
)
def test_published_can_be_a_date(tmp_path: Path, said: str) -> None:
    folder = site(tmp_path, {"papers/idea.md": f"---\ntitle: {SECRET}\n{said}\n---\n"})
    assert "idea.html" in leaks(folder)
    page = (folder / "output/papers/idea.html").read_text(encoding="utf-8")
    assert '<meta name="citation_publication_date" content="2019/05">' in page


def test_private_files_are_not_published(tmp_path: Path) -> None:
    folder = site(tmp_path, {"papers/doe.md": "---\ntitle: Doe\npdf: _doe.pdf\n---\n[figure](_notes/fig.txt)\n"})
    for path in ("papers/_doe.pdf", "papers/_notes/fig.txt", "files/_keys.txt"):
        (folder / "content" / path).parent.mkdir(exist_ok=True)
        (folder / "content" / path).write_text(SECRET)
    done = build(open_project(folder))
    found = [path for path in (folder / "output").rglob("*") if path.is_file()]
    assert not [path for path in found if SECRET.encode() in path.read_bytes()]
    assert ["private" in problem.message or "draft" in problem.message for problem in done.problems] == [True, True]


def test_a_link_to_a_draft_says_so(tmp_path: Path) -> None:
    pages = {
        "pages/one.md": "---\ntitle: One\n---\n[see](two.md) and [see](../papers/_three.md)\n",
        "pages/two.md": "---\ntitle: Two\ndraft: yes\n---\n",
        "papers/_three.md": "---\ntitle: Three\n---\n",
    }
    done = build(open_project(site(tmp_path, pages)))
    assert [problem.message for problem in done.problems] == [
        'the link to "two.md" leads to a draft, which is not published',
        'the link to "../papers/_three.md" leads to a draft, which is not published',
    ]
