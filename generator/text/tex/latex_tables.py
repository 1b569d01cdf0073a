"""Commands of TeX's text mode <-> the characters and HTML elements that they stand for."""

import unicodedata

from generator.text.tex import math_tables

# Accents as combining characters (Unicode 16, chapter 7.9), then the character for an accent without a letter.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "r": "\u030a", "c": "\u0327", "k": "\u0328", "d": "\u0323",
    "b": "\u0331", "t": "\u0361", "h": "\u0309", "G": "\u030f", "textcommabelow": "\u0326",
}  # fmt: skip
BARE = {"`": "`", "'": "´", "^": "^", "~": "~", '"': "¨", "=": "¯", ".": "˙"}
LETTERS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "i": "ı", "j": "ȷ", "ij": "ĳ", "IJ": "Ĳ", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "textexclamdown": "¡", "textquestiondown": "¿",
    "textendash": "–", "textemdash": "—", "dots": "…", "S": "§", "P": "¶", "dag": "†", "ddag": "‡",
    "copyright": "©", "pounds": "£", "texteuro": "€", "textyen": "¥", "textcent": "¢", "textdegree": "°",
    "textmu": "µ", "textregistered": "®", "texttrademark": "™", "textbullet": "•", "textperiodcentered": "·",
    "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "textordfeminine": "ª",
    "textordmasculine": "º", "textnumero": "№", "textpm": "±", "texttimes": "×", "textdiv": "÷",
}  # fmt: skip
# Other names for characters of LETTERS, and characters of ASCII.
SYMBOLS = LETTERS | {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
    "textasciiacute": "´", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$",
    "textquotesingle": "'", "textquotedbl": '"', "textasteriskcentered": "*", "slash": "/", "lq": "‘", "rq": "’",
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
    "ldots": "…", "textellipsis": "…", "textsection": "§", "textparagraph": "¶", "textdagger": "†",
    "textdaggerdbl": "‡", "textcopyright": "©", "textsterling": "£", "euro": "€", "EUR": "€", "degree": "°",
    "textohm": "Ω", "textcelsius": "°C", "textnaira": "₦", "textwon": "₩", "TeX": "TeX", "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX", "pdfTeX": "pdfTeX",
    "space": " ", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": "\u2009", "newline": " ", "linebreak": " ",
    "hfill": " ", "item": " • ",
}  # fmt: skip
# Commands of one character that is no letter.
MARKS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", "\\": " ",
    ",": "\u2009", ":": "\u2009", ";": "\u2009", ">": "\u2009", "!": "", "/": "", "-": "", "@": "", "|": "‖",
}  # fmt: skip
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "?`": "¿", "!`": "¡"}

# Commands with an argument that is shown, and its HTML element; "" is none.
SMALL_CAPS = "span"
STYLES = {
    "emph": "em", "textit": "i", "textsl": "i", "mkbibemph": "em", "textbf": "b", "mkbibbold": "b",
    "textsc": SMALL_CAPS, "texttt": "code", "textsuperscript": "sup", "textsubscript": "sub", "underline": "u",
    "ul": "u", "uline": "u", "sout": "s", "textrm": "", "textsf": "", "textup": "", "textmd": "", "textnormal": "",
    "code": "code", "pkg": "", "proglang": "",
    "textlf": "", "text": "", "mbox": "", "hbox": "", "fbox": "", "singleletter": "", "hyphenat": "", "hl": "",
}  # fmt: skip
# Commands that apply until the end of their group.
SWITCHES = {
    "em": "em", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b", "sc": SMALL_CAPS,
    "scshape": SMALL_CAPS, "tt": "code", "ttfamily": "code",
}  # fmt: skip
QUOTED = {"enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”")}
# Commands that write a note at another place, or a mark that leads to one; they are left out with a message.
NOTES = dict.fromkeys(
    "footnote footnotetext thanks thanksref tnoteref tnotetext corref cortext fnref fntext inst "
    "IEEEauthorrefmark".split(),
    1,
) | {"footnotemark": 0}
# Commands that show nothing, with the number of arguments that are also not shown.
SILENT = dict.fromkeys(
    "relax protect xspace null noindent indent leavevmode ignorespaces unskip allowbreak nobreak break sloppy "
    "negthinspace centering rm sf normalfont small large Large LARGE huge Huge tiny scriptsize footnotesize "
    "normalsize upshape mdseries rmfamily sffamily selectfont boldmath unboldmath smallskip medskip bigskip "
    "maketitle urlprefix urlstyle".split(),
    0,
) | dict.fromkeys(
    "noopsort SortNoop noop label vspace hspace color index phantom begin end selectlanguage".split(),
    1,
)
LAST_SHOWN = {"textcolor": 2, "foreignlanguage": 2, "colorbox": 2, "texorpdfstring": 2, "raisebox": 2}

# Numbers of arguments of commands of formulas, for commands that are outside of a formula.
ARGUMENTS = dict.fromkeys((*math_tables.FONTS, *math_tables.ACCENTS, "sqrt", "mathbb"), 1) | {"frac": 2}
COMMAND_OF = {character: f"\\{name}" for name, character in LETTERS.items()}
ACCENT_OF = {mark: name for name, mark in ACCENTS.items() if name != "t"}


def accented(letters: str, name: str) -> str:
    """Return `letters` with the accent of the command `name` on the first one: ("es", "'") -> "és".

    A new accent is above the accents that the letter already has. But in Vietnamese, the tone is above a circumflex or
    breve in any order of the commands.
    """
    mark, first = ACCENTS[name], 1
    whole = unicodedata.normalize("NFD", letters)
    if whole[:1] == "ı" and name == ".":
        return f"i{letters[1:]}"
    if unicodedata.combining(mark) == 230:
        whole = whole.replace("ı", "i", 1).replace("ȷ", "j", 1) if whole[:1] in "ıȷ" else whole
    while first < len(whole) and unicodedata.combining(whole[first]):
        if mark in "\u0302\u0306" and whole[first] in "\u0300\u0301\u0303\u0309":
            break
        first += 1
    return unicodedata.normalize("NFC", whole[:first] + mark + whole[first:])


def is_symbol(name: str) -> bool:
    """Whether the command is a symbol or function of formulas: "alpha", "log"."""
    return name in math_tables.ORDINARY or name in math_tables.BETWEEN or name in math_tables.FUNCTIONS


def is_known(name: str) -> bool:
    """Whether the command with this name, which is a word, can be converted."""
    return (
        name in SYMBOLS
        or name in STYLES
        or name in SWITCHES
        or name in ACCENTS
        or name in SILENT
        or name in QUOTED
        or name in LAST_SHOWN
        or name in ARGUMENTS
        or name in {"url", "href", "ensuremath", "par"}
        or is_symbol(name)
    )


def opening(tag: str) -> str:
    """Return the start tag of an element of STYLES or SWITCHES; "" if it is none."""
    if tag == SMALL_CAPS:
        return '<span class="small-caps">'
    return f"<{tag}>" if tag else ""
