"""Any text -> a name for a file or an address: ASCII, short, the same on every machine."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import count

from generator.text.scripts import HAN, has_letters

LONGEST = 80
# Letters that Unicode does not take apart into a base and its marks.
LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng",
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
    "'": "", "’": "", "ʼ": "",
})  # fmt: skip
# Names that Windows keeps for devices, with any suffix (Microsoft, "Naming Files, Paths, and Namespaces").
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """Write `text` as `[a-z0-9-]`, at most 80 characters, cut between words where it can be.

    Latin, Greek and Cyrillic letters are read by the table above, letters of other scripts by anyascii: "机器学习" is
    "ji-qi-xue-xi". Two texts may have the same slug ("王芳", "王方"), so whoever needs distinct ones numbers them.
    Text of which nothing is left in ASCII ("א") gets "x" and ten hexadecimal digits of its hash, to be stable; text
    without a letter or digit is the empty string. Slugs are their own slugs.
    """
    if text.isascii():
        return _words(text)
    return _words("".join(map(_in_ascii, unicodedata.normalize("NFC", text.casefold())))) or _hashed(text)


@lru_cache(maxsize=100_000)
def slug_key(text: str) -> str:
    """Make a key for comparing, in the form of a slug, without the letters that the table does not read.

    Text of which nothing is left ("郭达雅") gets its hash: two names of one sound have two keys, and no key depends on
    how anyascii reads a letter.
    """
    return _words(text) or _hashed(text)


@cache
def _in_ascii(character: str) -> str:
    """The character as anyascii writes it, if it is a letter, a mark or a figure that the table does not read; else
    itself. Latin letters beyond the table stay, too: their addresses are older than this."""
    if character.isascii() or unicodedata.category(character)[0] not in "LMN":
        return character
    if unicodedata.name(character, "LATIN").startswith(("LATIN", "MODIFIER", "COMBINING")):
        return character
    bare = _bare(character)
    if not bare or re.search(r"[a-z0-9]", bare):
        return character
    from anyascii import anyascii  # its tables are loaded only for scripts that need them

    read = re.sub(r"[^a-z0-9]+", "", anyascii(character).lower())
    return f"-{read}-" if has_letters(character, HAN) else read


def _words(text: str) -> str:
    """What is left of the text when the table has read its letters, in the form of a slug."""
    words = re.sub(r"[^a-z0-9]+", "-", _bare(text)).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return f"{words}-x" if RESERVED.match(words) else words


def numbered(name: str, suffix: str = "") -> Iterator[str]:
    """Yield names to choose a free one from: `name` itself, then with 2, 3, … after it: a.pdf, a-2.pdf, a-3.pdf."""
    yield f"{name}{suffix}"
    yield from (f"{name}-{number}{suffix}" for number in count(2))


def free_name(name: str, taken: set[str]) -> str:
    """Return the first of the numbered names that is not among `taken`, and add it to them."""
    free = next(each for each in numbered(name) if each not in taken)
    taken.add(free)
    return free


def _bare(text: str) -> str:
    """The text with all letters of the table in ASCII, and without marks."""
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    # What Greek and Cyrillic letters carry is taken off first, so that "ά" and "й" are found in the table, too.
    return "".join(part for part in folded if not unicodedata.combining(part)).translate(LETTERS)


def _hashed(text: str) -> str:
    """ "x" and ten digits of the hash of a text; nothing for a text without a letter or digit."""
    if not any(part.isalnum() for part in text):
        return ""
    return "x" + blake2b(unicodedata.normalize("NFC", text).encode(), digest_size=5).hexdigest()
