"""Compare two names: whether they are the same, can be the same, or differ by one letter."""

import re
from functools import lru_cache
from hashlib import blake2b

from generator.model.name import Name, puts_family_first
from generator.text.fold import folded
from generator.text.slug import LONGEST, slug_key

NAMELESS = "x"  # the key of a name without a letter
HASH = re.compile(r"x[0-9a-f]{10}")


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return the key of a name, in the letters of slugs. Equal names have equal keys.

    "Y.K. Li", "Y. K. Li" and "y k li" have one key, and so have "山田 太郎" and "山田太郎". Different names have
    different keys, even if a slug has none of their letters.
    """
    words = name.replace(".", " ")
    if words.isascii():
        return (slug_key(words) or NAMELESS) if len(words) <= LONGEST else _long(words)
    if puts_family_first(words):
        words = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", words)
    key = slug_key(words)
    if HASH.fullmatch(key) or not (lost := _lost(words)):
        return (key or NAMELESS) if len(words) <= LONGEST else _long(words)
    return f"{key}-{slug_key(lost)}"


def _long(words: str) -> str:
    """Return the key of a name that is longer than a slug: a hash covers its end."""
    end = blake2b(folded(" ".join(words.split())).encode(), digest_size=5).hexdigest()
    return f"{slug_key(words)}-{end}"


def _lost(words: str) -> str:
    """Return the letters that have no equivalent in ASCII."""
    return "".join(letter for letter in words if not letter.isascii() and HASH.fullmatch(slug_key(letter)))


def blocking_key(name: Name) -> tuple[str, str] | None:
    """Return what two names must share to be the same: the family name and the first letter of the given name.

    It is None for a literal name, which is compared as a whole.
    """
    if not name.family or not name.given or puts_family_first(name.given):
        return None
    return name_key(name.family_name), given_parts(name.given)[0][:1]


def may_be_same(one: Name, other: Name) -> bool:
    """Return whether two names have as many given names and can be the same: "Jane Doe" and "J. Doe"."""
    mine = blocking_key(one)
    if mine is None or mine != blocking_key(other) or one.suffix.strip(".") != other.suffix.strip("."):
        return False
    first, second = given_parts(one.given), given_parts(other.given)
    return len(first) == len(second) and _agree(first, second)


def is_longer(one: Name, other: Name) -> bool:
    """Return whether two names differ only because one has more given names: "Jane Q. Doe" and "Jane Doe"."""
    mine = blocking_key(one)
    if mine is None or mine != blocking_key(other):
        return False
    first, second = given_parts(one.given), given_parts(other.given)
    return len(first) != len(second) and _agree(first, second)


def _agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether given names agree as far as both go; an initial agrees with a name."""
    return all(a == b or (1 in {len(a), len(b)} and a[:1] == b[:1]) for a, b in zip(first, second, strict=False))


@lru_cache(maxsize=50_000)
def given_parts(given: str) -> tuple[str, ...]:
    """Return the folded given names: "Jean-Paul Q." -> jean, paul, q."""
    return tuple(re.split(r"[.\s‐-]+", folded(given).strip(".-‐ "))) or ("",)


def has_initials(name: Name) -> bool:
    """Return whether one of the given names is only an initial."""
    return any(len(part) == 1 for part in given_parts(name.given))


def within_one_edit(one: str, other: str) -> bool:
    """Return whether two keys differ by one edit: a letter changed, added or missing, or two letters swapped."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    rest = one[start + 1 :] == other[start + 1 :]
    return rest or (one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :])
