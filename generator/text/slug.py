"""Any text -> a name for a file or an address: ASCII, short, the same on every machine."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import count

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
    """`text` as `[a-z0-9-]`, at most 80 characters, cut between words where it can be.

    Text of which nothing is left in ASCII ("郭达雅") gets "x" and ten hexadecimal digits of its hash, to be stable and
    distinct; text without a letter or digit is the empty string. Slugs are their own slugs.
    """
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    # What Greek and Cyrillic letters carry is taken off first, so that "ά" and "й" are found in the table, too.
    bare = "".join(part for part in folded if not unicodedata.combining(part))
    words = re.sub(r"[^a-z0-9]+", "-", bare.translate(LETTERS)).strip("-")
    if not words:
        return _hashed(text) if any(part.isalnum() for part in text) else ""
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


def _hashed(text: str) -> str:
    return "x" + blake2b(unicodedata.normalize("NFC", text).encode(), digest_size=5).hexdigest()
