"""Ligatures of TeX in a line or in Markdown -> the characters that they stand for: dashes and quotation marks.

They are converted when a text is read, so that all values have the characters themselves. Code, URLs, formulas, tags
and comments stay as they are.
"""

import re

from generator.text.tex.formulas import ANY

EN, EM, OPEN, CLOSE = "–", "—", "“", "”"
LONGEST = 200_000  # characters; ligatures in longer texts are not converted
FAR = 300  # characters of a word that are examined
SPACE = " \t~\u00a0\n"
# Before a dash there may be the end of a word, bracket, quotation or formula; after it, the beginning of one.
BEFORE = re.compile(rf"(?:[\w)\]}}”’»%°…$.,;:!?*+`>]|[\w.,;:!?)][\"']|'')[{SPACE}]?$")
BEHIND = re.compile(rf"[{SPACE}]?[\w(\[{{“‘«\"'$\\*`¿¡<…]")
# Words in which hyphens are part of a name: addresses, DOIs, paths.
NAME = re.compile(r"://|www\.|@|\.[a-z]{2,}/|10\.\d{4,}/|^[/~.]|/[^\s/]*/|^[A-Za-z]:\\")
WORD_START, WORD_END = re.compile(r"[^\s\[\]<>]*"), re.compile(r"[^\s\[\]<>]*$")
QUOTED = r"``(?!`)(?P<quoted>(?:[^`\n]|\n(?![ \t]*\n)){1,300}?)''"  # two backticks may begin code as well
# Parts without ligatures: in both kinds of text, in a line, and in Markdown.
IN_BOTH = (
    rf"<!--.*?-->|<[a-zA-Z/!][^<>\n]{{0,500}}>|\\(?:url|href|cite|label|ref|texttt|code)\s*\{{[^{{}}]*\}}|{ANY.pattern}"
)
IN_LINE = r"(?<!`)`[^`\n]+`(?!`)"
IN_MARKDOWN = (
    r"^ {0,3}(?P<fence>```|~~~)[^\n]*\n(?:.*?^ {0,3}(?P=fence)[`~]*\s*$|.*)|^(?: {4}|\t)[^\n]*"
    r"|(?P<ticks>(?<!`)`+)(?!`)(?:(?!\n\s*\n).){0,2000}?(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<raw>script|style|pre|code|textarea|svg)\b.{0,8000}?</(?P=raw)"
    r"|\]\([^()\s]*|^ {0,3}\*?\[[^\]\n]+\]:[^\n]*|\[\^[^\]\n]+\]|\{[:#.][^}\n]*\}"
)
LINE = re.compile(f"{QUOTED}|(?P<dashes>-{{2,}})|(?P<skip>{IN_LINE}|{IN_BOTH})", re.S)
MARKDOWN = re.compile(f"{QUOTED}|(?P<dashes>-{{2,}})|(?P<skip>{IN_MARKDOWN}|{IN_BOTH})", re.S | re.M)


def read_ligatures(text: str, *, is_markdown: bool = False) -> str:
    """Return the text with an en dash for `--`, an em dash for `---`, and quotation marks for ``` ``…'' ```.

    Two hyphens are a dash only between words, with a space on both sides or on neither: "Lotka--Volterra",
    "Programming -- the rise", "3--7". So an option (`--verbose`) and a decrement (`i--`, `C--`) stay. Four hyphens or
    more, a line of hyphens, and quotation marks that are not closed stay, too. Converting the result changes nothing.
    """
    if ("--" not in text and "``" not in text) or len(text) > LONGEST:
        return text
    read = (MARKDOWN if is_markdown else LINE).sub(_read, text)
    # Quotations in quotations need another round. Each round makes the text shorter.
    return read if read == text else read_ligatures(read, is_markdown=is_markdown)


def _read(match: re.Match[str]) -> str:
    if match["quoted"] is not None:
        return f"{OPEN}{read_ligatures(match['quoted'])}{CLOSE}"
    return _dash(match) if match["dashes"] else match[0]


def _dash(match: re.Match[str]) -> str:
    """Return the dash for a run of hyphens, or the hyphens if they are no dash."""
    hyphens, text = match[0], match.string
    before, behind = text[max(match.start() - 4, 0) : match.start()], text[match.end() : match.end() + 2]
    left, right = before[-1:], behind[:1]
    if len(hyphens) > 3 or not BEFORE.search(before) or not BEHIND.match(behind):
        return hyphens
    if left == "\n" and (right == "\n" or hyphens == "---"):  # a line across the page, or below a heading
        return hyphens
    if hyphens == "---":
        return hyphens if _is_in_name(match) else EM
    return EN if (left in SPACE) == (right in SPACE) and not _is_in_name(match) else hyphens


def _is_in_name(match: re.Match[str]) -> bool:
    """Whether the word around the hyphens is a URL, a DOI, a path or another name."""
    text = match.string
    start = WORD_END.search(text[max(match.start() - FAR, 0) : match.start()])
    end = WORD_START.match(text[match.end() : match.end() + FAR])
    assert start and end  # both may be empty
    return bool(NAME.search(f"{start[0]}{match[0]}{end[0]}"))
