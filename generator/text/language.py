"""Language tags (BCP 47) and texts -> the direction of writing, and whether a text can be in a language."""

import re
import unicodedata
from functools import lru_cache

from generator.text.language_tables import LANGUAGES, PLACES, SCRIPTS
from generator.text.scripts import BOPOMOFO, HAN, HANGUL, KANA, has_letters, is_cjk

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
EAST_ASIAN = frozenset("zh ja ko yue wuu nan hak lzh cmn".split())
RIGHT_TO_LEFT = ("R", "AL")
FEW = 1 / 4  # share of letters up to which a text is not in the language: an English abstract may quote a word


def language_tag(words: str) -> str:
    """Return `words` if they have the form of a language tag ("ar", "zh-Hans"), else "" ("Arabic")."""
    return words if TAG.fullmatch(words) else ""


@lru_cache(maxsize=1_000)
def is_right_to_left(tag: str) -> bool:
    """Whether the language is written from right to left: "ar", "az-Arab", "pa-PK", but not "ar-Latn"."""
    language, *rest = tag.casefold().split("-")
    if script := next((part for part in rest if len(part) == 4 and part.isalpha()), ""):
        return script in SCRIPTS
    place = next((part for part in rest if len(part) == 2), "-")
    return language in LANGUAGES or place in PLACES.get(language, "").split()


def is_east_asian(tag: str) -> bool:
    """Whether the language is Chinese, Japanese or Korean."""
    return tag.casefold().partition("-")[0] in EAST_ASIAN


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is one of a script from right to left (Unicode TR 9, rule P2)."""
    if text.isascii():
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((direction != "L" for direction in directions if direction in {"L", "R", "AL"}), False)


def can_be_in(tag: str, text: str) -> bool:
    """Whether the text can be in the language, judged by its letters.

    A text with few letters from right to left is not in Arabic, and a text without East Asian letters not in Chinese.
    """
    if is_right_to_left(tag):
        directions = [unicodedata.bidirectional(letter) for letter in text]
        ours = sum(map(directions.count, RIGHT_TO_LEFT))
        return ours > FEW * (ours + directions.count("L"))
    return not is_east_asian(tag) or is_cjk(text)


def language_of_name(name: str, page: str, paper: str = "") -> str:
    """Return the language tag for a name in its own script, on a page in the language `page`, or "" if none is needed.

    Kana are Japanese and Hangul is Korean. Han may be Chinese or Japanese: the tag is `paper`, the language of the
    paper, if that is East Asian, else "und-Hani". On a page in an East Asian language no tag is needed.
    """
    if name.isascii() or is_east_asian(page):
        return ""
    if has_letters(name, KANA):
        return "ja"
    if has_letters(name, HANGUL):
        return "ko"
    return "" if not has_letters(name, HAN + BOPOMOFO) else paper if is_east_asian(paper) else "und-Hani"
