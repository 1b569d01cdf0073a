"""Texts: Markdown, formulas, titles, slugs and links, and hostile texts."""

import re
import subprocess
import sys
import time
import unicodedata

import html5lib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.text.inline import render_inline
from generator.text.link import CONTENT, SITE, content_link, safe_url, without_marks

# Two private functions: that the fast path equals the slow one can only be tested with both.
from generator.text.markdown import _converted, _only_paragraphs, render_markdown, split_at_heading
from generator.text.sanitise import TAGS
from generator.text.slug import slug, slug_key
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
        ("机器学习", "ji-qi-xue-xi"),
        ("BERT 机器 und Über", "bert-ji-qi-und-uber"),
        ("スーパー", "supa"),
        ("हिन्दी", "hindi"),
        ("기계 학습", "gigye-hagseub"),
        ("مقدمة", "mqdmh"),
        ("Қазақстан", "qazaqstan"),
        ("٣", "3"),
        ("א", "xb86266387f"),
        ("😀", ""),
        ("a 😀 b", "a-b"),
    ],
)
def test_a_slug_is_the_text_in_ascii(text: str, expected: str) -> None:
    """Letters are converted, all else separates words, and names that Windows reserves get a suffix."""
    assert slug(text) == expected


# Slugs from before other scripts were supported: existing URLs must not change.
OF_LATIN_LETTERS = [
    ("Attention Is All You Need", "attention-is-all-you-need"),
    ("naïve café", "naive-cafe"),
    ("Straße", "strasse"),
    ("STRASSE", "strasse"),
    ("Ærøskøbing", "aeroskobing"),
    ("œuvre", "oeuvre"),
    ("Łódź", "lodz"),
    ("đakovo", "dakovo"),
    ("ðþ Þór", "dth-thor"),
    ("ığdır İstanbul", "igdir-istanbul"),
    ("ħamrun", "hamrun"),
    ("ŋgala", "nggala"),
    ("Ålesund & Ängelholm", "alesund-angelholm"),
    ("Zażółć gęślą jaźń", "zazolc-gesla-jazn"),
    ("Příliš žluťoučký kůň", "prilis-zlutoucky-kun"),
    ("Çağrı Öztürk", "cagri-ozturk"),
    ("ñandú", "nandu"),
    ("Đặng Thị Ngọc", "dang-thi-ngoc"),
    ("Nguyễn Văn Ánh", "nguyen-van-anh"),
    ("l’été d'Anna", "lete-danna"),
    ("O’Brien", "obrien"),
    ("Hawaiʻi", "hawai-i"),
    ("Əliyev", "liyev"),
    ("Ɓala ƙasa", "ala-asa"),
    ("ŧŋ", "ng"),
    ("ĳsvogel", "ijsvogel"),
    ("ﬁnite ﬂow", "finite-flow"),
    ("ſtraße", "strasse"),
    ("Ⅳ. Teil", "iv-teil"),
    ("½ life", "1-2-life"),
    ("x² + y³", "x2-y3"),
    ("K (Kelvin K)", "k-kelvin-k"),
    ("Å (Ångström)", "a-angstrom"),
    ("naïve—über…", "naive-uber"),
    ("C++ & C#", "c-c"),
    ("a_b", "a-b"),
    ("100 %", "100"),
    ("Foo™ bar", "foo-bar"),
    ("№ 5", "o-5"),
    ("ǅ", "dz"),
    ("ŉ", "n"),
    ("µ", "m"),
    ("ª º", "a-o"),
    ("Ａｂｃ", "abc"),
    ("ɛ", "x669187783c"),
    ("ə", "xcf58bfe5ef"),
    ("ʻ", "x1117665256"),
    ("Ꞌ", "x374e652b9a"),
    ("Q’eqchi’", "qeqchi"),
    ("Ḥasan al-Baṣrī", "hasan-al-basri"),
    ("Māori", "maori"),
    ("Ōsaka", "osaka"),
    ("con", "con-x"),
    ("LPT1", "lpt1-x"),
    ("x" * 90, "x" * 80),
    ("word " * 30, "-".join(["word"] * 16)),
]


