"""A folder -> the content of a made-up researcher: 120 papers, news, pages, a photo, files and co-authors."""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

from generator.model.site.paths import paper_pdf
from tests.portfolio import Portfolio
from tests.portfolio_120 import words
from tests.portfolio_120.pictures import figure, portrait

BY_HAND = Path(__file__).parent / "content"
COUNT, OWNER = 120, "Ines Haldorsen"
MADE = 103  # papers; the others are written by hand
PDF = b"%PDF-1.4\n%%EOF\n"
FIRST_YEAR, YEARS = 2005, 21


def write(root: Path, theme: str = "scholar") -> Portfolio:
    """Write the portfolio's content below `root`, set in the theme; it builds without a problem."""
    portfolio = Portfolio(root)
    shutil.copytree(BY_HAND, root / "content", dirs_exist_ok=True)
    settings = (BY_HAND / "site.yaml").read_text("utf-8")
    portfolio.file("site.yaml", settings.replace("theme: scholar\n", f"theme: {theme}\n"))
    for path in ("files/cv.pdf", "files/notes.pdf", "papers/rates-of-recovery.pdf"):
        portfolio.file(path, PDF)
    portfolio.file("portrait.png", _portrait())
    for number, path in enumerate(
        ("figure.png", "papers/rates.png", "papers/kelp.png", "papers/dams.png", "papers/book.png")
    ):
        portfolio.file(path, _figure(number))
    for number in range(MADE):
        _write_paper(portfolio, number)
    return portfolio


# The same pictures stand in the portfolio of every theme.
_figure, _portrait = cache(figure), cache(portrait)


def _write_paper(portfolio: Portfolio, number: int) -> None:
    """A paper that no other has the title of, with the files that it names."""
    method, subject = words.METHODS[number * 7 % 20], words.SUBJECTS[number * 5 % 22]
    small = method if method.startswith("Gaussian") else method[0].lower() + method[1:]
    title = words.FRAMES[number * 3 % 8].format(method=method, method_small=small, subject=subject)
    id = f"{number:03}-" + "-".join(f"{method} {subject}".lower().split())
    fields = _fields(number, id)
    if "image" in fields:
        portfolio.file(f"papers/{id}.png", _figure(number))
    if "pdf" in fields.get("links", {}):
        portfolio.file(paper_pdf(id), PDF)
    portfolio.paper(id, _abstract(number, method, subject), **{"title": title, **fields})


def _fields(number: int, id: str) -> dict[str, Any]:
    year = FIRST_YEAR + number * YEARS // COUNT
    fields: dict[str, Any] = {
        "authors": _authors(number),
        "date": f"{year}-{number % 12 + 1:02}" if number % 3 else str(year),
        "fields": [words.FIELDS[number % 5]] + (["cs.LG"] if number % 6 == 0 else []),
        "keywords": sorted(
            {words.KEYWORDS[number % 14], words.KEYWORDS[number * 3 % 14], words.KEYWORDS[number * 5 % 14]}
        ),
        "citations": _citations(number, year),
        **_venue(number),
    }
    links = {"code": f"https://code.example.org/{id}"} if number % 4 == 1 else {}
    links |= {"pdf": f"{id}.pdf"} if number % 3 == 0 else {}
    links |= (
        {"slides": f"https://talks.example.org/{id}", "data": f"https://data.example.org/{id}"}
        if number % 9 == 4
        else {}
    )
    if links:
        fields["links"] = links
    if number % 2:
        fields["doi"] = f"10.5555/nordvik.{number:04}"
    if number % 17 == 3:
        fields["award"] = [words.AWARDS[number % 3]]
    if number % 5 == 2 or number % 17 == 3:
        fields["image"] = f"{id}.png"
        fields["image_alt"] = "A figure of the paper"
    if number % 11 == 5:
        fields["affiliations"] = words.PLACES[: 1 + number % 3]
    return fields


def _authors(number: int) -> list[str]:
    """The owner at a place that changes, among one to six others."""
    others = [words.COAUTHORS[(number * 5 + step * step * 3) % 36] for step in range(1, 2 + number * 7 % 6)]
    found = list(dict.fromkeys(others))
    found.insert(number * 3 % (len(found) + 1), OWNER if number % 10 else "I. Haldorsen")
    return found if number % 23 else [OWNER]


def _citations(number: int, year: int) -> dict[str, int]:
    """How often it was cited in each year since, most in the third."""
    height = 1 + number * 13 % 11
    ages = {year + age: round(height * (age + 1) / (1 + (age - 2) ** 2 / 6)) for age in range(min(12, 2026 - year))}
    return {str(one): count for one, count in ages.items()}


def _venue(number: int) -> dict[str, Any]:
    if number % 4 == 3:
        venue, short = words.MEETINGS[number % 3]
        return {
            "type": "paper-conference",
            "venue": venue,
            "venue_short": short,
            "pages": f"{number + 11}-{number + 24}",
        }
    if number % 13 == 6:
        return {"type": "article", "arxiv": f"{10 + number // 10 % 15:02}{number % 12 + 1:02}.{10000 + number * 37}"}
    volume = {
        "volume": str(3 + number // 6),
        "issue": str(1 + number % 4),
        "pages": f"{number * 9 + 1}-{number * 9 + 22}",
    }
    return {"type": "article-journal", "venue": words.JOURNALS[number % 5], **volume}


def _abstract(number: int, method: str, subject: str) -> str:
    parts = [
        words.OPENINGS[number % 5],
        words.MIDDLES[number % 6],
        words.MIDDLES[(number * 5 + 2) % 6],
        words.RESULTS[number * 3 % 5],
        words.CLOSINGS[number % 4],
    ]
    text = " ".join(dict.fromkeys(parts)).replace("{method}", method).replace("{subject}", subject)
    return "" if number % 19 == 7 else text
