"""Comments and indentation are left out of styles and scripts, and nothing else."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.rendering.theme.assets import bundle
from generator.rendering.theme.compact import compact_script, compact_style
from generator.rendering.theme.theme import BUILT_IN, Theme, load_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STYLE = """\
/* A remark
   of two lines. */
@media (min-width: 48rem)
  and (pointer: fine) {
  .a :is(
      .b,
      .c::after
    )
    .d:not(:hover) {
    color: red;
    content: "; { \\
      } /";
    font: 1em
      serif;
  }
}
"""
# A style sheet as a browser understands it: its rules in order. A value with a custom property is kept as written,
# with its white space.
RULES = """text => {
  const plain = text => text.replace(/([,(])\\s+/g, "$1").replace(/\\s+([)])/g, "$1").replace(/\\s+/g, " ");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return Array.from(sheet.cssRules, rule => plain(rule.cssText));
}"""
THEMES = sorted(file.parent.name for file in BUILT_IN.glob("*/theme.yaml"))


def _whole(theme: Theme) -> str:
    """Return all style sheets of a theme, as written."""
    return "\n".join(file.read_text("utf-8") for file in theme.files("styles").values())


def test_remarks_and_ends_of_lines_are_left_out() -> None:
    """Declarations are joined; in a value that goes on in the next line, the space is kept."""
    diagnostics = ".a,\n.b\n.c {\n  /* why */\n  color: red;\n\n  margin: 0;\n}\n"
    assert compact_style(diagnostics) == ".a,.b\n.c{color:red;margin:0}"
    script = '// Why.\n(function () {\n  // How.\n  go("http://a"); // now\n\n})();\n'
    assert compact_script(script) == '(function () {\ngo("http://a"); // now\n})();\n'


@pytest.mark.parametrize("script", ["x = `\n  // text\n`;\n", 'x = "a\\\n  // text";\n', "/*\n  // so */\n  x();\n"])
def test_a_script_whose_text_has_lines_is_left_alone(script: str) -> None:
    """A script in which a literal may span lines is unchanged."""
    assert compact_script(script) == script


@pytest.mark.parametrize("name", ["made up", *THEMES])
def test_a_browser_reads_the_same_rules(chromium: "Browser", name: str) -> None:
    """Chromium finds the same rules in the published style sheet as in the written one."""
    diagnostics = STYLE if name == "made up" else _whole(load_theme(Path("none"), name))
    diagnostics = re.sub(r"@import [^;]*;", "", diagnostics)
    page = chromium.new_page()
    written, published = page.evaluate(RULES, diagnostics), page.evaluate(RULES, compact_style(diagnostics))
    page.close()
    assert written and published == written
    assert len(compact_style(diagnostics)) < len(diagnostics)


@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_written_for_nobody(name: str) -> None:
    """The published style sheet of a theme has no comments and no indentation."""
    assert not re.search(r"/\*|\n\s", bundle(load_theme(Path("none"), name)))
