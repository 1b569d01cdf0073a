"""Settings, free pages and news are read with their friendly spellings."""

import pytest

from generator.model.date import PartialDate
from generator.model.library import FreePage, NewsItem
from generator.model.settings import NO_FEEDS, FeedSettings, NavigationLink, Settings
from generator.reading.pages import read_news, read_page
from generator.reading.settings import read_settings


def _settings(text: str) -> Settings:
    settings, diagnostics = read_settings(text, "content/site.yaml")
    assert not diagnostics.problems, list(map(str, diagnostics.problems))
    return settings


def _page(path: str, text: str) -> FreePage:
    page, diagnostics = read_page(text, f"content/pages/{path}", trusted=False)
    assert page
    assert not diagnostics.problems
    return page


def _news(path: str, text: str) -> NewsItem:
    item, diagnostics = read_news(text, f"content/news/{path}", trusted=False)
    assert item
    assert not diagnostics.problems
    return item


def test_no_settings_are_the_settings_by_themselves() -> None:
    """An empty file, or one of comments, settles nothing."""
    assert _settings("") == _settings("# nothing\n") == Settings()


@pytest.mark.parametrize(
    ("written", "styles"),
    [("mla", ("mla",)), ("[IEEE, apa, ieee]", ("ieee", "apa")), ("[]", ()), ("[./a/b.csl, apa]", ("a/b.csl", "apa"))],
)
def test_the_styles_of_references(written: str, styles: tuple[str, ...]) -> None:
    """One or a list, in the order of the author, each once; an empty list leaves BibTeX alone."""
    assert _settings(f"citation_styles: {written}").citation_styles == styles


@pytest.mark.parametrize("theme", ["theme: plain", "theme: {name: plain}"])
def test_the_theme_is_a_name_or_a_record(theme: str) -> None:
    """A name, or a record with one."""
    assert _settings(theme).theme == "plain"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/papers/", "https://example.org/papers/"),
        ("http://jane.example.org/x", "http://jane.example.org/x/"),
    ],
)
def test_the_address_ends_with_a_slash(written: str, url: str) -> None:
    """So that paths can be put behind it."""
    assert _settings(f"url: {written}").url == url


@pytest.mark.parametrize(
    "written",
    [
        "ftp://example.org",
        "https://",
        "https://example.org/?a=1",
        "//example.org",
        "x",
        "https://[a",
        "https://a b",
        'https://a/"><b>',
    ],
)
def test_what_is_no_address_of_a_site(written: str) -> None:
    """Only http and https, without a query, make one."""
    settings, diagnostics = read_settings(f"url: {written}", "content/site.yaml")
    assert settings.url == ""
    assert [problem.is_error for problem in diagnostics.problems] == [True]


@pytest.mark.parametrize("written", ["papers.example.org", "Papers.Example.ORG.", "xn--bcher-kva.example", "a-1.b.co"])
def test_the_domain_is_an_address(written: str) -> None:
    """A bare host name, in small letters and without a dot at its end; it is the address where none is written."""
    settings = _settings(f"domain: {written}")
    assert settings.domain == written.lower().rstrip(".")
    assert settings.url == f"https://{settings.domain}/"
    assert (
        _settings(f"domain: {written}\nurl: http://{settings.domain}/papers").url == f"http://{settings.domain}/papers/"
    )


@pytest.mark.parametrize(
    "written",
    [
        "localhost",
        "a..b",
        "-a.org",
        "a-.org",
        "a_b.org",
        "10.0.0.1",
        "a.org:80",
        "a b.org",
        "*.a.org",
        "[a",
        f"{'a.' * 130}org",
    ],
)
def test_what_is_no_domain(written: str) -> None:
    """An error, and then there is none, and no address of it."""
    settings, diagnostics = read_settings(f'domain: "{written}"', "content/site.yaml")
    assert (settings.domain, settings.url) == ("", "")
    assert [problem.is_error for problem in diagnostics.problems] == [True]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", FeedSettings()),
        ("feeds: yes", FeedSettings()),
        ("feeds: no", NO_FEEDS),
        (
            "feeds: {news: no, entries: 5, citation-files: off}",
            FeedSettings(news=False, entries=5, citation_files=False),
        ),
    ],
)
def test_files_for_machines_are_on_by_default(written: str, read: FeedSettings) -> None:
    """All of it by itself; each is switched off on its own, or all at once."""
    assert _settings(f"{written}\n").feeds == read


def test_how_papers_are_listed() -> None:
    """The settings of lists stand together."""
    settings = _settings("papers: {sort: Citations, group: none, authors_shown: 5}\nlanguage: zh-Hans\n")
    assert (settings.sort, settings.group, settings.authors_shown) == ("citations", "none", 5)
    assert settings.language == "zh-Hans"


@pytest.mark.parametrize(
    "text",
    [
        "nav:\n  - Home: /\n  - Code: https://example.org",
        "menu: {Home: /, Code: https://example.org}",
        "nav:\n  - {label: Home, target: /}\n  - {label: Code, url: https://example.org}",
    ],
)
def test_the_navigation_is_a_list_or_a_record(text: str) -> None:
    """A list of labels with their targets, a record of them, or a list of records that name both."""
    assert _settings(text).navigation == (
        NavigationLink("Home", "index.html"),
        NavigationLink("Code", "https://example.org"),
    )


def test_the_address_of_a_page_is_its_path() -> None:
    """Its address is its path; one in a folder stays out of the navigation by itself."""
    page = _page("Teaching/Winter 2024.md", "---\ntitle: Teaching\norder: -2\naliases: [/old.html]\n---\n## Courses\n")
    assert (page.id, page.title.plain, page.navigation) == ("teaching/winter-2024", "Teaching", False)
    assert (page.order, page.aliases, page.body.headings[0].text) == (-2, ("/old.html",), "Courses")
    assert _page("cv.md", "---\ntitle: CV\n---\n").navigation


def test_a_note_has_its_date_in_the_record_or_file_name() -> None:
    """Its date stands in the record, or in the name of its file; a title is not needed."""
    item = _news("2024-05-07-prize.md", "---\n---\nA prize.\n")
    assert (item.id, item.issued, item.title.plain) == ("2024-05-07-prize", PartialDate(2024, 5, 7), "")
    assert item.body.plain == "A prize."
    assert _news("2024-05-prize.md", "---\ndate: 2024-06\n---\n").issued == PartialDate(2024, 6)
