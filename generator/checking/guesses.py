"""A name that leads nowhere -> the name that was meant, as far as it can be guessed."""

import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

MOST = 20  # names that are looked for by likeness: among 100,000 others each takes a while


class Guesses:
    """Looks for files of the output, and for anchors, by names that are nearly theirs."""

    def __init__(self, files: Collection[str]) -> None:
        self._files = files
        self._left = MOST

    def namesake(self, path: str) -> str:
        """The file whose name differs in case alone, or in the way of writing accents; empty where there is none."""
        return self._folded.get(_fold(path), "")

    def file(self, path: str) -> str:
        """A file whose name is much like that, or the same in another folder; the page that was named without its
        suffix. Empty where there is none."""
        for whole in (f"{path}.html", f"{path}/index.html"):
            if whole in self._files:
                return whole
        folder, name = posixpath.split(path)
        stem, suffix = posixpath.splitext(name)
        siblings = [other for other in self._files if posixpath.dirname(other) == folder]
        siblings.sort(key=lambda other: (other.endswith(suffix), other))  # of two with one stem, the last is meant
        stems = {posixpath.splitext(posixpath.basename(other))[0]: other for other in siblings}
        namesakes = sorted(other for other in self._files if posixpath.basename(other) == name)
        return self._close(stem, stems, 0.8) or next(iter(namesakes), "")

    def anchor(self, fragment: str, anchors: Iterable[str]) -> str:
        """An anchor much like a fragment; empty where there is none."""
        return self._close(fragment, {anchor: anchor for anchor in sorted(anchors)}, 0.6)

    def _close(self, word: str, others: Mapping[str, str], likeness: float) -> str:
        """What that one of `others` stands for which is most like a word; empty where none is like it."""
        self._left -= 1
        if self._left < 0:
            return ""
        folded = {name.casefold(): other for name, other in others.items()}
        close = get_close_matches(word.casefold(), folded, 1, likeness)
        return folded[close[0]] if close else ""

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(path): path for path in sorted(self._files)}


def _fold(path: str) -> str:
    return (path if path.isascii() else unicodedata.normalize("NFC", path)).casefold()
