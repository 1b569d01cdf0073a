"""Sites to test reading: one in Arabic with papers in other languages, and one with very long texts and lists."""

from pathlib import Path

import yaml

from generator.build import build
from generator.building.values import Build
from generator.model.project import Project
from tests.clients.sites import PNG, TODAY

SUBJECTS = "alignment parsing retrieval grounding summarisation tokenisation calibration pruning".split()


def build_arabic(root: Path) -> Build:
    """A site from right to left: its papers are in Arabic, English, Hebrew, Chinese and Japanese."""
    return _build(
        root,
        {
            "site.yaml": "title: صفحة ليلى حداد\nlanguage: ar\nurl: https://example.org/\n",
            "profile.yaml": ARABIC_PROFILE,
            "profile.md": "أعمل على معالجة اللغة العربية، ولا سيما الترجمة الآلية و BERT.\n",
            "people.yaml": "- {name: Wei Zhang, native_name: 张伟}\n- {name: Sara Levi, native_name: שרה לוי}\n",
            "papers/arabic.md": ARABIC_PAPER,
            "papers/english.yaml": ENGLISH_PAPERS,
            "papers/others.yaml": OTHER_LANGUAGES,
            "news/2025-01-02-talk.md": "---\ndate: 2025-01-02\n---\n\nمحاضرة في **Tromsø**.\n",
            "pages/teaching.md": ARABIC_PAGE,
        },
    )


def build_long(root: Path) -> Build:
    """Write very long values: title, word, lists of authors, institutions, links, keywords; and an entry with almost no
    field."""
    return _build(
        root,
        {
            "site.yaml": "title: Long things\nurl: https://example.org/\n",
            "profile.yaml": "name: Jane Q. Doe\n",
            "papers/crowd.yaml": _dumped(_crowd()),
            "papers/long.yaml": _dumped(_long()),
            "papers/bare.yaml": "title: Nothing else\n",
        },
    )


def build_many(root: Path, papers: int = 120) -> Build:
    """Write the publication list of a long career, to print."""
    return _build(
        root,
        {
            "site.yaml": "title: Jane Q. Doe\nurl: https://example.org/\n",
            "profile.yaml": CAREER,
            "papers/all.yaml": _dumped([_paper(number) for number in range(papers)]),
        },
    )


def _build(root: Path, files: dict[str, str]) -> Build:
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "content" / "papers" / "figure.png").write_bytes(PNG)
    return build(Project(root, root / "output", TODAY))


def _dumped(records: object) -> str:
    return yaml.safe_dump(records, allow_unicode=True, sort_keys=False)


def _crowd() -> dict[str, object]:
    authors = [
        {"name": f"Author{'x' * (number % 7)} Number{number}", "affiliation": f"Institute {number % 240} of Physics"}
        for number in range(2999)
    ]
    return {
        "title": "Three thousand authors",
        "date": "2023",
        "venue": "Physics Letters",
        "abstract": "What they found.",
        "authors": [*authors, "Jane Q. Doe"],
    }


def _long() -> dict[str, object]:
    return {
        "title": "A title that has been written by a committee, each of whose members wished for one more clause, " * 4,
        "date": "2024-03-01",
        "authors": [
            {"name": "Jane Q. Doe", "affiliation": [f"Department {n} of the University of Example" for n in range(20)]},
            {"name": "X" * 200, "affiliation": [f"Laboratory {n} of the Academy of Example" for n in range(20)]},
        ],
        "venue": "W" * 200,
        "keywords": [f"{SUBJECTS[number % 8]} {number}" for number in range(300)],
        "links": {f"Link number {number}": f"https://example.org/{number}" for number in range(30)},
        "abstract": f"The word {'a' * 200} and the address https://example.org/{'b' * 200} do not fit.",
        "doi": f"10.1000/{'c' * 120}",
    }


def _paper(number: int) -> dict[str, object]:
    subject = SUBJECTS[number % 8]
    authors = [f"{'ABCDEFGH'[n]}. Person{chr(97 + (number + n) % 26)}" for n in range(2 + number % 7)]
    authors.insert(number % 3, "Jane Q. Doe")
    record: dict[str, object] = {
        "title": f"On the {subject} of {SUBJECTS[number // 8 % 8]}: a study in {number % 9 + 2} parts of what is known",
        "authors": authors,
        "date": f"{2005 + number % 20}-{number % 12 + 1:02}",
        "venue": ("Proceedings of the Annual Meeting of the Example Society", "Journal of Examples")[number % 2],
        "volume": str(number % 30 + 1),
        "pages": f"{number + 1}-{number + 13}",
        "citations": number * 3,
        "abstract": "Some words about the subject. " * 12,
        "links": {"code": f"https://code.example.org/{number}"},
    }
    return record | (
        {"doi": f"10.1000/example.{number}"} if number % 3 else {"arxiv": f"24{number % 12 + 1:02}.{number + 1000:05}"}
    )