@pytest.mark.parametrize(("text", "expected"), OF_LATIN_LETTERS)
def test_slugs_of_latin_letters_never_change(text: str, expected: str) -> None:
    """Slugs stay the same, also those of letters outside of the table."""
    assert slug(text) == expected


LATIN = [chr(code) for code in range(0x2000) if unicodedata.name(chr(code), "").startswith("LATIN ")]


@given(st.text(st.sampled_from(LATIN) | st.sampled_from("abc 1-.'’\u0301\u0323")))
def test_latin_letters_are_read_by_the_table_alone(text: str) -> None:
    """Keys do not depend on anyascii."""
    assert slug(text) == slug_key(text)


@given(st.text())
def test_slugs_are_names_for_files(text: str) -> None:
    """Slugs are short, of lower-case letters, digits and single hyphens, and the slug of a slug is the slug."""
    name = slug(text)
    assert len(name) <= 82
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-") and not name.endswith("-") and "--" not in name
    assert slug(name) == name
    assert name or not any(part.isalnum() for part in text)
    decomposed = unicodedata.normalize("NFKD", text)
    assert not name or any(unicodedata.category(part)[0] in "LMN" for part in decomposed)


@given(st.text(st.characters(categories=["Lo", "Nd"]), min_size=1, max_size=30))
def test_texts_of_other_scripts_have_slugs(text: str) -> None:
    """Texts in different normal forms of Unicode have the same slug."""
    assert slug(text)
    assert slug(unicodedata.normalize("NFD", text)) == slug(text) == slug(unicodedata.normalize("NFC", text))


def test_keys_of_names_of_one_sound_are_distinct() -> None:
    """Two people may have the same slug, which then gets a number, but never the same key."""
    assert slug("王芳") == slug("王方") == "wang-fang"
    assert slug_key("王芳") != slug_key("王方")


