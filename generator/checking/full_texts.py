"""The full texts of papers -> what keeps Google Scholar from reading them as PDF."""

from collections.abc import Callable, Iterator

import msgspec

MIB = 1024 * 1024
LARGEST = 5 * MIB  # larger documents belong in Google Books (Google Scholar's guidelines, "Indexing")
MAGIC = b"%PDF-"
WITHIN = 1024  # readers look for MAGIC in so many first bytes (PDF 1.7, annex H, note 13)


class FullText(msgspec.Struct, frozen=True):
    """A file that is copied to the output: its path there, its size in bytes, and `begin(n)`, its first n bytes."""

    path: str
    size: int
    begin: Callable[[int], bytes]

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield each fault as a message and a hint."""
        if MAGIC not in self.begin(WITHIN):
            yield f'the file "{self.path}" is not a PDF, despite its name', "save it as a PDF"
        if self.size > LARGEST:
            shown = f"{self.size / MIB:,.1f} MB"
            message = f'the full text "{self.path}" is {shown}; Google Scholar accepts at most 5 MB'
            yield message, "reduce the size of its pictures"
