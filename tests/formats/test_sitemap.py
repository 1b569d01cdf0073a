"""Sitemaps are parted where the protocol asks for it, and never hold what XML cannot."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from generator.formats.output.sitemap import MOST, format_sitemaps

SITE = "https://doe.example.org/"


def test_one_file_as_long_as_it_may_be() -> None:
    """50,000 addresses are one sitemap; with one more there are two, and an index."""
    pages = [(f"{SITE}{number}.html", "") for number in range(MOST + 1)]
    ((name, text),) = format_sitemaps(pages[:MOST], SITE)
    assert name == "sitemap.xml" and text.count("<loc>") == MOST
    files = dict(format_sitemaps(pages, SITE))
    assert [*files] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"].encode())
    assert index.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex"
    assert [entry[0].text for entry in index] == [f"{SITE}sitemap-1.xml", f"{SITE}sitemap-2.xml"]
    assert [files[f"sitemap-{number}.xml"].count("<loc>") for number in (1, 2)] == [MOST, 1]
    assert max(len(text.encode()) for text in files.values()) < 50_000_000


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1), st.integers(1, 5))
def test_every_address_is_there_once(paths: list[str], most: int) -> None:
    """Whatever an address holds, a parser reads the same, but for what XML has no place for."""
    files = dict(format_sitemaps([(SITE + path, "") for path in paths], SITE, most=most))
    trees = [ElementTree.fromstring(text.encode()) for text in files.values()]
    found = [entry[0].text for tree in trees if tree.tag.endswith("urlset") for entry in tree]
    assert found == [SITE + re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", path) for path in paths]