def test_only_other_scripts_load_their_tables() -> None:
    """The tables of anyascii are loaded only for scripts that need them."""
    program = (
        "import sys; from generator.text.slug import slug; slug('Łódź, Ελλάδα, Киев'); print('anyascii' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )


# Formulas ------------------------------------------------------------------------


INLINE = ["mN", "K_s", r"\begin{cases} 1 & x \\ 0 & y \end{cases}", r"\frac12"]


@pytest.mark.parametrize(
    ("tex", "display"), [*((tex, False) for tex in INLINE), *((tex, True) for tex in [*INLINE, r"a & b \\ c & d"])]
)
def test_a_formula_is_one_mathml_element(tex: str, display: bool) -> None:
    """MathML has its TeX and nothing that a strict policy or a checker refuses; only a displayed formula has rows."""
    element = mathml(tex, display)
    assert element.startswith("<math alttext=") and element.endswith("</math>")
    assert "style=" not in element and "scriptlevel" not in element and "&ApplyFunction" not in element


@pytest.mark.parametrize(
    "tex", [r"\frac{1", r"\href{javascript:alert(1)}{x}", r"\nonsense", "", "{" * 100_000, "x" * 5000]
)
def test_what_is_no_formula_is_refused(tex: str) -> None:
    """Broken, unknown, empty and huge formulas are refused, and none crashes the process."""
    with pytest.raises(MathError):
        mathml(tex)


def test_text_in_a_formula_is_escaped() -> None:
    """Markup inside `\\text` is escaped."""
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
def test_dollars_are_formulas_as_in_pandoc(written: str, formulas: int) -> None:
    """Dollar signs are read as in Pandoc: money and code are no formulas, and Markdown does not change formulas."""
    html = render_markdown(written).html
    assert html.count("<math") == formulas
    assert "<blockquote" not in html and "<h1" not in html


def test_a_broken_formula_shows_its_source() -> None:
    """A broken formula is shown as it is written, with a fault at its line and column."""
    marked = render_markdown("Fine $x$.\n\nNot *fine* $\\frac{1$.")
    assert '<code class="tex">$\\frac{1$</code>' in marked.html
    (issue,) = marked.issues
    assert (issue.line, issue.column) == (3, 12)


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
def test_a_title_has_formulas_but_no_markdown(written: str, html: str, words: str) -> None:
    """A title is text with formulas, without Markdown and without characters that change the direction of text."""
    marked = render_inline(written)
    assert (marked.html, marked.plain) == (html, words)
    assert render_inline("On $K_s$").plain == "On K_s"


# Markdown ------------------------------------------------------------------------


def test_headings_fit_the_page() -> None:
    """The highest heading has level 2, no level is skipped, and ids of headings have a prefix."""
    marked = render_markdown("# One\n\n#### Two\n\n# One\n\n## A $x$")
    assert [(level, id) for level, id, _ in marked.headings] == [
        (2, "sec-one"),
        (3, "sec-two"),
        (2, "sec-one_1"),
        (3, "sec-a-x"),
    ]
    assert marked.headings[-1][2] == "A x"


def test_tables_footnotes_definitions_and_code_are_rendered() -> None:
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


def test_a_footnote_may_have_a_name_of_several_words() -> None:
    """A footnote with spaces in its name has links to the note and back."""
    html = render_markdown("Said.[^Smith 2020]\n\n[^Smith 2020]: *On words*.\n").html
    assert 'href="#fn:Smith-2020"' in html and '<li id="fn:Smith-2020">' in html
    assert 'id="fnref:Smith-2020"' in html and 'href="#fnref:Smith-2020"' in html


def test_columns_are_aligned_by_class() -> None:
    """Columns are aligned by a class, not by a `style` attribute, which pages must not have."""
    html = render_markdown("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").html
    cells = ["a", 'class="centred">b', 'class="at-end">c', "1", 'class="centred">2', 'class="at-end">3']
    assert [html.find(cell) >= 0 for cell in cells] == [True] * 6
    assert "style" not in html


def test_relative_links_are_marked_with_their_path() -> None:
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


def test_a_text_is_split_at_its_first_heading() -> None:
    """A text is split at its first heading."""
    lead, rest = split_at_heading(render_markdown("Lead.\n\n## H\n\nRest."))
    assert (lead.plain, rest.plain, [text for *_, text in rest.headings]) == ("Lead.", "H Rest.", ["H"])


def test_trusted_html_stays_as_it_is() -> None:
    """Raw HTML in a trusted text stays as it is."""
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
    """If the fast path returns HTML, it equals that of the parser, except for spaces at the end of paragraphs."""
    text = between.join(words)
    formulas = Formulas()
    fast = _only_paragraphs(text, formulas)
    assume(fast is not None)
    assert fast is not None
    slow_formulas = Formulas()
    slow, _, issues = _converted(text, slow_formulas, "papers", trusted=False)
    assert formulas.as_html(fast) == re.sub(r" +</p>", "</p>", slow_formulas.as_html(slow).strip())
    assert issues == ()


def test_the_fast_path_is_taken() -> None:
    """A typical abstract needs no parser."""
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
    """The result has only elements of documents: no event handlers, styles or unsafe URL schemes."""
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
def test_any_repeated_markdown_is_rendered_in_linear_time(unit: str) -> None:
    """Any 100,000 characters are converted within seconds; if they are too deeply nested, they become text."""
    began = time.process_time()
    text = unit * (100_000 // len(unit))
    render_markdown(text)
    render_inline(text)
    assert time.process_time() - began < 40


# Links ---------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["https://a.org", "mailto:a@b.c", "a/b.html", "#x", "../a", "tel:+1", "//a.org/b"])
def test_safe_links_stay(url: str) -> None:
    """Web addresses, mail addresses, phone numbers and links into the site are safe."""
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:x", " javascript:x", "java\tscript:x", "data:x", "file:///etc", "vbscript:x"]
)
def test_links_of_other_schemes_are_refused(url: str) -> None:
    """Other schemes are unsafe, also with spaces or control characters in them."""
    assert safe_url(url) == ""
    assert content_link(url, "papers") == "#"


def test_marks_cannot_be_forged() -> None:
    """The characters that mark links are removed from texts."""
    assert without_marks(f"a{SITE}b{CONTENT}c") == "abc"
