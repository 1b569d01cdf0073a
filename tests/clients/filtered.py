"""Sites whose lists are long enough to be filtered, on servers that allow nothing but their own files."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.portfolio import Portfolio

POLICY = "default-src 'self'"
HOSTILE = "</script><img src=x onerror=alert(1)> \"q\" 'a' ${x} עברית &nothing; \u2028 {{ x }}"
# The papers of the site: each by its id, with the fields that differ.
PAPERS: dict[str, dict[str, Any]] = {
    "attention": {"title": "Attention and memory", "date": "2024-05-07", "citations": 20, "fields": ["cs.CL"],
                  "keywords": ["language models", "memory"], "venue": "Journal of Words", "code": "https://x.example/"},
    "scaling": {"title": "Scaling laws", "date": "2024-02", "citations": 300, "fields": ["cs.CL"],
                "keywords": ["language models"], "venue": "Annals", "award": "Best paper"},
    "sorensen": {"title": "On the index of Sørensen", "date": "2023", "citations": 5, "fields": ["stat.ME"],
                 "keywords": ["measures"], "venue": "Annals", "authors": ["Jane Doe", "Åse Sørensen"]},
    "chinese": {"title": "关于深度学习的研究", "date": "2023", "fields": ["cs.LG"], "keywords": ["深度学习"]},
    "hebrew": {"title": "מילים ומספרים", "date": "2022", "keywords": ["words"], "type": "book"},
    "hostile": {"title": HOSTILE, "date": "2021", "keywords": [HOSTILE], "venue": HOSTILE, "award": [HOSTILE]},
    "back": {"title": "Cold fusion", "date": "2021", "status": "retracted", "authors": ["Jane Doe", "Bo Two"]},
    "key": {"title": "Ein Titel", "citation_key": "doe:2020/a", "authors": ["Jane Doe", "Bo Two"], "citations": 1},
}  # fmt: skip
ABSTRACTS = {"attention": "We look at self-attention, twice.", "scaling": "Attention to self is not needed."}


def write_papers(portfolio: Portfolio) -> Portfolio:
    """All of them, by one author and some co-authors."""
    for id, fields in PAPERS.items():
        portfolio.paper(id, ABSTRACTS.get(id, ""), **{"authors": ["Jane Doe", "Ann Lee"], **fields})
    return portfolio


# Not needed by these tests, and slow to make.
BARE = "exports: no\nfeeds: no\ncitation_styles: [apa]\ncoauthor_pages: 0\n"


def write_many(portfolio: Portfolio, count: int, page_size: int) -> Portfolio:
    """So many papers, each with a hundred words of abstract; a longer list than `page_size` is parted."""
    words = "graph model search sparse causal proof signal robust mixture attention kernel tensor".split()
    entries = []
    for number in range(count):
        abstract = " ".join(words[(number * 7 + place * place) % len(words)] + str(place % 9) for place in range(100))
        entries.append(
            f"- title: '{words[number % 12].capitalize()} {words[number % 7]} number {number}'\n"
            f"  id: p{number}\n  date: {2000 + number * 25 // count}-{1 + number % 12:02}\n"
            f"  citations: {number % 400}\n  keywords: [k{number % 500}, k{number % 3}]\n"
            f"  authors: [Jane Doe, Ann Lee{number % 50}, Bo Two{number % 11}]\n"
            f"  fields: [cs.CL, cs.LG]\n  venue: Venue {number % 20}\n  abstract: {abstract}\n"
        )
    portfolio.file("site.yaml", f"{BARE}papers: {{page_size: {page_size}}}\n")
    return portfolio.file("papers/all.yaml", "".join(entries))


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
