"""Measures the search of made-up portfolios in Chromium: the bytes that a reader loads, and the time to the results.

    python -m benchmarks.searching [--sizes 10,120,1000,10000] [--runs 5]

Run it from the checkout, with the Python of its `.venv` that `make test` has filled. Each size is searched by its index
and by Pagefind; each run is a browser without a cache. Medians are printed.
"""

import argparse
import gzip
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.corpus import papers
from benchmarks.tools.paperfolio import PaperfolioScholar
from generator.build import build
from generator.model.date import PartialDate
from generator.model.project import Project
from generator.model.tools import NO_TOOLS
from generator.open import installed_tools

CHECKOUT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUESTIONS = ("dolores", "sparse graphs", '"ada abe"')
FIRST = "[data-search-results] > li"
# Milliseconds from a query to its results.
LATER = """question => new Promise(resolve => {
  const field = document.querySelector("[data-search] input");
  const list = document.querySelector("[data-search-results]");
  const began = performance.now();
  new MutationObserver(() => list.ariaBusy || resolve(performance.now() - began)).observe(list, {attributes: true});
  field.value = question;
  field.form.requestSubmit();
})"""


class _Compressed(SimpleHTTPRequestHandler):
    """A host that compresses text files, as most do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        content = path.read_bytes() if path.is_file() else b""
        is_text = path.suffix in {".js", ".css", ".html", ".json", ".svg"}
        sent = gzip.compress(content, 6) if is_text else content
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(sent)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the folder, and yield the address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def measured(browser: Browser, address: str) -> tuple[float, float, int]:
    """Return the milliseconds to the first result on a new page, those of later queries, and the bytes sent."""
    context = browser.new_context()
    page = context.new_page()
    sent: list[int] = []
    page.on("requestfinished", lambda request: sent.append(request.sizes()["responseBodySize"]))
    began = perf_counter()
    page.goto(f"{address}/search.html?q={QUESTIONS[0]}", wait_until="commit")
    page.locator(FIRST).first.wait_for()
    first = perf_counter() - began
    later = statistics.median(page.evaluate(LATER, question) for question in QUESTIONS[1:])
    context.close()
    return first * 1000, later, sum(sent)


def site_of(folder: Path, size: int, *, with_pagefind: bool) -> Path:
    """Build a site of `size` papers, and return its output folder."""
    PaperfolioScholar(folder, CHECKOUT).layout(folder, papers(size))
    if with_pagefind:
        with (folder / "content" / "site.yaml").open("a") as settings:
            settings.write("search: {large_from: 0}\n")
    project = Project(
        folder, folder / "output", PartialDate(2026, 1, 1), tools=installed_tools() if with_pagefind else NO_TOOLS
    )
    build(project)
    return project.output


def weight(output: Path, *, with_pagefind: bool) -> tuple[int, int]:
    """Return the size of the index in bytes, and its number of files."""
    files = [*(output / "pagefind").rglob("*")] if with_pagefind else [output / "search-index.js"]
    sizes = [file.stat().st_size for file in files if file.is_file()]
    return sum(sizes), len(sizes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,120,1000,10000", help="numbers of papers, separated by commas")
    parser.add_argument(
        "--runs", type=int, default=5, help="counted runs, each in a new browser, after one warm-up run"
    )
    options = parser.parse_args()
    print("| papers | searched by | index, kB | files | kB loaded | first result, ms | later results, ms |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in map(int, options.sizes.split(",")):
            for way in ("index", "Pagefind"):
                with tempfile.TemporaryDirectory() as folder:
                    output = site_of(Path(folder), size, with_pagefind=way == "Pagefind")
                    total, files = weight(output, with_pagefind=way == "Pagefind")
                    with served(output) as address:
                        runs = [measured(browser, address) for _ in range(options.runs + 1)][1:]
                first, later, sent = (statistics.median(column) for column in zip(*runs, strict=True))
                weights = f"{total / 1000:,.0f} | {files:,} | {sent / 1000:,.0f}"
                print(f"| {size:,} | {way} | {weights} | {first:.0f} | {later:.0f} |")
        browser.close()


if __name__ == "__main__":
    main()
