"""One table says which letters are Chinese, Japanese and Korean, and all modules use it."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from generator.model.name import puts_family_first
from generator.rendering.row_charts import text_width
from generator.rendering.social_cards.text import _is_wide
from generator.text.ideographs import SEAM, parted
from generator.text.language import can_be_in, language_of_name
from generator.text.scripts import BOPOMOFO, CJK, HAN, HANGUL, KANA, has_letters, is_cjk

# How Unicode's names of letters (UnicodeData.txt) begin.
NAMES = {
    HAN: "CJK UNIFIED |CJK COMPATIBILITY IDEOGRAPH|KANGXI RADICAL|CJK RADICAL|IDEOGRAPHIC (?:ITERATION|CLOSING|NUMBER)"
    "|VERTICAL IDEOGRAPHIC|HANGZHOU NUMERAL|MASU MARK",
    BOPOMOFO: "BOPOMOFO (?:FINAL )?LETTER",
    KANA: "HIRAGANA (?:LETTER|DIGRAPH|ITERATION|VOICED)|KATAKANA (?:LETTER|DIGRAPH|ITERATION|VOICED)|HENTAIGANA"
    "|KATAKANA-HIRAGANA PROLONGED|HALFWIDTH KATAKANA (?:LETTER|-HIRAGANA|VOICED|SEMI)|HALFWIDTH KATAKANA-HIRAGANA"
    "|VERTICAL KANA REPEAT",
    HANGUL: "HANGUL|HALFWIDTH HANGUL",
}
EXAMPLES = [
    ("王", HAN), ("々", HAN), ("〇", HAN), ("豈", HAN), ("𠀀", HAN), ("⼈", HAN), ("ㄅ", BOPOMOFO),
    ("か", KANA), ("カ", KANA), ("ー", KANA), ("ヿ", KANA), ("ㇰ", KANA), ("ｶ", KANA), ("ﾟ", KANA), ("𛀀", KANA),
    ("김", HANGUL), ("ᄀ", HANGUL), ("ㄱ", HANGUL), ("ㆎ", HANGUL), ("ꥠ", HANGUL), ("ힰ", HANGUL), ("ﾡ", HANGUL),
]  # fmt: skip


def _letters() -> Iterator[tuple[str, str]]:
    """Yield every letter, number and symbol of Unicode that Python knows, with its name."""
    for character in map(chr, range(0x110000)):
        if unicodedata.category(character)[0] in "LNS" and (name := unicodedata.name(character, "")):
            yield character, name


@pytest.mark.parametrize("letters", NAMES, ids=["Han", "Bopomofo", "kana", "Hangul"])
def test_a_class_is_what_unicode_calls_so(letters: str) -> None:
    """A class has all letters of the script, with half-width and compatibility forms, and no other letter."""
    called = re.compile(NAMES[letters])
    for character, name in _letters():
        is_meant = bool(called.match(name)) and not name.endswith("TONE MARK")
        if unicodedata.category(character)[0] == "L" or is_meant:
            assert has_letters(character, letters) is is_meant, name


@pytest.mark.parametrize(("letter", "script"), EXAMPLES, ids=lambda value: value if len(value) == 1 else "")
def test_all_who_ask_agree(letter: str, script: str) -> None:
    """Names, languages, search, social cards and charts treat a letter alike."""
    assert is_cjk(letter) and puts_family_first(letter)
    assert can_be_in("zh", letter) and can_be_in("ja", letter) and can_be_in("ko", letter)
    assert language_of_name(letter, "en") == {KANA: "ja", HANGUL: "ko"}.get(script, "und-Hani")
    assert _is_wide(letter)
    assert text_width(letter) == 12
    assert parted(f"{letter}王") == f"{letter}{SEAM}王"
    assert (SEAM in parted(f"a{letter}a")) is (script != HANGUL)  # Korean has spaces between words


@pytest.mark.parametrize("letter", "aéЖαعअ。、「・−–０")
def test_all_who_ask_agree_on_others(letter: str) -> None:
    """Letters of other scripts, digits and punctuation are not Chinese, Japanese or Korean."""
    assert not is_cjk(letter) and not puts_family_first(letter)
    assert not can_be_in("zh", letter)
    assert language_of_name(letter, "en") == ""
    assert SEAM not in parted(f"a{letter}a")


def test_the_classes_are_apart() -> None:
    """A character is in at most one class."""
    for character in map(chr, range(0x110000)):
        found = [letters for letters in (HAN, BOPOMOFO, KANA, HANGUL) if has_letters(character, letters)]
        assert len(found) == has_letters(character, CJK), hex(ord(character))
