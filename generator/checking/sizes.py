"""The files of the output and their sizes -> findings about files that hosts reject or that load slowly."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from generator.checking.finding import Finding, Severity
from generator.checking.page_links import PageLinks
from generator.model.paper import Place

MIB = 1024 * 1024
# docs.github.com: "About large files on GitHub" and "GitHub Pages limits".
GITHUB_REFUSES, GITHUB_WARNS, PAGES_LIMIT = 100 * MIB, 50 * MIB, 1024 * MIB
MADE = "it has all entries; `exports: no` and `feeds: {embed: no}` in content/site.yaml leave such files out"
LARGE_PICTURE = MIB
LONGEST_PATH = 200  # characters: Windows allows 260 for the whole path, with the folder that contains the output


class SizedFile(msgspec.Struct, frozen=True):
    """A file: its path in the output, its source as messages show it, and its size in bytes.

    `is_made` is True if paperfolio generated it from the entries instead of copying a file of the author.
    """

    path: str
    source: str
    size: int
    is_made: bool = False


def check_sizes(files: Iterable[SizedFile], pages: Mapping[str, PageLinks], *, is_on_github: bool) -> Iterator[Finding]:
    """Yield findings about files that are too large or have too long a path.

    If the site `is_on_github`, what GitHub rejects is an error, otherwise a warning.
    """
    copied = {file.path: file for file in files}
    bad = Severity.ERROR if is_on_github else Severity.WARNING
    for file in copied.values():
        hint = MADE if file.is_made else "make it smaller, or publish it elsewhere and link to it"
        if file.size > GITHUB_REFUSES:
            message = f"this file is {_shown(file.size)}; GitHub rejects files of more than 100 MB"
            yield Finding(Place(file.source), message, hint, bad)
        elif file.size > GITHUB_WARNS:
            message = f"this file is {_shown(file.size)}; GitHub advises against more than 50 MB"
            yield Finding(Place(file.source), message, hint)
    yield from _total(copied.values(), pages, bad)
    yield from _pictures(copied, pages)
    for path in (*copied, *pages):
        if len(path) > LONGEST_PATH:
            where = copied[path].source if path in copied else f"output/{path}"
            message = f"the path of this file in the output has {len(path)} characters, too many for Windows"
            yield Finding(Place(where), message, "give it, or the folders above it, shorter names")


def _total(files: Collection[SizedFile], pages: Mapping[str, PageLinks], bad: Severity) -> Iterator[Finding]:
    total = sum(file.size for file in files) + sum(page.size for page in pages.values())
    if total > PAGES_LIMIT:
        largest = ", ".join(file.source for file in sorted(files, key=lambda file: -file.size)[:3])
        message = f"the site is {_shown(total)}; GitHub Pages accepts at most 1 GB"
        yield Finding(Place("content"), message, f"the largest files are {largest}", bad)


def _pictures(files: Mapping[str, SizedFile], pages: Mapping[str, PageLinks]) -> Iterator[Finding]:
    """Yield a note for each large picture that a page shows, and does not just link to."""
    shown = {path for page in pages.values() if page.pictures for path in page.pictures.split("\n")}
    for path in sorted(shown & files.keys()):
        file = files[path]
        if file.size > LARGE_PICTURE:
            message = f"this picture is {_shown(file.size)}, and every reader of its page downloads it"
            yield Finding(Place(file.source), message, "scale it to the size at which it is shown", Severity.NOTE)


def _shown(size: int) -> str:
    return f"{size / MIB:,.1f} MB"
