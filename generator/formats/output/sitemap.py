"""Addresses -> sitemaps (sitemaps.org/protocol.html): one, or several and an index of them."""

from collections.abc import Iterator, Sequence

from generator.text.xml import escaped_xml as escaped

MOST = 50_000  # addresses in one file, by the protocol; it allows as many bytes as 1,000 for each, and ours are shorter
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def format_sitemaps(
    addresses: Sequence[tuple[str, str]], site: str, name: str = "sitemap.xml", most: int = MOST
) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the files.

    `addresses` are pairs of an absolute URL and the day of its last change (ISO 8601, or empty). `site` is the absolute
    URL of the folder of the files. `name` is the file from which all others are found. `most` is the number of URLs in
    one file.
    """
    if len(addresses) <= most:
        yield name, _urlset(addresses)
        return
    names = []
    for number, first in enumerate(range(0, len(addresses), most), 1):
        names.append(name.replace(".xml", f"-{number}.xml"))
        yield names[-1], _urlset(addresses[first : first + most])
    entries = "".join([f"<sitemap><loc>{escaped(site + part)}</loc></sitemap>\n" for part in names])
    yield name, f"{HEAD}<sitemapindex {XMLNS}>\n{entries}</sitemapindex>\n"


def _urlset(addresses: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        [
            f"<url><loc>{escaped(url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
            for url, day in addresses
        ]
    )
    return f"{HEAD}<urlset {XMLNS}>\n{entries}</urlset>\n"
