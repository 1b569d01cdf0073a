"""Which languages are written from right to left, and which texts can be in them."""

from string import ascii_lowercase

import pytest
from fontTools.unicodedata import RTL_SCRIPTS
from hypothesis import given
from hypothesis import strategies as st

from generator.text.language import can_be_in, is_right_to_left, language_of_name, language_tag, runs_right_to_left
from generator.text.language_tables import LANGUAGES, PLACES, SCRIPTS

WORDS = st.text(ascii_lowercase, min_size=2, max_size=3)
SCRIPT = st.text(ascii_lowercase, min_size=4, max_size=4)


@pytest.mark.parametrize(
    "tag", "ar he fa ur ps ckb dv yi sd ug AR ar-EG he-IL fa-AF az-Arab AZ-arab-IR pa-PK uz-AF ks-Arab-IN iw".split()
)
def test_languages_from_right_to_left_are_known(tag: str) -> None:
    """The language decides, or a script in the tag, or the region if the language has several scripts."""
    assert is_right_to_left(tag)


@pytest.mark.parametrize(
    "tag", "en de zh-Hans ja ko hi am ar-Latn az az-AZ az-Latn-IR pa pa-IN uz uz-Cyrl-AF ku tr ms sd-Deva".split()
)
def test_other_languages_run_from_left_to_right(tag: str) -> None:
    """Other languages, and the same languages in other scripts, are written from left to right."""
    assert not is_right_to_left(tag)


def test_the_scripts_are_those_of_unicode() -> None:
    """The scripts are those in another program's tables of Unicode, and Nastaliq ("aran"), a form of Arabic."""
    assert {script.casefold() for script in RTL_SCRIPTS} | {"aran"} == SCRIPTS


@given(st.sampled_from(sorted(LANGUAGES | PLACES.keys())) | WORDS, SCRIPT, st.sampled_from(["", "-IR", "-US", "-419"]))
def test_the_script_of_a_language_tag_decides_its_direction(language: str, script: str, place: str) -> None:
    """The script in a tag decides for any language and region, in any case."""
    tag = f"{language}-{script}{place}"
    assert is_right_to_left(tag) == (script in SCRIPTS)
    assert is_right_to_left(tag.upper()) == is_right_to_left(tag)


@given(WORDS)
def test_tags_are_short(word: str) -> None:
    """A word of two or three letters may be a language tag; the name of a language is none, and gives ""."""
    assert language_tag(word) == word and language_tag(f"{word}-Latn-US") == f"{word}-Latn-US"
    assert language_tag(f"{word}uage") == language_tag(f"{word} ") == language_tag("") == ""


def test_the_first_letter_decides() -> None:
    """The first letter decides the direction, and not a digit or punctuation before it."""
    assert runs_right_to_left("(2018) دراسة في BERT")
    assert not runs_right_to_left("BERT: دراسة")
    assert not runs_right_to_left("2018 – é")
    assert not runs_right_to_left("")


def test_what_can_be_in_a_language() -> None:
    """An abstract in English cannot be in a language with other letters, even if it quotes a word of it."""
    assert can_be_in("ar", "BERT والعربية: دراسة") and can_be_in("he", "שפה")
    assert not can_be_in("ar", "An abstract in English")
    assert not can_be_in("ar", "An abstract in English about the word سلام and its relatives")
    assert can_be_in("zh", "基于BERT的研究") and can_be_in("ko", "언어") and can_be_in("ja", "モデル")
    assert not can_be_in("zh-Hant", "An abstract – in English") and not can_be_in("fa", "")
    assert can_be_in("de", "") and can_be_in("ar-Latn", "kitab")


def test_names_tell_their_language() -> None:
    """Kana are Japanese and Hangul is Korean; the language of Han letters is that of the paper."""
    assert language_of_name("やまだ 太郎", "en") == "ja"
    assert language_of_name("김민수", "en", "zh") == "ko"
    assert language_of_name("张伟", "en") == "und-Hani"
    assert language_of_name("张伟", "en", "zh-Hans") == "zh-Hans"
    assert language_of_name("张伟", "ja") == language_of_name("Wei Zhang", "en", "zh") == ""
    assert language_of_name("Łukasz", "en") == language_of_name("دعاء", "en", "ar") == ""
