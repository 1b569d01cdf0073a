"""The files at the root of a site for crawlers and language models: sitemap, robots.txt and llms.txt."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.arranging.catalogue import Catalogue
from generator.arranging.files.llms import llms_text
from generator.arranging.memory import ArrangingMemory
from generator.formats.output.sitemap import format_sitemaps
from generator.model.site.page import Deferred, Document, Page, RedirectPage, SearchPage
from generator.model.site.paths import EMBED_PAGE, GUIDE, MISSING, ROBOTS, SITEMAP, news_page


def sitemaps(catalogue: Catalogue, pages: Iterable[Page | Deferred[Page]]) -> Iterator[Document]:
    """Yield the sitemaps of all `pages` that search engines should show.

    Redirects, the search page, the 404 page and the page about embedding are left out. A site without an address has no
    sitemap, because it must name absolute addresses. Only news items have a `lastmod`: the date of a paper is not the
    date at which its page changed.
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
    """Yield robots.txt and llms.txt, unless the settings turn them off."""
    if catalogue.settings.feeds.sitemap:
        yield Document(url=ROBOTS, text=_robots(catalogue))
    if catalogue.settings.feeds.llms:
        yield Document(url=GUIDE, text=llms_text(catalogue))


def _robots(catalogue: Catalogue) -> str:
    """Return a robots.txt (RFC 9309) that allows everything.

    Crawlers read it only at the root of a host; for a site in a folder, a comment in the file explains this.
    """
    lines = ["User-agent: *", "Allow: /"]
    if catalogue.settings.url:
        lines.append(f"Sitemap: {catalogue.absolute(SITEMAP)}")
    folder = urlsplit(catalogue.settings.url).path.rstrip("/")
    if folder:
        lines.insert(0, f"# Crawlers read robots.txt only at the root of a host, but this site is under {folder}/.")
        lines.insert(1, "# Copy the sitemap line into the robots.txt of the host, or submit the sitemap by hand.")
    return "".join(f"{line}\n" for line in lines)
