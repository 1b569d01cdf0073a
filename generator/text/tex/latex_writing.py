"""Unicode text -> TeX that BibTeX and biber take: nothing in it ends a field, starts a comment or opens a formula."""

import re
import unicodedata
from functools import cache

from generator.text.characters import INVISIBLE, one_line
from generator.text.tex.formulas import ANY
from generator.text.tex.latex_braces import are_paired, find_braces
from generator.text.tex.latex_source import LITERAL, SCRIPTS, as_latex
from generator.text.tex.latex_tables import ACCENT_OF, COMMAND_OF

# A sign that the next would be read together with comes first.
LIGATURE = re.compile("-(?=[-–—])|'(?=['”])|[–—](?=[-–—])|”(?=['”])|[?!](?=“)|[–—“”]")
SPECIAL = re.compile(rf"{LIGATURE.pattern}|[&%#_${{}}\\~^`\u00a0]")
WRITTEN = LITERAL | {sign: f"\\{sign}" for sign in "&%#_${}"} | {
    "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "\u00a0": "~",
}  # fmt: skip
UNICODE = re.compile("[–—“”]|[-?!'](?=[–—“”])")
APART = re.compile("[-–—][-–—]|['”]['”]|[?!]“")  # would run together
LIGATURES = {"–": "--", "—": "---", "“": "``", "”": "''"}
# A word with a capital that is not its first letter alone would be lower-cased by most styles.
CAPITALS = re.compile(r"(?<![\w{\\])(?=\w*\w[A-Z])[\w-]+", re.A)
# What stands in TeX: scripts, a command (with its address, if it has one), a brace, a sign to be escaped, or words.
PART = re.compile(
    rf"(?P<scripts>(?=[_^]){SCRIPTS.pattern})|"
    r"(?P<command>\\(?:url\s*\{[^{}]*\}|href\s*\{[^{}]*\}|[a-zA-Z]+|.|$))|(?P<brace>[{}])"
    r"|(?P<special>[&%#_$])|(?P<words>\^|[^\\{}&%#_^$]+)",
    re.S,
)
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def write_latex(text: str, *, ascii: bool = False, has_formulas: bool = True) -> str:
    """Text, in which `$…$` and `\\(…\\)` are formulas and everything else is what it is -> TeX on one line.

    Letters of Unicode stay, since BibTeX files are UTF-8 today; `ascii` writes those as commands that TeX has commands
    for. `read_latex` reads the same text back. Without `has_formulas` a dollar sign is one, too.
    """
    if not ascii and _is_plain(text):
        return text
    text = unicodedata.normalize("NFC", " ".join(INVISIBLE.sub("", text).split()))
    found: list[str] = []
    at = 0
    if has_formulas and ("$" in text or "\\" in text):
        for match in ANY.finditer(text):
            if are_paired(match[0]):
                found += [_literal(text[at : match.start()], ascii), _formula(match[0])]
                at = match.end()
    found.append(_literal(text[at:], ascii))
    written = "".join(found)
    return written if are_paired(written) else written.replace(r"\{", LITERAL["{"]).replace(r"\}", LITERAL["}"])


def protect(text: str) -> str:
    """A title or another line as its author wrote it, with TeX or without -> TeX on one line, with braces round the
    words and formulas whose capitals most styles would lower ("LLMs", `$K_S$`)."""
    if _is_plain(text):
        return CAPITALS.sub(r"{\g<0>}", text)
    latex = as_latex(one_line(text))
    found: list[str] = []
    at = 0
    depth = 0
    for match in ANY.finditer(latex):
        part, depth = _protected(latex[at : match.start()], depth)
        found.append(part)
        formula = _formula(match[0])
        found.append(f"{{{formula}}}" if not depth and re.search("[A-Z]", formula) else formula)
        at = match.end()
    part, depth = _protected(latex[at:], depth)
    found.append(part)
    written = "".join(found)
    return written if are_paired(written) else _paired(written)


def _is_plain(text: str) -> bool:
    """Whether the text is the same in TeX: most are."""
    is_bare = text.isprintable() and not SPECIAL.search(text) and "  " not in text and text == text.strip()
    return is_bare and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _paired(latex: str) -> str:
    """The TeX without the braces that have no other half: one would end the field too early, or never."""
    latex = latex.replace(r"\{", r"\textbraceleft ").replace(r"\}", r"\textbraceright ")
    _, odd, _ = find_braces(latex)
    return "".join(" " if place in odd else character for place, character in enumerate(latex)).rstrip()


def _literal(text: str, is_ascii: bool) -> str:
    """Text without formulas, as TeX shows it."""
    written = SPECIAL.sub(_written, text) if SPECIAL.search(text) else text
    return BEYOND_ASCII.sub(_commands, written) if is_ascii and not written.isascii() else written


def _written(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in WRITTEN:
        return WRITTEN[sign]
    follows = match.string[match.end() : match.end() + 1]
    return LIGATURES.get(sign, sign) + ("{}" if APART.fullmatch(sign + follows) else "")


def _formula(written: str) -> str:
    """A formula in which nothing is a comment."""
    return re.sub(r"(?<!\\)([%#])", r"\\\1", written) if "%" in written or "#" in written else written


def _commands(match: re.Match[str]) -> str:
    return "".join(_command(character) for character in match[0])


@cache
def _command(character: str) -> str:
    """The command for a character, in braces, which is what BibTeX takes for one letter; or the character."""
    if character in DASHES:
        return DASHES[character]
    if character in COMMAND_OF:
        return f"{{{COMMAND_OF[character]}}}"
    base, *marks = list(unicodedata.normalize("NFD", character))
    letter = COMMAND_OF.get(base, base)
    if not marks or not letter.isascii() or not base.isalpha() or any(mark not in ACCENT_OF for mark in marks):
        return character
    for mark in marks:
        letter = f"\\{ACCENT_OF[mark]}{{{letter}}}"
    return f"{{{letter}}}"


DASHES = {"¿": "{?`}", "¡": "{!`}", "‘": "{`}"}


def _scripts(written: str, depth: int) -> str:
    """The formula that scripts with braces are, in dollars, without which TeX refuses them; other ones are text."""
    if "{" not in written:
        return written.replace("_", r"\_")
    formula = f"${_formula(written)}$"
    return f"{{{formula}}}" if not depth and re.search("[A-Z]", formula) else formula


def _protected(text: str, depth: int) -> tuple[str, int]:
    """TeX without formulas, escaped, its capitals protected outside of braces; and how deep in braces it ends."""
    found: list[str] = []
    for match in PART.finditer(text):
        part = match[0]
        if match.lastgroup == "brace":
            depth += 1 if part == "{" else -1
        elif match.lastgroup == "scripts":
            part = _scripts(part, depth)
        elif match.lastgroup == "special":
            part = f"\\{part}"
        elif match.lastgroup == "words":
            part = part if depth else CAPITALS.sub(r"{\g<0>}", part)
            part = UNICODE.sub(_written, part) if UNICODE.search(part) else part
        elif part == r"\\":
            part = r"\\ "  # or a brace behind it would be escaped to some readers
        elif part == "\\":
            part = r"\textbackslash "
        elif not depth and re.search("[A-Z]", part) and part[-1] != "}":
            part = f"{{{part}}}"  # \LaTeX
        found.append(part)
    return "".join(found), depth
