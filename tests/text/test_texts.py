"""Texts: Markdown, formulas, titles, slugs and links, and hostile texts."""

import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.inline import render_inline
from generator.text.link import CONTENT, SITE, content_link, safe_url, without_marks
from generator.text.markdown import _converted, _only_paragraphs, render_markdown, split_at_heading
from generator.text.sanitise import TAGS
from generator.text.slug import slug
from generator.text.tex.formulas import Formulas
from generator.text.tex.math import MathError, mathml

# Slugs ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DeepSeek-R1: Incentivizing", "deepseek-r1-incentivizing"),
        ("Straße & Ålesund, Łódź", "strasse-alesund-lodz"),
        ("Ελλάδα", "ellada"),
        ("Йошкар-Ола", "ioshkar-ola"),
        ("con", "con-x"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x00b%2e%2e", "a-b-2e-2e"),
        ("", ""),
        ("—…!", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    """Letters are written in ASCII, everything else parts words, and names that a system keeps get a suffix."""
    assert slug(text) == expected


@given(st.text())
def test_slugs_are_names_for_files(text: str) -> None:
    """Short, of small letters, figures and single hyphens, and their own slugs."""
    name = slug(text)
    assert len(name) <= 82
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-") and not name.endswith("-") and "--" not in name
    assert slug(name) == name
    assert bool(name) is any(part.isalnum() for part in text) or not name


def test_slugs_of_other_scripts_are_distinct() -> None:
    """Names that ASCII has no letters for are told apart, and stay the same."""
    assert slug("郭达雅") != slug("王芳") and slug("郭达雅") == slug("郭达雅") and slug("郭达雅").startswith("x")


# Formulas ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tex", ["mN", "K_s", r"\begin{cases} 1 & x \\ 0 & y \end{cases}", r"a & b \\ c & d", r"\frac12"]
)
@pytest.mark.parametrize("display", [False, True])
def test_formulas_are_mathml(tex: str, display: bool) -> None:
    """A formula is one `<math>` element with its TeX, without what a strict policy or a checker refuses."""
    if "&" in tex and not display and "begin" not in tex:
        return
    element = mathml(tex, display)
    assert element.startswith("<math alttext=") and element.endswith("</math>")
    assert "style=" not in element and "scriptlevel" not in element and "&ApplyFunction" not in element


@pytest.mark.parametrize(
    "tex", [r"\frac{1", r"\href{javascript:alert(1)}{x}", r"\nonsense", "", "{" * 100_000, "x" * 5000]
)
def test_what_is_no_formula_is_refused(tex: str) -> None:
    """Broken, unknown, empty and monstrous formulas are refused, and none ends the process."""
    with pytest.raises(MathError):
        mathml(tex)


def test_text_in_a_formula_is_escaped() -> None:
    """Markup inside `\\text` is text."""
    assert "<b>" not in mathml(r"\text{<b>x</b>}")


@pytest.mark.parametrize(
    ("written", "formulas"),
    [
        ("cost $5 and $10", 0),
        ("$x$", 1),
        (r"\$x$ y", 0),
        (r"\(x\) and \[y\]", 2),
        ("$$x$$", 1),
        ("$x $y", 0),
        ("a $x$2", 0),
        ("$a*b*c$ *d*", 1),
        ("`$x$`", 0),
        ("    $x$ code", 0),
        ("```\n$x$\n```", 0),
        ("$$\na\n> b\n$$", 1),
        ("x\n\n$$\n- a\n$$", 1),
    ],
)
def test_formulas_in_markdown(written: str, formulas: int) -> None:
    """Dollars are formulas as Pandoc reads them, money is money, code is code, and Markdown leaves formulas alone."""
    html = render_markdown(written).html
    assert html.count("<math") == formulas
    assert "<blockquote" not in html and "<h1" not in html


def test_a_broken_formula_shows_its_source() -> None:
    """It stands there as it was written, with a fault at its line and column."""
    marked = render_markdown("Fine $x$.\n\nNot *fine* $\\frac{1$.")
    assert '<code class="tex">$\\frac{1$</code>' in marked.html
    (fault,) = marked.faults
    assert (fault.line, fault.column) == (3, 12)


# Titles --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "html", "words"),
    [
        ("A <b> & *c*", "A &lt;b&gt; &amp; *c*", "A <b> & *c*"),
        ("Costs $5 and $10", "Costs $5 and $10", "Costs $5 and $10"),
        (r"100\$ a", "100$ a", "100$ a"),
        ("a\u202eb\u200bc", "abc", "abc"),
        ("two\nlines", "two lines", "two lines"),
    ],
)
def test_titles(written: str, html: str, words: str) -> None:
    """A title is text with formulas: no Markdown, nothing that turns the direction of what stands around it."""
    marked = render_inline(written)
    assert (marked.html, marked.plain) == (html, words)
    assert render_inline("On $K_s$").plain == "On K_s"


