"""Pandoc reads the same in bibliographies as we do: 300 entries, compared field by field.

Each kind of difference that is allowed has a reason, and says how the two values differ.
"""

import itertools
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.csl_json import format_csl_json
from tests.clients.managers import pandoc

MANNERS = Path(__file__).parents[1] / "manners"
# One of these is for LaTeX only, and pandoc refuses it as a whole because of an entry without a comma.
REFUSED = {"inspire.bib"}
NAMES = (
    "Lena Okafor", "Okafor, Lena", "van der Berg, Jan", "Jan van der Berg", "Vincent van Gogh",
    "{The ATLAS Collaboration}", "King, Jr., Martin L.", r'M{\"u}ller, J{\"u}rgen', r"Erd{\H o}s, P{\'a}l",
    r"{\L}ukasiewicz, Jan", r"{\O}rsted, Hans", "de la Cruz, Maria", "Ludwig von Beethoven", "Smith-Jones, Anna",
    "O'Neil, Kim", r"Garc{\'\i}a M{\'a}rquez, Jos{\'e}", "{Barnes and Noble}", r"Gr{\o}ndahl, Eva", r"\v{C}apek, Karel",
    r"Nguy{\~{\^e}}n, Kim", "St. John, Mary", "Jean-Paul Q. Doe", r"Ko{\c c}, Ay{\c s}e", "Ann Lee and Bo Li",
)  # fmt: skip
TITLES = (
    "A plain title", r"The {BERT} of {$K_s$}", r"On \emph{E. coli} at 5\%", "Dashes -- and ``quotes''",
    r'Schr{\"o}dinger\'s \& Bell\'s'.replace(r"\'s", "'s"), "{Whole Title in Braces}", r"With $\alpha$ and $x^2$",
    r"Caf{\'e}: a sub-title",
)  # fmt: skip
FIELDS = ("title", "container-title", "volume", "page", "publisher", "DOI", "author", "year")
Values = dict[str, Any]


def _generated() -> str:
    entries = []
    for number, (name, title) in enumerate(itertools.product(NAMES, TITLES)):
        entries.append(
            f"@article{{k{number}, author = {{{name} and Roe, Max}}, title = {{{title}}}, journal = {{J. Test}}, "
            f"year = {1990 + number % 30}, volume = {{{number % 9 + 1}}}, number = {{2}}, "
            f"pages = {{{number + 1}--{number + 9}}}, doi = {{10.1000/{number}}}}}"
        )
    return "\n".join(entries)


def _plain(text: str) -> str:
    """Return a text without markup, in which dashes and quotation marks are those of ASCII."""
    text = unicodedata.normalize("NFKC", re.sub(r"<[^>]*>", "", text).replace("$", ""))
    return " ".join(text.translate(str.maketrans("–—’‘“”", "--''\"\"")).split()).strip(" .").casefold()


def _values(item: dict[str, Any]) -> Values:
    parts = ("non-dropping-particle", "dropping-particle", "family", "literal")
    people = [" ".join(filter(None, (person.get(part) for part in parts))) for person in item.get("author", ())]
    dates = item.get("issued", {}).get("date-parts", [[None]])
    texts = {field: _plain(str(item.get(field, ""))) for field in FIELDS[:-2]}
    return {**texts, "author": [_plain(name) for name in people], "year": dates[0][0]}


def _is_meant(field: str, ours: Any, theirs: Any) -> bool:
    """Return whether a difference is one of these, with the reason why ours is right."""
    if field == "author":
        bare = [name.replace("\u0131\u0301", "í") for name in theirs]  # pandoc keeps the dotless i below an accent
        bare = [name for name in bare if name != "others"]  # no person has this name
        return len(ours) == len(bare) and all(a == b or b.isdigit() for a, b in zip(ours, bare, strict=True))  # DBLP's
    if field == "DOI":
        # What is no DOI is no link; what is around a DOI is no part of it; the DOI of an address is one.
        return not ours or ours in theirs or not theirs
    if field == "page":
        return bool(ours == theirs.replace(" ", ""))  # blanks around the dash
    if field == "title":
        return bool(ours == theirs.replace("&amp;", "&"))  # entities of HTML in exports
    # A preprint on arXiv has no journal: "CoRR" with the number as volume, "arXiv preprint …".
    return (
        field in {"container-title", "volume"}
        and not ours
        and ("corr" in theirs or "arxiv" in theirs or "abs/" in theirs)
    )


def _pairs(name: str, text: str) -> Iterator[tuple[str, Values, Values]]:
    form = "biblatex" if "journaltitle" in text else "bibtex"
    found = list(pandoc(text, form))
    ids = [item["id"].casefold() for item in found]
    theirs = {item["id"].casefold(): item for item in found if ids.count(item["id"].casefold()) == 1}
    for paper in parse_bibtex_entries(text, f"content/papers/{name}").papers:
        key = (paper.citation_key or paper.id).casefold()
        if key in theirs:  # of two entries with one key, which one pandoc takes says nothing about reading
            yield f"{name}: {key}", _values(json.loads(format_csl_json(paper))[0]), _values(theirs[key])


def test_300_entries_are_read_as_pandoc_reads_them() -> None:
    """All manners of real bibliographies, and names and titles with everything that TeX has for them."""
    texts = {path.name: path.read_text("utf-8", "replace") for path in sorted(MANNERS.rglob("*.bib"))}
    texts = {name: text for name, text in texts.items() if name not in REFUSED} | {"generated.bib": _generated()}
    pairs = [pair for name, text in texts.items() for pair in _pairs(name, text)]
    assert len(pairs) >= 300
    differences = [
        (where, field, ours[field], theirs[field])
        for where, ours, theirs in pairs
        for field in FIELDS
        if ours[field] != theirs[field] and not _is_meant(field, ours[field], theirs[field])
    ]
    assert differences == []