ARABIC_PROFILE = """\
name: ليلى حداد
native_name: Layla Haddad
role: أستاذة في اللسانيات الحاسوبية
affiliations: [{name: جامعة المثال, url: "https://example.edu"}, Example Institute]
fields: [cs.CL, اللسانيات]
orcid: 0000-0002-1825-0097
links: {email: layla@example.org, github: layla}
metrics:
  h_index: {value: 38, source: Google Scholar, as_of: 2025-05}
  citations: 17431
  citations_per_year: {2019: 120, 2020: 900, 2021: 1000, 2022: 1400, 2023: 2100, 2024: 3050}
  Novelty: {value: 51, unit: "%"}
"""

ARABIC_PAPER = """\
---
title: "BERT والعربية: دراسة في تمثيل اللغة (2018–2024)"
authors: [ليلى حداد, دعاء علي, Wei Zhang, Sara Levi, محمد بن سالم]
date: 2024-05-07
language: ar
venue: مجلة اللسانيات
volume: 12
issue: 3
pages: 1-10
doi: 10.1000/182
keywords: [ترجمة, machine translation]
fields: [cs.CL]
image: figure.png
citations: 1234
featured: true
status: accepted
---

BERT هو نموذج لغوي، ندرس هنا ما يعرفه عن العربية ($x^2$) وما لا يعرفه.

## الطريقة

نستعمل `transformers` ثم نقيس.

## النتائج

| أ | ب |
|---|---|
| 1 | 2 |
"""

ARABIC_PAGE = """\
---
title: التدريس
---

## أ

`code` نص

| أ | ب |
|---|---|
| ١ | 2 |

## ب

نص
"""

ENGLISH_PAPERS = """\
- title: "What (if anything) do models know about Arabic?"
  authors: [Layla Haddad, Jan van der Berg, Wei Zhang, Third Person, Fourth Person, Fifth Person]
  date: 2023-02
  venue: Proc. of the Example Society
  pages: 101-110
  language: en
  arxiv: 2405.04430
  abstract: We ask. They answer (sometimes).
- title: An abstract in English, and nothing said of it.
  authors: [Layla Haddad, دعاء علي]
  date: 2022
  venue: Journal of Examples
  volume: 7
  pages: 3-4
  abstract: It begins in English, and ends in it!
"""

OTHER_LANGUAGES = """\
- title: שפה ומחשב
  authors: [שרה לוי, ליילה חדאד]
  date: 2021
  language: he
  abstract: תקציר בעברית.
- title: 大规模语言模型中的阿拉伯语表示：BERT与它的后继者
  authors: [张伟, Layla Haddad]
  date: 2020
  language: zh-Hans
  abstract: 本文研究大规模语言模型（例如BERT）对阿拉伯语的理解能力。我们提出了一种新的评测方法。
- title: アラビア語の言語モデルについての研究
  authors: [山田 太郎, Layla Haddad]
  date: 2019
  language: ja
  abstract: This abstract is in English.
- title: 아랍어 언어 모델에 관한 연구와 그 응용
  authors: [김민수, Layla Haddad]
  date: 2019
  language: ko
  abstract: 이 논문은 아랍어 언어 모델을 연구한다.
"""

CAREER = """\
name: Jane Q. Doe
role: Professor of Everything
affiliations: [{name: Example University, url: "https://example.edu"}]
fields: [cs.CL]
orcid: 0000-0002-1825-0097
links: {email: jane@example.org, github: janedoe, Blog: "https://blog.example.org"}
metrics:
  h_index: {value: 38, source: Example Scholar, as_of: 2025-05}
  citations: {value: 17431, source: Example Scholar, as_of: 2025-05}
  citations_per_year: {2019: 120, 2020: 900, 2022: 1400, 2023: 2100, 2024: 3050}
  Novelty: {value: 51, unit: "%"}
"""
