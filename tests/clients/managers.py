"""Clients that are programs: pandoc and citation-js, text in, items of CSL-JSON out; and npm's reader of sitemaps."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

MODULES = Path(__file__).parents[2] / ".cache/npm/node_modules"
SCRIPT = """
const {Cite} = require('@citation-js/core')
require('@citation-js/plugin-bibtex'); require('@citation-js/plugin-ris')
const {texts, form} = JSON.parse(require('fs').readFileSync(0, 'utf8'))
const options = {generateGraph: false, ...(form && {forceType: form})}
console.log(JSON.stringify(texts.map((text) => new Cite(text, options).data)))
"""
SITEMAP = """
const {parseSitemap} = require('sitemap')
const text = require('fs').readFileSync(0, 'utf8')
parseSitemap(require('stream').Readable.from([text]))
  .then((items) => console.log(JSON.stringify(items.map((item) => item.url))))
"""
Items = list[dict[str, Any]]


def needs(program: str) -> None:
    """Skip a test if the program is missing; fail it if `make test` could have installed it."""
    if shutil.which(program):
        return
    if os.environ.get("CI") and os.geteuid() == 0 and shutil.which("apt-get"):
        pytest.fail(f"{program} is missing: `make test` installs it")
    pytest.skip(f"{program} is not here; `make test` installs it where it may")


def citation_js(text: str) -> Items:
    """Return what citation-js finds in a text of any format that it supports."""
    (found,) = citation_js_each([text])
    return found


def citation_js_each(texts: Sequence[str], form: str = "") -> list[Items]:
    """Return what citation-js finds in many texts, with one start of node; it guesses formats that are not given."""
    found = _node("@citation-js", SCRIPT, json.dumps({"texts": texts, "form": form}))
    assert isinstance(found, list) and len(found) == len(texts)
    return found


def sitemap_addresses(text: str) -> list[str]:
    """The addresses that npm's sitemap finds in one."""
    found: list[str] = _node("sitemap", SITEMAP, text)
    return found


def _node(package: str, script: str, given: str) -> Any:
    """Return the JSON that a script of node prints, if the package of npm is installed."""
    if not shutil.which("node") or not (MODULES / package).is_dir():
        if os.environ.get("CI") and shutil.which("npm"):
            pytest.fail(f"npm's {package} is missing: `make test` installs it")
        pytest.skip(f"npm's {package} is not here; `make test` installs it where there is npm")
    environment = {**os.environ, "NODE_PATH": str(MODULES)}
    done = subprocess.run(
        ["node", "-e", script], input=given, capture_output=True, text=True, check=True, timeout=300, env=environment
    )
    return json.loads(done.stdout)


def pandoc(text: str, form: str) -> Items:
    """Return what pandoc finds in a text, without warnings."""
    needs("pandoc")
    done = subprocess.run(
        ["pandoc", "-f", form, "-t", "csljson"], input=text, capture_output=True, text=True, check=True, timeout=120
    )
    assert not done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found
