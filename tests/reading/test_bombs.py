"""Small files that would need much time or memory: each costs little, and gets a message that says where.

The limits are in CPU seconds and far above what a file needs, because the machine may be busy or slow; without the
limits of the readers, the files need minutes or gigabytes.
"""

import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.entry.entry import Entries, parse_markdown_entry
from tests.portfolio import CHECKOUT

CPU_SECONDS, MEGABYTES = 30, 600  # a fresh Python with our modules has 60
ENTRY = "@article{x, title = {T}, year = 2020"


def _doubling() -> str:
    macros = "".join(f"@string{{a{place + 1} = a{place} # a{place}}}\n" for place in range(40))
    return f'@string{{a0 = "ha"}}\n{macros}@article{{x, title = a40, year = 2020}}'


def _doubling_itself() -> str:
    return '@string{a = "ha"}\n' + "@string{a = a # a}\n" * 40 + "@article{x, title = a, year = 2020}"


def _long_macro_in_many_entries() -> str:
    entries = "".join(f"@article{{x{place}, title = {{T}}, note = a # a}}\n" for place in range(5_000))
    return f'@string{{a = "{"ha" * 40_000}"}}\n{entries}'


def _many_pieces() -> str:
    return "@article{x, title = " + " # ".join(['"a"'] * 200_000) + "}"


def _lattice() -> str:
    """Each entry refers to both of the next level, so that there are 2**40 ways down."""
    levels = (
        f"@xdata{{l{level}{side}, xdata = {{l{level + 1}a, l{level + 1}b}}}}\n"
        for level, side in product(range(40), "ab")
    )
    return "".join(levels) + "@xdata{l40a, publisher = {P}}\n" + ENTRY + ", xdata = {l0a}}"


def _chain() -> str:
    books = (f"@book{{b{place}, title = {{T{place}}}, crossref = {{b{place + 1}}}}}\n" for place in range(1_500))
    return "".join(books) + "@book{b1500, title = {Z}, publisher = {P}}"


def _unknown_fields() -> str:
    return ENTRY + "".join(f",\n  unknown{place} = {{v}}" for place in range(20_000)) + "}"


BIBTEX = {
    "doubling": (_doubling(), 'x.bib:17: warning: a value that `#` joins in "a16" has more than 1,000 pieces'),
    "doubling-itself": (_doubling_itself(), "x.bib:17: warning: a value that `#` joins in"),
    "macro-in-many": (_long_macro_in_many_entries(), "warning: the values that use @string have more than 10,000,000"),
    "pieces": (_many_pieces(), 'x.bib:1: warning: a value that `#` joins in "x" has more than 1,000 pieces'),
    "lattice": (_lattice(), "in a circle, or through more than 20 others; nothing is inherited"),
    "chain": (_chain(), 'x.bib:1: warning: the entry "b0" inherits from "b1" (crossref) in a circle, or through'),
    "circle": (f"{ENTRY}, xdata = {{y}}}}\n@xdata{{y, xdata = {{x}}}}", 'x.bib:1: warning: the entry "x" inherits'),
    "dollars": ("@article{x, title = {" + "$" * 1_000_000 + "}}", "x.bib:1: warning: the text has more than 20,000"),
    "formulas": (ENTRY + ", abstract = {" + "$x$ " * 200_000 + "}}", "warning: there are more than 20,000 formulas"),
    "sparse-dollars": (ENTRY + ", abstract = {" + "$ " * 240_000 + "}}", "warning: the text is too long or too deeply"),
    "math": (ENTRY + ", abstract = {" + "<math> " * 60_000 + "}}", "warning: the text is too long or too deeply"),
    "tags": (ENTRY + ", note = {" + r"{\textless}i " * 70_000 + "}}", "warning: the text is too long or too deeply"),
    "unknown-fields": (_unknown_fields(), "x.bib:1: warning: there are more than 200 unknown fields; the others"),
    "starts": ("@article{" * 111_111, 'x.bib:1: the entry "@article" does not end, and was skipped'),
    "starts-with-keys": ("@article{a," * 95_000, 'x.bib:1: the entry "a" does not end, and was skipped'),
    "starts-of-macros": ("@string{" * 130_000, 'x.bib:1: the entry "@string" does not end, and was skipped'),
    "starts-of-lines": ("@article{\n" * 100_000, "x.bib:1: this entry does not end, and was skipped"),
}
MARKDOWN = {
    "dollars": ("title: '" + "$" * 1_000_000 + "'\n", "x.md:2:8: warning: the text has more than 20,000 characters"),
    "words": ("title: " + "word " * 200_000 + "\n", "x.md:2:8: warning: the text has more than 20,000 characters"),
    "unknown-fields": (
        "title: T\n" + "".join(f"unknown{place}: v\n" for place in range(20_000)),
        "x.md:203:1: warning: there are more than 200 unknown fields; the others are left out",
    ),
}


def _read(form: str, name: str) -> Entries:
    if form == "bibtex":
        return parse_bibtex_entries(BIBTEX[name][0], "content/papers/x.bib")
    return parse_markdown_entry(f"---\n{MARKDOWN[name][0]}---\n", "content/papers/x.md", [])


def _cases() -> Iterator[tuple[str, str, str]]:
    for form, cases in (("bibtex", BIBTEX), ("markdown", MARKDOWN)):
        for name, (_, message) in cases.items():
            yield form, name, message


@pytest.mark.parametrize(("form", "name", "message"), list(_cases()))
def test_a_bomb_gets_a_message(form: str, name: str, message: str) -> None:
    """Each is read in a process of its own, with a limit of CPU time and memory; its message has file and line."""
    script = f"from tests.reading.test_bombs import report; report({form!r}, {name!r})"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert message in done.stdout


def report(form: str, name: str) -> None:
    """Read one of the files, and print its problems. Called in a process of its own."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    found = _read(form, name)
    sys.stdout.writelines(f"{problem}"[:300] + "\n" for problem in found.problems)
    # Not `ru_maxrss`: a new process takes that over from the one that started it, which may be large.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert peak and int(peak[1]) < MEGABYTES * 1024, "too much memory"


def test_long_texts_are_no_bombs() -> None:
    """What is long, but real, is kept whole: a title of 2,000 letters, 150 unknown fields, a chain of ten parents."""
    title, unknown = "ab " * 666 + "ab", "".join(f", unknown{place} = {{v}}" for place in range(150))
    chain = "".join(f"@book{{b{place}, title = {{T}}, crossref = {{b{place + 1}}}}}\n" for place in range(10))
    text = f"{chain}@book{{b10, title = {{T}}, publisher = {{P}}}}\n@book{{x, title = {{{title}}}{unknown}}}"
    found = parse_bibtex_entries(text, "content/papers/x.bib")
    assert found.problems == ()
    assert found.papers[0].publisher == "P"
    assert found.papers[-1].title.plain == title and len(found.papers[-1].extra) == 150
