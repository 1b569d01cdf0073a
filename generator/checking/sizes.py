"""The files of the output and their sizes -> findings about what hosts refuse and what readers wait for."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from generator.checking.finding import Finding, Severity
from generator.checking.page_links import PageLinks
from generator.model.paper import Place

MIB = 1024 * 1024
# docs.github.com: "About large files on GitHub" and "GitHub Pages limits".
GITHUB_REFUSES, GITHUB_WARNS, PAGES_LIMIT = 100 * MIB, 50 * MIB, 1024 * MIB
MADE = "it is made from all entries: `exports: no` and `feeds: {embed: no}` in content/site.yaml leave such files out"
LARGE_PICTURE = MIB
LONGEST_PATH = 200  # characters: Windows opens 260 of them, the folder in which the output stands among them


class SizedFile(msgspec.Struct, frozen=True):
    """A file: its path in the output, the file it is made from, as shown, and its bytes; one that `is_made` of the
    entries has no file of the author's behind it."""

    path: str
    source: str
    size: int
    is_made: bool = False


def check_sizes(files: Iterable[SizedFile], pages: Mapping[str, PageLinks], *, is_on_github: bool) -> Iterator[Finding]:
    """What is too large, or has too long a path. What GitHub refuses is an error where the site is to stand there."""
    copied = {file.path: file for file in files}
    bad = Severity.ERROR if is_on_github else Severity.WARNING
    for file in copied.values():
        hint = MADE if file.is_made else "make it smaller, or link to a place that takes it"
        if file.size > GITHUB_REFUSES:
            message = f"this file has {_shown(file.size)}, and GitHub refuses files of more than 100 MB"
            yield Finding(Place(file.source), message, hint, bad)
        elif file.size > GITHUB_WARNS:
            message = f"this file has {_shown(file.size)}, and GitHub advises against more than 50 MB"
            yield Finding(Place(file.source), message, hint)
    yield from _total(copied.values(), pages, bad)
    yield from _pictures(copied, pages)
    for path in (*copied, *pages):
        if len(path) > LONGEST_PATH:
            where = copied[path].source if path in copied else f"output/{path}"
            message = f"the path of this file in the output has {len(path)} characters, more than Windows may take"
            yield Finding(Place(where), message, "give it, or the folders above it, shorter names")


def _total(files: Collection[SizedFile], pages: Mapping[str, PageLinks], bad: Severity) -> Iterator[Finding]:
    total = sum(file.size for file in files) + sum(page.size for page in pages.values())
    if total > PAGES_LIMIT:
        largest = ", ".join(file.source for file in sorted(files, key=lambda file: -file.size)[:3])
        message = f"the site has {_shown(total)}, and GitHub Pages takes no more than 1 GB"
        yield Finding(Place("content"), message, f"the largest files are {largest}", bad)


def _pictures(files: Mapping[str, SizedFile], pages: Mapping[str, PageLinks]) -> Iterator[Finding]:
    """Pictures that readers wait for, where they are shown and not just linked to."""
    shown = {path for page in pages.values() if page.pictures for path in page.pictures.split("\n")}
    for path in sorted(shown & files.keys()):
        file = files[path]
        if file.size > LARGE_PICTURE:
            message = f"this picture has {_shown(file.size)}, and every reader of its page loads it"
            yield Finding(Place(file.source), message, "save it in the size in which it is shown", Severity.NOTE)


def _shown(size: int) -> str:
    return f"{size / MIB:,.1f} MB"
