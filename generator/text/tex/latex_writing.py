"""Unicode text -> TeX for BibTeX and biber, in which no character ends a field, starts a comment or opens a formula."""

import re
import unicodedata
from functools import cache

from generator.text.characters import INVISIBLE, one_line
from generator.text.tex.formulas import ANY
from generator.text.tex.latex_braces import are_paired, find_braces
from generator.text.tex.latex_source import LITERAL, SCRIPTS, as_latex
from generator.text.tex.latex_tables import ACCENT_OF, COMMAND_OF

# A character that TeX would join with the next one comes first.
LIGATURE = re.compile("-(?=[-–—])|'(?=['”])|[–—](?=[-–—])|”(?=['”])|[?!](?=“)|[–—“”]")
SPECIAL = re.compile(rf"{LIGATURE.pattern}|[&%#_${{}}\\~^`\u00a0]")
WRITTEN = LITERAL | {sign: f"\\{sign}" for sign in "&%#_${}"} | {
    "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "\u00a0": "~",
}  # fmt: skip
UNICODE = re.compile("[–—“”]|[-?!'](?=[–—“”])")
APART = re.compile("[-–—][-–—]|['”]['”]|[?!]“")  # TeX would join the two
LIGATURES = {"–": "--", "—": "---", "“": "``", "”": "''"}
# Words with a capital after their first letter: most styles would change these capitals to lower case.
CAPITALS = re.compile(r"(?<![\w{\\])(?=\w*\w[A-Z])[\w-]+", re.A)
# A part of TeX: scripts, a command (with its URL, if it has one), a brace, a character to escape, or words.
PART = re.compile(
    rf"(?P<scripts>(?=[_^]){SCRIPTS.pattern})|"
    r"(?P<command>\\(?:url\s*\{[^{}]*\}|href\s*\{[^{}]*\}|[a-zA-Z]+|.|$))|(?P<brace>[{}])"
    r"|(?P<special>[&%#_$])|(?P<words>\^|[^\\{}&%#_^$]+)",
    re.S,
)
# A command whose name has a capital, with its groups: `\SI{5}{\kelvin}`.
WITH_GROUPS = re.compile(
    r"\\(?=[a-z]*[A-Z])[A-Za-z]{2,}(?:\[[^\[\]{}]*\])?(?:\{(?:[^{}\\]|\\[a-zA-Z%&#_]+|\{[^{}\\]*\})+\})+"
)
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def write_latex(text: str, *, ascii: bool = False, has_formulas: bool = True) -> str:
    """Return text as TeX on one line; `$…$` and `\\(…\\)` in it are formulas, and all else is plain text.

    Letters of Unicode stay, because BibTeX files are UTF-8 today; with `ascii`, letters are written as commands if TeX
    has one. If `has_formulas` is False, dollar signs are plain text, too. `read_latex` returns the same text again.

    "50% of $x_1$ & B" -> `50\\% of $x_1$ \\& B`
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
    """Return a title or another line, with or without TeX, as TeX on one line with its capitals protected.

    Braces go around words and formulas whose capitals most styles would change to lower case: "On LLMs" ->
    `On {LLMs}`.
    """
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
    """Whether the text is the same in TeX, as most texts are."""
    is_bare = text.isprintable() and not SPECIAL.search(text) and "  " not in text and text == text.strip()
    return is_bare and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _paired(latex: str) -> str:
    """Return the TeX without braces that have no partner: such a brace would end the field too early or never."""
    latex = latex.replace(r"\{", r"\textbraceleft ").replace(r"\}", r"\textbraceright ")
    _, odd, _ = find_braces(latex)
    return "".join(" " if place in odd else character for place, character in enumerate(latex)).rstrip()


def _literal(text: str, is_ascii: bool) -> str:
    """Return text without formulas as TeX."""
    written = SPECIAL.sub(_written, text) if SPECIAL.search(text) else text
    return BEYOND_ASCII.sub(_commands, written) if is_ascii and not written.isascii() else written


def _written(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in WRITTEN:
        return WRITTEN[sign]
    follows = match.string[match.end() : match.end() + 1]
    return LIGATURES.get(sign, sign) + ("{}" if APART.fullmatch(sign + follows) else "")


def _formula(written: str) -> str:
    """Return a formula with `%` and `#` escaped, so that nothing in it is a comment."""
    return re.sub(r"(?<!\\)([%#])", r"\\\1", written) if "%" in written or "#" in written else written


def _commands(match: re.Match[str]) -> str:
    return "".join(_command(character) for character in match[0])


@cache
def _command(character: str) -> str:
    """Return the command for a character in braces, which BibTeX reads as one letter, or else the character."""
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
    """Return scripts with braces as a formula in dollar signs, which TeX requires; other scripts are plain text."""
    if "{" not in written:
        return written.replace("_", r"\_").replace("^", WRITTEN["^"])
    formula = f"${_formula(written)}$"
    return f"{{{formula}}}" if not depth and re.search("[A-Z]", formula) else formula


def _protected(text: str, depth: int) -> tuple[str, int]:
    """Return TeX without formulas, escaped and with capitals protected, and the level of braces at its end.

    `depth` is the level at its start. Capitals inside of braces are protected already.
    """
    found: list[str] = []
    end = 0
    is_swallowed = False  # whether TeX ignores the blanks that follow, which it would not do after a brace
    for match in PART.finditer(text):
        part = match[0]
        if match.start() < end:
            continue
        if not depth and (whole := WITH_GROUPS.match(text, match.start())) and re.search("[A-Z]", whole[0]):
            found.append(f"{{{{{whole[0]}}}}}")  # BibTeX changes the case of a single group that begins with a command
            end = whole.end()
            continue
        if match.lastgroup == "brace":
            depth += 1 if part == "{" else -1
        elif match.lastgroup == "scripts":
            part = _scripts(part, depth)
        elif match.lastgroup == "special":
            part = f"\\{part}"
        elif match.lastgroup == "words":
            part = WRITTEN["^"] if part == "^" else part.lstrip(" ") if is_swallowed else part
            part = part if depth else CAPITALS.sub(r"{\g<0>}", part)
            part = UNICODE.sub(_written, part) if UNICODE.search(part) else part
        elif part == r"\\":
            part = r"\\ "  # without the space, some programs would read a brace after it as escaped
        elif part == "\\":
            part = r"\textbackslash "
        elif not depth and re.search("[A-Z]", part) and part[-1] != "}":
            part = f"{{{part}}}"  # \LaTeX
            is_swallowed = True
            found.append(part)
            continue
        is_swallowed = False
        found.append(part)
    return "".join(found), depth
