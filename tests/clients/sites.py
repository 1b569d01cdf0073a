"""Sites that the tests with real clients build: the demo, and one that has everything in excess."""

from pathlib import Path

from generator.build import build
from generator.building.values import Build
from generator.model.date import PartialDate
from generator.model.project import Project

CHECKOUT = Path(__file__).parents[2]
TODAY = PartialDate(2025, 6, 1)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def build_demo(output: Path) -> Build:
    """The demo portfolio of the checkout."""
    return build(Project(CHECKOUT, output, TODAY))


def build_overfull(root: Path) -> Build:
    """A portfolio with everything that a page can have: many papers and authors, other scripts, files, news, pages."""
    content = root / "content"
    files = {
        "site.yaml": "title: The whole & the <parts>\nurl: https://example.org/repo/\nfooter: Made by hand.\n",
        "profile.yaml": PROFILE,
        "profile.md": "I study *everything* & more, see [my notes](files/notes.txt).\n",
        "people.yaml": PEOPLE,
        "files/notes.txt": "notes",
        "papers/first.md": EVERYTHING,
        "papers/first.pdf": "%PDF-1.4\n",
        "papers/slides one.pdf": "%PDF-1.4\n",
        "papers/crowd.yaml": _crowd(),
        "papers/arabic.md": "---\ntitle: دراسة في Hugo.\ndate: 2022\nlanguage: ar\n---\n\nهذا ملخص البحث.\n",
        "papers/many.yaml": "".join(_plain(number) for number in range(60)),
        "pages/teaching.md": TEACHING,
        "pages/teaching/2024.md": COURSE,
        "news/2024-05-01-prize.md": PRIZE,
        "news/2025-01-02-talk.md": "---\ndate: 2025-01-02\n---\n\nA talk in **Tromsø**.\n",
    }
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (content / "photo.png").write_bytes(PNG)
    (content / "papers" / "figure.png").write_bytes(PNG)
    return build(Project(root, root / "output", TODAY))


TEACHING = """\
---
title: Teaching
---

See [the course](teaching/2024.md).

## A

text

## B

text
"""

COURSE = """\
---
title: Teaching in 2024
aliases: [/old/teaching/]
---

| a | b |
|---|---|
| 1 | 2 |
"""

PRIZE = """\
---
title: A prize
date: 2024-05-01
---

For [the paper](../papers/first.md).
"""

PEOPLE = """\
- name: Zoë Ångström
  native_name: زوي أنغستروم
  url: https://zoe.example.org
  orcid: 0000-0002-1825-010X
- name: Jan van der Berg
"""

PROFILE = """\
name: Dr. Jane Q. Doe
native_name: 简·多伊
pronouns: she/her
role: Professor of Everything
affiliations:
  - {name: Example University, url: "https://example.edu"}
  - Institute for Further Study
fields: [cs.CL, math.CO, Philology]
photo: photo.png
orcid: 0000-0002-1825-0097
links:
  email: jane@example.org
  github: janedoe
  google_scholar: AAAAAAAAAAAJ
  mastodon: "@jane@example.social"
  Blog: https://blog.example.org
metrics:
  h_index: {value: 38, source: Example Scholar, as_of: 2025-05}
  citations: 17431
  citations_per_year: {2019: 120, 2020: 900, 2022: 1400, 2023: 2100, 2024: 3050}
  Novelty: {value: 51, unit: "%"}
  AI Score: 47
  With code: {formula: percent(has code), help: of all papers}
  Authors: {formula: "median(authors where citations > 0)"}
"""

EVERYTHING = """\
---
title: "On 'quotes', <tags> & $K_s$: a very long title that goes on and on until it needs two lines on any screen"
authors:
  - name: Jane Q. Doe
    affiliation: Example University
    equal: true
    corresponding: true
  - {name: Zoë Ångström, affiliation: Institute for Further Study, equal: true, orcid: 0000-0002-1825-010X}
  - 郭达雅
  - {name: "van der Berg, Jan", student: true}
  - The ATLAS Collaboration
date: 2026-02
venue: Journal of Everything
volume: 12
issue: 3
pages: 1-10
publisher: Example Press
doi: 10.1000/182
arxiv: 2405.04430
isbn: 978-3-16-148410-0
issn: 2049-3630
fields: [cs.CL, Philology]
keywords: [all things, Everything & more, 中文]
links:
  pdf: first.pdf
  code: https://code.example.org
  slides: slides one.pdf
  video: https://v.example.org
  Press: https://p.example.org
image: figure.png
award: [Best Paper, Honourable Mention]
status: accepted
versions:
  - {arxiv: 2405.04430, date: 2024-05, note: "with an appendix on all that did not fit, and on some that did"}
  - type: conference
    venue: "Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics, Long Papers"
    pages: 1-10
    pdf: first.pdf
    doi: 10.1000/184
featured: true
citations: 1234
tldr: In short, $x^2$.
note: With an appendix.
aliases: [/publication/first/]
unknown_to_all: kept
---

An abstract with $mN$ and $$\\sum_{i=1}^n x_i \\le \\frac{1}{2}$$ in it, a [link](https://example.org) and a note.[^1]

[^1]: The note.

## Method

```python
def f(x):
    return x + 1
```

![A figure](figure.png)

## Results

| a | b |
|---|---|
| 1 | $\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$ |

Term
:   Its definition.
"""


def _crowd() -> str:
    authors = "\n".join(f"  - Author{'x' * (number % 7)} Number{number}" for number in range(3000))
    wide = " + ".join(f"a_{{{number}}}" for number in range(14))
    return f"title: Three thousand authors\ndate: 2023\nabstract: ' $$ {wide} $$ '\nauthors:\n{authors}\n"


def _plain(number: int) -> str:
    return (
        f"- title: Paper number {number} on a subject that is of interest to {number} people\n"
        f"  authors: [Jane Q. Doe, Some Body{chr(97 + number % 26)}, Other Person, Third Person, Fourth Person]\n"
        f"  date: {2005 + number % 20}-{number % 12 + 1:02}\n"
        f"  venue: Venue {number % 5}\n"
        f"  keywords: [topic {number % 9}, topic {number % 4}]\n"
        f"  citations: {{{2005 + number % 20}: {number * 5}, 2025: {number * 2}}}\n"
        f"  status: {('retracted', 'in press', 'published')[min(number % 7, 2)]}\n"
        f"  abstract: |\n    Some words about the subject. {'More words follow here. ' * 12}\n"
    )
