"""Any text -> a short ASCII name for a file or URL, the same on every machine."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import count

from generator.text.fold import folded
from generator.text.scripts import HAN, has_letters

LONGEST = 80
# Letters that Unicode does not decompose into a base letter and marks.
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
# Signs after a letter by which names differ: C, C++, C#, A*.
SIGNS = re.compile(r"(?<=[^\W_])[+#♯*]+")
SPOKEN = {"+": " plus", "#": " sharp", "♯": " sharp", "*": " star"}
# Names whose letters are in the slug as they are; at most one name of each slug is such a name.
PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
# Names that Windows keeps for devices, with any suffix (Microsoft, "Naming Files, Paths, and Namespaces").
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$")


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """Return `text` as `[a-z0-9-]`, at most 80 characters, cut between words if possible: "A Study!" -> "a-study".

    Latin, Greek and Cyrillic letters are converted by the table above, letters of other scripts by anyascii:
    "机器学习" -> "ji-qi-xue-xi". Two texts may have the same slug ("王芳", "王方"): use `free_name` if slugs must be
    unique. Text without any ASCII equivalent ("א") gives "x" and ten hexadecimal digits of its hash. Text without a
    letter or digit gives "". The slug of a slug is the slug.
    """
    if text.isascii():
        return _words(text)
    return _words("".join(map(_in_ascii, unicodedata.normalize("NFC", text.casefold())))) or _hashed(text)


@lru_cache(maxsize=100_000)
def slug_key(text: str) -> str:
    """Return a key for comparing texts: a slug without the letters that the table does not convert.

    Text without any other letters ("郭达雅") gives its hash. So two names that sound alike have different keys, and no
    key depends on the tables of anyascii.
    """
    return _words(text) or _hashed(text)


@cache
def _in_ascii(character: str) -> str:
    """Return the character as anyascii writes it, if it is a letter, mark or digit that the table does not convert.

    Other characters are returned unchanged, and so are Latin letters outside of the table, because existing URLs must
    not change.
    """
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
    """Return the text as a slug, with letters converted by the table and all others dropped."""
    words = re.sub(r"[^a-z0-9]+", "-", _bare(text)).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return f"{words}-x" if RESERVED.match(words) else words


def numbered(name: str, suffix: str = "") -> Iterator[str]:
    """Yield names to choose a free one from: `name` itself, then with 2, 3, … after it: a.pdf, a-2.pdf, a-3.pdf."""
    yield f"{name}{suffix}"
    yield from (f"{name}-{number}{suffix}" for number in count(2))


def free_name(name: str, taken: set[str]) -> str:
    """Return the first name of `numbered` that is not in `taken`, and add it to `taken`."""
    free = next(candidate for candidate in numbered(name) if candidate not in taken)
    taken.add(free)
    return free


def topic_slug(text: str) -> str:
    """Return a slug in which signs after a letter are words: "C++" -> "c-plus-plus", "C#" -> "c-sharp"."""
    return slug(SIGNS.sub(lambda match: "".join(map(SPOKEN.__getitem__, match[0])), text))


def own_slugs(names: Mapping[str, str]) -> dict[str, str]:
    """Return a slug for each key of `names`, made from its name; all are different.

    If several names have the same slug, it belongs to the one that is written in plain letters ("b cells"), else to the
    first of them. The others ("β-cells") end in six digits of the hash of their key. So a name keeps its slug when
    others come after it.
    """
    return _own({key: (topic_slug(name), name) for key, name in names.items()})


def anchor(text: str) -> str:
    """Return the name of a heading for links: a slug, but with the letters of other scripts, which anchors can have.

    >>> anchor("Setup & use"), anchor("Setup 中文")
    ('setup-use', 'setup-中文')
    """
    if not _has_other_letters(text):
        return slug(text)
    known = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text.casefold())
    words = unicodedata.normalize("NFC", "".join(known)).split()
    return "-".join(word if _has_other_letters(word) else slug(word) for word in words)


def own_anchors(texts: Iterable[str]) -> dict[str, str]:
    """Return the anchor of each text; those of different texts are different, and none depends on the order."""
    return _own({text: (anchor(text), text) for text in sorted(set(texts))})


def _own(names: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return the first of each pair for each key, with a part of the hash of the key if it is taken or empty."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(names, key=lambda key: PLAIN.fullmatch(folded(names[key][1])) is None):
        name = names[key][0]
        if not name or name in taken:
            name = f"{name or 'x'}-{blake2b(key.encode(), digest_size=3).hexdigest()}"
        taken.add(name)
        found[key] = name
    return found


def _has_other_letters(text: str) -> bool:
    """Return whether a text has letters of a script other than Latin, Greek and Cyrillic."""
    return not text.isascii() and any(
        letter >= "\u0530" and not "\u1e00" <= letter <= "\u1fff" and letter.isalpha() for letter in text
    )


def _bare(text: str) -> str:
    """Return the text in lower case, without marks, with the letters of the table in ASCII."""
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    # Marks of Greek and Cyrillic letters are removed first, so that the table also converts "ά" and "й".
    return "".join(part for part in folded if not unicodedata.combining(part)).translate(LETTERS)


def _hashed(text: str) -> str:
    """Return "x" and ten hexadecimal digits of the hash of a text; "" if it has no letter or digit."""
    if not any(part.isalnum() for part in text):
        return ""
    return "x" + blake2b(unicodedata.normalize("NFC", text).encode(), digest_size=5).hexdigest()
