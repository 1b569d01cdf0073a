"""The full texts of papers -> what is wrong with each as a PDF that Google Scholar shall read."""

from collections.abc import Callable, Iterator

import msgspec

MIB = 1024 * 1024
LARGEST = 5 * MIB  # larger documents go to Google Books instead (the guidelines, "Indexing")
MAGIC = b"%PDF-"
WITHIN = 1024  # bytes in which readers look for the magic ones (PDF 1.7, annex H, note 13)


class FullText(msgspec.Struct, frozen=True):
    """A file that is published as it is: its path in the output, its size, and what gives its first bytes."""

    path: str
    size: int
    begin: Callable[[int], bytes]

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong with it, each with a hint."""
        if MAGIC not in self.begin(WITHIN):
            yield f'the file "{self.path}" is no PDF, whatever its name says', "save it as a PDF"
        if self.size > LARGEST:
            shown = f"{self.size / MIB:,.1f} MB"
            message = f'the full text "{self.path}" has {shown}, and Google Scholar takes no more than 5 MB'
            yield message, "save its pictures in fewer pixels"
