"""Sitemaps are valid by the schema of sitemaps.org, and feeds are well-formed XML, by xmllint."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCHEMA = Path(__file__).parents[2] / ".cache/npm/node_modules/sitemap/schema/sitemap.xsd"


def _complaint(*arguments: object) -> str:
    """Return the messages of xmllint, empty if the file is valid. It uses no network."""
    _needs_the_client()
    done = subprocess.run(
        ["xmllint", "--nonet", "--noout", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,  # it says what is wrong, and that is the answer
        timeout=60,
    )
    return done.stderr if done.returncode else ""


def test_the_sitemap_fits_its_schema(outputs: dict[str, Path]) -> None:
    """Every element is in its place, and every address is valid."""
    assert _complaint("--schema", SCHEMA, outputs["overfull"] / "sitemap.xml") == ""


def test_the_schema_refuses_what_is_wrong(outputs: dict[str, Path], tmp_path: Path) -> None:
    """An invalid date is reported, so the test can fail."""
    text = (outputs["overfull"] / "sitemap.xml").read_text("utf-8")
    assert "<lastmod>2024-05-01</lastmod>" in text
    (tmp_path / "sitemap.xml").write_text(text.replace("<lastmod>2024-05-01", "<lastmod>yesterday"), "utf-8")
    assert "yesterday" in _complaint("--schema", SCHEMA, tmp_path / "sitemap.xml")


@pytest.mark.parametrize("feed", ["papers.atom.xml", "news.atom.xml"])
def test_feeds_are_well_formed(outputs: dict[str, Path], feed: str) -> None:
    """A strict parser reads each feed to the end."""
    assert _complaint(outputs["overfull"] / feed) == ""


def _needs_the_client() -> None:
    if shutil.which("xmllint") and SCHEMA.is_file():
        return
    if os.environ.get("CI") and shutil.which("npm"):
        pytest.fail("xmllint or the schema of sitemaps is missing: `make test` installs both")
    pytest.skip("this needs xmllint and npm's sitemap; `make test` installs both")
