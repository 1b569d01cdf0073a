"""The names of the files for other programs; known before the files are made, because authors can link to them."""

from collections.abc import Iterator

from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.settings import Settings
from generator.model.site.paths import (
    ATOM,
    EMBED_FRAGMENT,
    EMBED_PAGE,
    EMBED_SCRIPT,
    GUIDE,
    JSON_FEED,
    ROBOTS,
    SEARCH_PAGE,
    SITEMAP,
    SOURCE,
)


def document_names(settings: Settings) -> Iterator[str]:
    """Yield the files that a site with these settings can have; feeds and lists also need papers or news."""
    feeds = settings.feeds
    wanted = {
        **{f"papers.{form.suffix}": settings.exports for form in RECORD_FORMATS},
        ATOM.format("papers"): settings.url and feeds.papers,
        JSON_FEED.format("papers"): settings.url and feeds.papers,
        ATOM.format("news"): settings.url and feeds.news,
        JSON_FEED.format("news"): settings.url and feeds.news,
        SITEMAP: settings.url and feeds.sitemap,
        ROBOTS: feeds.sitemap,
        GUIDE: feeds.llms,
        SEARCH_PAGE: settings.search.is_wanted,
        SOURCE: feeds.embed,
        EMBED_PAGE: settings.url and feeds.embed,
        EMBED_SCRIPT: settings.url and feeds.embed,
        EMBED_FRAGMENT: settings.url and feeds.embed,
    }
    return (name for name, is_wanted in wanted.items() if is_wanted)
