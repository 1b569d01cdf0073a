"""Made-up papers for measuring: the same number always gives the same site."""

import random
from datetime import date, timedelta
from pathlib import Path

SYLLABLES = [
    "ar",
    "be",
    "ci",
    "do",
    "el",
    "fu",
    "ga",
    "hi",
    "jo",
    "ka",
    "le",
    "mi",
    "no",
    "ova",
    "pe",
    "qui",
    "ro",
    "su",
    "ta",
    "ul",
    "ve",
    "wi",
    "xa",
    "yo",
    "zu",
]
GLUE = [
    "a",
    "and",
    "as",
    "by",
    "for",
    "from",
    "in",
    "is",
    "of",
    "on",
    "that",
    "the",
    "this",
    "to",
    "we",
    "which",
    "with",
]
GIVEN = [
    "Ada",
    "Björn",
    "Chidi",
    "Dolores",
    "Emi",
    "Farid",
    "Greta",
    "Hiro",
    "Ines",
    "Jun",
    "Karim",
    "Lena",
    "Mateo",
    "Nia",
    "Omar",
    "Priya",
]
FAMILY = [
    "Abe",
    "Bauer",
    "Cruz",
    "Dubois",
    "Eze",
    "Fischer",
    "Gupta",
    "Hansen",
    "Ito",
    "Jansen",
    "Khan",
    "Larsen",
    "Moreno",
    "Novak",
    "Okoye",
    "Park",
]
VENUES = ["Journal of Made-up Results", "Annals of Plausible Methods", "Proceedings of the Imaginary Conference", ""]
FIELDS = ["cs.CL", "cs.SE", "cs.LG", "stat.ME", "math.CO"]
KEYWORDS = [
    f"{first} {second}"
    for first in ("sparse", "causal", "robust", "modular")
    for second in ("models", "search", "proofs", "graphs", "data", "inference", "learning", "systems")
]
FORMULAS = [r"$O(n \log n)$", r"$x_i + y_j$", r"$\alpha \le \frac{1}{2}$", r"$\sum_i w_i = 1$", r"$K_s$"]
NEWEST, YEARS = date(2025, 12, 31), 25


def write_site(folder: Path, count: int) -> None:
    """A site with `count` papers of about 200 words each, as Markdown entries, into the empty `folder`."""
    rng = random.Random(11)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(1500)]
    papers = folder / "content" / "papers"
    papers.mkdir(parents=True)
    (folder / "content" / "site.yaml").write_text("title: Made-up papers\nurl: https://example.org/\n", "utf-8")
    (folder / "content" / "profile.yaml").write_text("name: Ada Abe\nfields: [cs.CL]\n", "utf-8")
    for number in range(count):
        issued = NEWEST - timedelta(days=number * YEARS * 365 // count)
        (papers / f"paper-{number:06}.md").write_text(_entry(rng, words, number, issued), "utf-8")


def _entry(rng: random.Random, words: list[str], number: int, issued: date) -> str:
    authors = dict.fromkeys(f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}" for _ in range(rng.randint(2, 9)))
    venue = rng.choice(VENUES)
    lines = [
        "---",
        f"title: {' '.join(rng.choices(words, k=rng.randint(5, 11))).capitalize()}",
        "authors:",
        *(f"  - {author}" for author in authors),
        f"date: {issued.isoformat()}",
        *([f"venue: {venue}"] if venue else [f"arxiv: '{issued:%y%m}.{number % 100000:05}'"]),
        f"fields: [{rng.choice(FIELDS)}]",
        f"keywords: [{', '.join(rng.sample(KEYWORDS, 3))}]",
        f"doi: 10.5555/{number:06}",
        f"citations: {rng.randint(0, 400)}",
        "links:",
        f"  code: https://code.example.org/{number}",
        f"  slides: https://slides.example.org/{number}",
        "---",
    ]
    return "\n".join([*lines, "", _paragraph(rng, words, number), "", _paragraph(rng, words, number), ""])


def _paragraph(rng: random.Random, words: list[str], number: int) -> str:
    """A hundred words in sentences, with an emphasis, two formulas and a link."""
    found = [rng.choice(GLUE) if rng.random() < 0.4 else rng.choice(words) for _ in range(100)]
    for place in range(0, 100, 14):
        found[place] = ("" if place == 0 else ". ") + found[place].capitalize()
    found[20], found[60] = rng.choice(FORMULAS), rng.choice(FORMULAS)
    found[33] = f"*{found[33]}*"
    found[77] = f"[{found[77]}](https://data.example.org/{number})"
    return " ".join(found).replace(" . ", ". ") + "."