# Markdown ------------------------------------------------------------------------


def test_headings_fit_the_page() -> None:
    """The highest heading has level 2, no level is skipped, and ids of headings have a prefix of their own."""
    marked = render_markdown("# One\n\n#### Two\n\n# One\n\n## A $x$")
    assert [(level, id) for level, id, _ in marked.headings] == [
        (2, "sec-one"),
        (3, "sec-two"),
        (2, "sec-one_1"),
        (3, "sec-a-x"),
    ]
    assert marked.headings[-1][2] == "A x"


def test_extensions() -> None:
    """Tables can scroll, ids of footnotes have the prefix of the text; definitions, attributes and code work."""
    text = (
        "| a |\n|---|\n| b |\n\nx[^1]\n\n[^1]: Note.\n\nT\n:   D\n\nP\n{: #here .c}\n\n"
        "```python\nif x: pass\n```\n\n```nope\ny\n```\n"
    )
    html = render_markdown(text, prefix="abstract-").html
    for part in (
        '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>',
        'id="abstract-fn:1"',
        "<dd>D</dd>",
        'id="here"',
        'class="k"',
    ):
        assert part in html


def test_a_footnote_with_a_name() -> None:
    """A footnote with spaces in its name has links to the note and back."""
    html = render_markdown("Said.[^Smith 2020]\n\n[^Smith 2020]: *On words*.\n").html
    assert 'href="#fn:Smith-2020"' in html and '<li id="fn:Smith-2020">' in html
    assert 'id="fnref:Smith-2020"' in html and 'href="#fnref:Smith-2020"' in html


def test_columns_of_tables() -> None:
    """Columns are aligned by a class, not by a `style` attribute, which pages must not have."""
    html = render_markdown("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").html
    cells = ["a", 'class="centred">b', 'class="at-end">c', "1", 'class="centred">2', 'class="at-end">3']
    assert [html.find(cell) >= 0 for cell in cells] == [True] * 6
    assert "style" not in html


def test_links_and_pictures() -> None:
    """Relative URLs are marked with their path under content/, web addresses stay, and mail addresses become links."""
    html = render_markdown(
        "[a](b.md#s) [c](/files/d.pdf) [e](https://e.org) <f@g.org> ![h](i.png)\n\n<img src='j.png'>", folder="papers/x"
    ).html
    for part in (
        f'href="{CONTENT}papers/x/b.md#s"',
        f'href="{CONTENT}files/d.pdf"',
        'href="https://e.org"',
        'href="mailto:f@g.org"',
        f'src="{CONTENT}papers/x/i.png"',
        f'src="{CONTENT}papers/x/j.png"',
        'loading="lazy"',
    ):
        assert part in html


def test_the_lead_and_the_rest() -> None:
    """A text parts at its first heading."""
    lead, rest = split_at_heading(render_markdown("Lead.\n\n## H\n\nRest."))
    assert (lead.plain, rest.plain, [text for *_, text in rest.headings]) == ("Lead.", "H Rest.", ["H"])


def test_trusted_html() -> None:
    """Where it is trusted, raw HTML stays as it is."""
    assert '<p style="x" onclick="y">' in render_markdown('<p style="x" onclick="y">a</p>', trusted=True).html


WORDS = st.sampled_from(
    (
        "word Ünï 12 $x_1$ \\(y\\) $5 *em* **strong** `code` [text](https://e.org/a) (paren) *two~words* a*b , . 3.5 "
        "- + # > = : \\ _u_ & < ! | 1. *a*b ** `a [x](y.md) **a~*b*~c** [a](b)[c] ~~ ^ $ \\$ 'q' \"q\" – *ü* "
        "[*x*](https://e.org) *x*, (*x*) *x*y `a~b` [a~b](https://e.org) `$5` $a`b$ `c$ $d` $$z$$ ``e`` (`f`). "
        "$5~`g`~6$"
    )
    .replace("~", " ")
    .split(" ")
    + [" ", "\n", "\n\n", "\n\n\n", "two words", "*two words*", "`a b`", "[a b](https://e.org)", "~~"]
)


