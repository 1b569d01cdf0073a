"""What crawlers and language models look for at the top of a site: sitemap, robots.txt and llms.txt."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.arranging.catalogue import Catalogue
from generator.arranging.files.llms import llms_text
from generator.arranging.memory import ArrangingMemory
from generator.formats.output.sitemap import format_sitemaps
from generator.model.page import Deferred, Document, Page, RedirectPage, SearchPage
from generator.model.paths import EMBED_PAGE, GUIDE, MISSING, ROBOTS, SITEMAP, news_page


def sitemaps(catalogue: Catalogue, pages: Iterable[Page | Deferred[Page]]) -> Iterator[Document]:
    """The addresses of all `pages` that search engines shall show: no redirects, nothing that stands in for a page.

    None where the site's address is not known, since each must be absolute. Only notes say when they last changed:
    the date of a paper is that of the paper, and a page may be years younger.
    """
    settings = catalogue.settings
    if not (settings.url and settings.feeds.sitemap):
        return
    days = {
        news_page(item.id): item.issued.iso
        for item in catalogue.news
        if item.issued.day and not item.issued.is_after(catalogue.library.today)
    }
    addresses = [
        (catalogue.absolute(page.url), days.get(page.url, ""))
        for page in pages
        if page.url not in {MISSING, EMBED_PAGE} and not isinstance(page, RedirectPage | SearchPage)
    ]
    for name, text in format_sitemaps(addresses, settings.url, SITEMAP):
        yield Document(url=name, text=text)


def guides(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Document]:
    """robots.txt and llms.txt."""
    if catalogue.settings.feeds.sitemap:
        yield Document(url=ROBOTS, text=_robots(catalogue))
    if catalogue.settings.feeds.llms:
        yield Document(url=GUIDE, text=llms_text(catalogue))


def _robots(catalogue: Catalogue) -> str:
    """Everything may be read (RFC 9309). A site in a folder of its host has no robots.txt that anybody asks for."""
    lines = ["User-agent: *", "Allow: /"]
    if catalogue.settings.url:
        lines.append(f"Sitemap: {catalogue.absolute(SITEMAP)}")
    folder = urlsplit(catalogue.settings.url).path.rstrip("/")
    if folder:
        lines.insert(0, f"# Crawlers ask for this file at the root of a host only, and this site lies under {folder}/:")
        lines.insert(1, "# the line with the sitemap belongs into the robots.txt of the host, or tell them by hand.")
    return "".join(f"{line}\n" for line in lines)
