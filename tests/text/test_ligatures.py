"""Dashes and quotation marks in the notation of TeX are converted if they can have no other meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.slug import slug
from generator.text.tex.ligatures import read_ligatures


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Programming -- The Rise", "Programming – The Rise"),
        ("Lotka--Volterra", "Lotka–Volterra"),
        ("pages 3--7", "pages 3–7"),
        ("1990--2020, (a)--(b)", "1990–2020, (a)–(b)"),
        ("Words---and more", "Words—and more"),
        ("Words --- and more", "Words — and more"),
        ("Words--- and more", "Words— and more"),
        ("``Quoted'' words", "“Quoted” words"),
        ("``A -- b'' and ``c''", "“A – b” and “c”"),
        ("Is it ``so''?", "Is it “so”?"),
        ("$n$--$m$ and \\(a\\)--\\(b\\)", "$n$–$m$ and \\(a\\)–\\(b\\)"),
        ("``What?''--he said", "“What?”–he said"),
        ("C++--Java", "C++–Java"),
        ("Über--Ähre, 东京--大阪", "Über–Ähre, 东京–大阪"),
        ("A–B “c” — d", "A–B “c” — d"),
    ],
)
def test_a_line(typed: str, read: str) -> None:
    """Two hyphens between words, with spaces on both sides or neither, and three between words are dashes."""
    assert read_ligatures(typed) == read


@pytest.mark.parametrize(
    "line",
    [
        "git --verbose", "--verbose", "the option --no-cache of it", "(--help)", '"--help"', "'--help' and more",
        "C-- and its like", "The language C--", "i--; j--", "a ---- b", "a-----b", "-- a", "a --", "---", "--- a",
        "https://example.org/a--b", "www.example.org/a--b", "me--you@example.org", "example.org/a--b",
        "10.1000/a--b", "/usr/a--b/c", "$a--b$", "\\(a -- b\\)", "\\url{a--b}", "`a--b`", "`a -- b`",
        "a <!-- b -- c --> d", "a --> b", "a <-- b", "5'' and 6''", "f''(x)", "``open", "closed''", "it's 'so'",
        '"so"', "``code``", "'' ``", "a - b",
    ],
)  # fmt: skip
def test_what_stays(line: str) -> None:
    """Options, decrements, URLs, code, formulas, comments, rows of hyphens, and other quotation marks stay."""
    assert read_ligatures(line) == line


MARKDOWN = """\
# A -- heading

Text -- with dashes---and ``quotes''. Wrapped --
here, and
-- there. *a*--*b*, `x--y` -- z.

---

Setext
---

Small
--

| a | b -- c |
|---|:--|
| 3--7 | `--flag` |

a | b
--- | ---
1 | 2

```sh
git log -- a--b  # ``x''
```

    code -- code

<!-- a -- b
c -- d --> <a href="a--b">e -- f</a>

- one -- two
- [a--b](https://example.org/c--d "t") <https://example.org/e--f>

[ref--x]: https://example.org/g--h
See [^n--1] and $a -- b$ and

$$
a -- b
$$

[^n--1]: Note -- text
"""
READ = """\
# A – heading

Text – with dashes—and “quotes”. Wrapped –
here, and
– there. *a*–*b*, `x--y` – z.

---

Setext
---

Small
--

| a | b – c |
|---|:--|
| 3–7 | `--flag` |

a | b
--- | ---
1 | 2

```sh
git log -- a--b  # ``x''
```

    code -- code

<!-- a -- b
c -- d --> <a href="a--b">e – f</a>

- one – two
- [a–b](https://example.org/c--d "t") <https://example.org/e--f>

[ref--x]: https://example.org/g--h
See [^n--1] and $a -- b$ and

$$
a -- b
$$

[^n--1]: Note -- text
"""


def test_markdown() -> None:
    """In Markdown only text is converted; markup, code and URLs stay."""
    assert read_ligatures(MARKDOWN, is_markdown=True).splitlines() == READ.splitlines()


PIECES = st.lists(
    st.sampled_from([
        "--", "---", "-", "----", "``", "''", "`", "'", '"', " ", "\n", "a", "B2", "é", "王", ".", "?", "(", ")", "$",
        "$x$", "\\", "{", "}", "|", "<", ">", "!", "#", "–", "—", "“", "”", "/", "://", "~",
    ]),
    max_size=14,
).map("".join)  # fmt: skip


@given(PIECES, st.booleans())
def test_it_is_read_once(text: str, is_markdown: bool) -> None:
    """Converting a converted text changes nothing, and its slug is the same."""
    read = read_ligatures(text, is_markdown=is_markdown)
    assert read_ligatures(read, is_markdown=is_markdown) == read
    assert slug(read) == slug(text)


def test_a_quote_may_go_over_a_line() -> None:
    """It ends at the end of its paragraph at the latest."""
    assert read_ligatures("a ``b\nc'' d", is_markdown=True) == "a “b\nc” d"
    assert read_ligatures("a ``b\n\nc'' d", is_markdown=True) == "a ``b\n\nc'' d"
