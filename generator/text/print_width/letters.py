"""Text -> its estimated width in em, and the class for something that is wider than a printed page."""

import re
import unicodedata

# The column of text on A4 and Letter paper has 46 em at the print size of our themes. Fonts differ by a tenth.
PAGE = 42.0
NARROW, BROAD = frozenset("fijlrt.,;:!|'()[]/ "), frozenset("mwMWæœ@%&—")
STEPS = (90, 80, 70, 60, 50, 40, 30, 20)  # the steps of `font-size` in print.css, in percent
BREAKS = re.compile(r"[\s\u200b]+|(?<=[-\u2010\u2013\u2014])(?=\w)")


def width(text: str) -> float:
    """Return the estimated width of a text on one line, in em."""
    return sum(map(_width_of_letter, text))


def widest_word(text: str) -> float:
    """Return the estimated width of the widest part of a text that a browser does not break, in em."""
    return max(map(_width_of_word, BREAKS.split(text)), default=0.0)


def step_for(wanted: float, smallest: int) -> int:
    """Return the largest step at which something of this width in em fits a page: 100 if it does as it is.

    `smallest` is returned for what does not fit at any step; the caller has to break it.
    """
    return next((step for step in (100, *STEPS) if wanted * step / 100 <= PAGE or step == smallest), smallest)


def _width_of_word(word: str) -> float:
    """Ideographs and kana may be broken anywhere (UAX 14), so that only the widest of them counts."""
    if word.isascii():
        return width(word)
    return max((width(part) for part in re.split(r"(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])", word)), default=0.0)


def _width_of_letter(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if letter.islower() or letter.isdigit():
        return 0.9 if letter in BROAD else 0.56
    if letter in BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.0 if unicodedata.combining(letter) else 0.74
