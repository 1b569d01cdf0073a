"""The links of all pages, and robots.txt -> where a crawler comes, and in how many clicks."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from generator.checking.page_links import PageLinks
from generator.model.paths import HOME

NEAR = 10  # clicks from the home page (Google Scholar's guidelines, "Crawling")
CRAWLER = "Googlebot"


def clicks(pages: Mapping[str, PageLinks]) -> dict[str, int]:
    """How many links lie between the home page and each page that can be reached from there."""
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
    """Those of `paths` that robots.txt keeps the crawler from; it is read only at the root of a host."""
    if not robots or urlsplit(url).path not in {"", "/"}:
        return
    from urllib.robotparser import RobotFileParser

    rules = RobotFileParser()
    rules.parse(robots.splitlines())
    yield from (path for path in paths if not rules.can_fetch(CRAWLER, f"/{path}"))


def _targets(links: PageLinks) -> Iterator[str]:
    return (line.split("\t", 1)[0] for line in links.inside.split("\n"))
