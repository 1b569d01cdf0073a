"""The links of all pages, and robots.txt -> which pages a crawler can reach, and in how many clicks."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from generator.checking.page_links import PageLinks
from generator.model.site.paths import HOME

NEAR = 10  # clicks from the home page (Google Scholar's guidelines, "Crawling")
CRAWLER = "Googlebot"


def clicks(pages: Mapping[str, PageLinks]) -> dict[str, int]:
    """Return how many clicks each page is away from the home page; pages that cannot be reached are left out."""
    found = {HOME: 0}
    edge = [HOME] if HOME in pages else []
    while edge:
        beyond = []
        for path in edge:
            for target in _targets(pages[path]):
                if target in pages and target not in found:
                    found[target] = found[path] + 1
                    beyond.append(target)
        edge = beyond
    return found


def blocked(robots: str, url: str, paths: Iterable[str]) -> Iterator[str]:
    """Yield those of `paths` that robots.txt blocks for Google's crawler.

    `robots` is the text of robots.txt, `url` the address of the site. A robots.txt counts only at the root of a host
    (RFC 9309 §2.3).
    """
    if not robots or urlsplit(url).path not in {"", "/"}:
        return
    from urllib.robotparser import RobotFileParser

    rules = RobotFileParser()
    rules.parse(robots.splitlines())
    yield from (path for path in paths if not rules.can_fetch(CRAWLER, f"/{path}"))


def _targets(links: PageLinks) -> Iterator[str]:
    return (line.split("\t", 1)[0] for line in links.inside.split("\n"))
