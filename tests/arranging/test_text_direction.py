"""The attributes `lang` and `dir` of texts on pages."""

import pytest

from tests.portfolio import Portfolio


def _tag(portfolio: Portfolio, path: str, begins: str) -> str:
    """Return the start tag on the page that begins so."""
    html = portfolio.html(path)
    found = html.index(begins)
    return html[found : html.index(">", found) + 1]


@pytest.mark.parametrize(("language", "direction"), [("ar", ' dir="rtl"'), ("az-Arab", ' dir="rtl"'), ("de", "")])
def test_the_site_has_a_direction(portfolio: Portfolio, language: str, direction: str) -> None:
    """Every page has that of the site's language, even a redirect."""
    portfolio.file("site.yaml", f"language: {language}\n").paper("a", date=2024, aliases=["/old/"]).build()
    for path in ("index.html", "papers/a.html", "404.html", "old/index.html"):
        assert _tag(portfolio, path, "<html") == f'<html lang="{language}"{direction}>'


def test_a_paper_in_another_language(portfolio: Portfolio) -> None:
    """Title, abstract and body have its `lang`, in lists and on its page; an abstract in English has not."""
    portfolio.paper("a", "ملخص.\n\n## الطريقة\n\nنص\n", title="BERT والعربية: دراسة", language="ar", date=2024)
    portfolio.paper("b", "An abstract.", title="言語モデル", language="ja", date=2023).build()
    assert _tag(portfolio, "papers/a.html", "<h1") == '<h1 lang="ar" dir="rtl">'
    assert _tag(portfolio, "papers/a.html", '<div class="prose abstract"').endswith(' lang="ar" dir="rtl">')
    assert _tag(portfolio, "papers/a.html", '<div class="prose" ').endswith(' lang="ar" dir="rtl">')
    assert _tag(portfolio, "papers/b.html", "<h1") == '<h1 lang="ja">'
    assert _tag(portfolio, "papers/b.html", '<div class="prose abstract"') == '<div class="prose abstract">'
    assert '<h3 class="paper-title" lang="ar" dir="rtl">' in portfolio.html("index.html")
    assert '<span lang="ar" dir="rtl">BERT' in portfolio.html("papers/b.html")


def test_nothing_is_said_of_what_is_as_the_page(portfolio: Portfolio) -> None:
    """The site's own language in any case, and an invalid tag, give no attributes."""
    portfolio.file("site.yaml", "language: de-AT\n")
    portfolio.paper("a", "Text.", title="Ein Titel", language="de-at", date=2024)
    portfolio.paper("b", "Text.", title="Ein anderer", language="Deutsch", date=2023).build(
        expect=('language: "Deutsch" is not a language tag; its text is shown among the details',)
    )
    assert "Deutsch" in portfolio.text("papers/b.html") and "inLanguage" not in portfolio.html("papers/b.html")
    for path in ("papers/a.html", "papers/b.html"):
        assert _tag(portfolio, path, "<h1") == "<h1>"


def test_the_letters_decide_where_no_language_is_told(portfolio: Portfolio) -> None:
    """An Arabic title on an English page and an English one on an Arabic page have a direction."""
    portfolio.paper("a", "An abstract.", title="دراسة", date=2024).build()
    assert _tag(portfolio, "papers/a.html", "<h1") == '<h1 dir="rtl">'
    portfolio.file("site.yaml", "language: fa\n").paper("b", "An abstract.", title="A study", date=2023).build()
    assert _tag(portfolio, "papers/a.html", "<h1") == "<h1>"
    assert _tag(portfolio, "papers/b.html", "<h1") == '<h1 dir="ltr">'
    assert _tag(portfolio, "papers/b.html", '<div class="prose abstract"').endswith(' dir="ltr">')


def test_lines_of_names_on_a_page_from_right_to_left(portfolio: Portfolio) -> None:
    """A line that begins with Latin letters runs from left to right; names in the other direction are isolated."""
    portfolio.file("site.yaml", "language: ar\n")
    portfolio.paper("a", authors=["Jane Doe", "سلمى علي"], date=2024)
    portfolio.paper("b", authors=["دعاء علي", "Wei Zhang", "سارة", "محمد", "Li Na"], date=2023).build()
    html = portfolio.html("index.html")
    assert '<p class="byline" dir="ltr"><strong class="owner">Jane Doe</strong> and <bdi>سلمى علي</bdi></p>' in html
    assert '<p class="byline">دعاء علي, <bdi>Wei Zhang</bdi>, سارة et al.&lrm;</p>' in html


def test_native_names_say_their_language(portfolio: Portfolio) -> None:
    """They have `lang` on the person's page and in the index; on the paper's page, that of the paper."""
    portfolio.file("people.yaml", "- {name: Wei Zhang, native_name: 张伟}\n- {name: Taro, native_name: やまだ}\n")
    portfolio.paper("a", title="语言模型", authors=["Jane Doe", "Wei Zhang", "Taro"], language="zh-Hans", date=2024)
    portfolio.build()
    assert '<bdi class="native-name" lang="und-Hani">张伟</bdi>' in portfolio.html("people/wei-zhang.html")
    assert '<bdi class="native-name" lang="ja">やまだ</bdi>' in portfolio.html("coauthors.html")
    assert '(<bdi lang="zh-Hans">张伟</bdi>)' in portfolio.html("papers/a.html")
