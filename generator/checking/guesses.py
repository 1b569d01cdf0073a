"""The target of a broken link -> the file or anchor that was probably meant."""

import posixpath
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

from generator.model.content_paths import folded

MOST = 20  # names for which a similar one is searched: each search is slow among 100,000 names


class Guesses:
    """Finds files of the output, and anchors, with similar names."""

    def __init__(self, files: Collection[str]) -> None:
        self._files = files
        self._left = MOST

    def namesake(self, path: str) -> str:
        """Return the file whose path differs only in case or Unicode normalization, or ""."""
        return self._folded.get(folded(path), "")

    def file(self, path: str) -> str:
        """Return the file that `path` probably means, or "".

        That is the page whose suffix is missing ("papers/a" -> "papers/a.html"), a file in the same folder with a
        similar name, or one with the same name in another folder.
        """
        for whole in (f"{path}.html", f"{path}/index.html"):
            if whole in self._files:
                return whole
        folder, name = posixpath.split(path)
        stem, suffix = posixpath.splitext(name)
        siblings = [file for file in self._files if posixpath.dirname(file) == folder]
        siblings.sort(key=lambda file: (file.endswith(suffix), file))  # of two with one stem, the last one wins
        stems = {posixpath.splitext(posixpath.basename(file))[0]: file for file in siblings}
        namesakes = sorted(file for file in self._files if posixpath.basename(file) == name)
        return self._close(stem, stems, 0.8) or next(iter(namesakes), "")

    def anchor(self, fragment: str, anchors: Iterable[str]) -> str:
        """Return the anchor most similar to a fragment, or ""."""
        return self._close(fragment, {anchor: anchor for anchor in sorted(anchors)}, 0.6)

    def _close(self, word: str, candidates: Mapping[str, str], likeness: float) -> str:
        """Return the value of the most similar key of `candidates`, or "" if none is similar, or after MOST calls."""
        self._left -= 1
        if self._left < 0:
            return ""
        folded = {name.casefold(): value for name, value in candidates.items()}
        close = get_close_matches(word.casefold(), folded, 1, likeness)
        return folded[close[0]] if close else ""

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {folded(path): path for path in sorted(self._files)}