@given(st.lists(WORDS, max_size=14), st.sampled_from([" ", "", "  "]))
def test_the_fast_path_is_the_slow_one(words: list[str], between: str) -> None:
    """Where the fast path has an answer, it is the parser's, to the letter."""
    text = between.join(words)
    formulas = Formulas()
    fast = _only_paragraphs(text, formulas)
    if fast is not None:
        slow_formulas = Formulas()
        slow, _, faults = _converted(text, slow_formulas, "papers", trusted=False)
        assert formulas.as_html(fast) == slow_formulas.as_html(slow).strip()
        assert faults == ()


def test_the_fast_path_is_taken() -> None:
    """A usual abstract needs no parser."""
    assert _only_paragraphs("An *abstract* with $x$, **bold** and [a link](https://e.org).\n\nMore.", Formulas())
    assert _only_paragraphs("The `code` for $O(n)$, `two words` of it.", Formulas())


# Hostile texts -------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)><circle/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/>",
    "<style>*{display:none}</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<details ontoggle=alert(1) open>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x](https://e.org 'a\" onmouseover=alert(1) \"')",
    '[x](https://e.org"onmouseover="alert(1))',
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\text{<script>alert(1)</script>}$",
    "$<script>alert(1)</script>$",
    "x {onclick=alert(1)}",
    "# x {style=color:red onclick=alert(1)}",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "*[HTML]: <script>alert(1)</script>\n\nHTML",
    '```"><script>alert(1)</script>\nx\n```',
    f"[x]({SITE}javascript:alert(1))",
    f"[x]({CONTENT}javascript:alert(1))",
    "<div id=main class=x>y</div>",
]
MATHML = set(
    "math mrow mi mn mo ms mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot "
    "mtable mtr mtd".split()
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_survives(text: str) -> None:
    """A browser sees only elements of documents in the result: no handlers, no styles, no unsafe schemes."""
    for rendered in (render_markdown(text).html, render_inline(text).html):
        assert "\ue000" not in rendered and "\x02" not in rendered
        tree = html5lib.parse(f"<div>{rendered}</div>", namespaceHTMLElements=False)
        for element in tree.find("body").iter():
            if isinstance(element.tag, str):
                tag = element.tag.rpartition("}")[2]
                assert tag in TAGS | MATHML | {"body"}, rendered
            for name, value in element.attrib.items():
                assert not str(name).startswith("on") and name != "style", rendered
                if name in {"href", "src"}:
                    assert safe_url(value.removeprefix(CONTENT)) == value.removeprefix(CONTENT), rendered


@given(
    st.text(alphabet=st.sampled_from("ab <>&\"'`*_[](){}#!|$\\\n\t:;=/-~^1.\x00\x02\u202e\ue000\ue002"), max_size=60)
)
def test_any_text_comes_out_safe(text: str) -> None:
    """No text raises an exception, and no result has an unsafe element."""
    for trusted in (False, True):
        render_markdown(text, trusted=trusted)
    tree = html5lib.parse(render_markdown(text).html, namespaceHTMLElements=False)
    tags = {str(element.tag).rpartition("}")[2] for element in tree.find("body").iter()}
    assert not tags & {"script", "style", "iframe", "form", "object"}


@pytest.mark.parametrize(
    "unit",
    [
        "> ",
        "- ",
        "[",
        "![",
        "](",
        "[a](",
        "*",
        "*a ",
        "_a",
        "**",
        "`",
        "<a ",
        "<div>",
        "<b><i>",
        "$",
        "\\(",
        "&",
        "|a",
        "a\n===\n",
        "# a\n",
        "[^1]",
    ],
)
def test_bombs_end_quickly(unit: str) -> None:
    """Any 100,000 characters are converted within seconds; if they are too deeply nested, they become text."""
    began = time.process_time()
    text = unit * (100_000 // len(unit))
    render_markdown(text)
    render_inline(text)
    assert time.process_time() - began < 8


# Links ---------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["https://a.org", "mailto:a@b.c", "a/b.html", "#x", "../a", "tel:+1", "//a.org/b"])
def test_safe_links_stay(url: str) -> None:
    """Web addresses, mail addresses, phone numbers and links into the site are safe."""
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:x", " javascript:x", "java\tscript:x", "data:x", "file:///etc", "vbscript:x"]
)
def test_other_schemes_are_not(url: str) -> None:
    """Other schemes are unsafe, also with spaces or control characters in them."""
    assert safe_url(url) == ""
    assert content_link(url, "papers") == "#"


def test_marks_cannot_be_forged() -> None:
    """The characters that mark links are removed from texts."""
    assert without_marks(f"a{SITE}b{CONTENT}c") == "abc"
