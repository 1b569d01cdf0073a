"""A number -> this number of made-up papers, newest first; equal numbers give equal papers."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

TITLE, ADDRESS, OWNER = "Made-up papers", "https://example.org", "Ada Abe"
NEWEST, YEARS = date(2025, 12, 31), 25
SYLLABLES = "ar be ci do el fu ga hi jo ka le mi no ova pe qui ro su ta ul ve wi xa yo zu".split()
GLUE = "a and as by for from in is of on that the this to we which with".split()
GIVEN = "Ada Björn Chidi Dolores Emi Farid Greta Hiro Ines Jun Karim Lena Mateo Nia Omar Priya".split()
FAMILY = "Abe Bauer Cruz Dubois Eze Fischer Gupta Hansen Ito Jansen Khan Larsen Moreno Novak Okoye Park".split()
VENUES = [
    "Journal of Made-up Results",
    "Annals of Plausible Methods",
    "Proceedings of the Imaginary Conference",
    "Transactions on Invented Systems",
]
FIELDS = "cs.CL cs.SE cs.LG stat.ME math.CO".split()
TAGS = [
    f"{first}-{second}"
    for first in ("sparse", "causal", "robust", "modular")
    for second in ("models", "search", "proofs", "graphs", "signals", "inference", "learning", "systems")
]
FORMULAS = [r"$O(@ \log @)$", r"$@_i + y_j$", r"$@ \le \frac{1}{#}$", r"$\sum_i @_i = #$", r"$@_{#}$"]


@dataclass(frozen=True)
class Paper:
    """One paper. `links` are labels and addresses; `abstract` is Markdown, two paragraphs of a hundred words."""

    slug: str
    title: str
    authors: tuple[str, ...]
    issued: date
    venue: str
    field: str
    tags: tuple[str, ...]
    links: Mapping[str, str]
    doi: str
    arxiv: str
    citations: int
    abstract: str

    @property
    def description(self) -> str:
        """The first sentence of the abstract."""
        return self.abstract.partition(". ")[0] + "."

    @property
    def ending(self) -> str:
        """The last words of the abstract, which a page shows when it shows all of it."""
        return " ".join(self.abstract.split()[-4:])


def papers(count: int) -> list[Paper]:
    """Return `count` papers, newest first."""
    rng = random.Random(11)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(1500)]
    return [_paper(rng, words, number, count) for number in range(count)]


def front_matter(record: Mapping[str, object]) -> str:
    """Return the record as YAML front matter: lists and records in block style, texts quoted as in JSON."""
    return "\n".join(["---", *(line for name, value in record.items() for line in _lines(name, value)), "---", ""])


def _lines(name: str, value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        yield f"{name}:"
        yield from (f"  - {_quoted(part)}" for part in value)
    elif isinstance(value, Mapping):
        yield f"{name}:"
        yield from (f"  {key}: {_quoted(part)}" for key, part in value.items())
    else:
        yield f"{name}: {_quoted(value)}"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _paper(rng: random.Random, words: list[str], number: int, count: int) -> Paper:
    issued = NEWEST - timedelta(days=number * YEARS * 365 // count)
    slug = f"paper-{number:06}"
    return Paper(
        slug=slug,
        title=" ".join(rng.choices(words, k=rng.randint(5, 11))).capitalize(),
        authors=tuple(dict.fromkeys(f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}" for _ in range(rng.randint(2, 9)))),
        issued=issued,
        venue=rng.choice(VENUES),
        field=rng.choice(FIELDS),
        tags=tuple(sorted(rng.sample(TAGS, 3))),
        links={name: f"https://{name}.example.org/{slug}" for name in ("pdf", "code", "slides")},
        doi=f"10.5555/{number:06}",
        arxiv=f"{issued:%y%m}.{number % 100000:05}" if number % 4 == 0 else "",
        citations=rng.randint(0, 400),
        abstract="\n\n".join(_paragraph(rng, words, slug) for _ in range(2)),
    )


def _paragraph(rng: random.Random, words: list[str], slug: str) -> str:
    """A hundred words in sentences, with emphasis of both kinds, code, two formulas and a link."""
    found = [rng.choice(GLUE) if rng.random() < 0.4 else rng.choice(words) for _ in range(100)]
    for place in range(0, 100, 14):
        found[place] = ("" if place == 0 else ". ") + found[place].capitalize()
    found[20], found[60] = _formula(rng), _formula(rng)
    found[33], found[47], found[88] = f"*{found[33]}*", f"`{found[47]}`", f"**{found[88]}**"
    found[77] = f"[{found[77]}](https://data.example.org/{slug})"
    return " ".join(found).replace(" . ", ". ") + "."


def _formula(rng: random.Random) -> str:
    """One of thousands of formulas, so that a cache of formulas helps as much as with real papers."""
    return rng.choice(FORMULAS).replace("@", rng.choice("abcdefghkmnpqrstuvwxyz")).replace("#", str(rng.randint(1, 99)))
