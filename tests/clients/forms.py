"""The forms that a site has for machines: which files have each, and the client that reads it back."""

import json
import re
import urllib.request
from collections.abc import Callable
from typing import NamedTuple
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import extruct
import fastfeedparser
import feedparser
import html5lib
import mf2py
import yaml
from llms_txt.core import parse_llms_file
from PIL import Image
from signposting import find_signposting_html, find_signposting_linkset

from generator.model.site.paths import paper_page
from tests.citing.citeproc import made_by_citeproc, plain
from tests.clients.managers import Items, citation_js_each, pandoc, sitemap_addresses
from tests.clients.shown_sites import Shown
from tests.clients.works import elements, metas, rels
from tests.formats.test_citation_file import valid

RECORD = r"(?:papers|papers/[\w-]+|(?:years|fields|keywords|venues|people)/[\w-]+)"
ALL_PAGES = r"(?!404\.html|old/).*\.html"
# Only some kinds of pages have these: a redirect and the 404 page describe nothing.
SILENT = {"MissingPage", "RedirectPage"}
STYLES = ["apa", "ieee", "chicago", "mla", "vancouver", "acm", "bibtex"]


class Form(NamedTuple):
    """A form: its name in FORMS.md, a pattern of the paths that have it, and the reader of it."""

    name: str
    paths: str
    read: Callable[[Shown, list[str]], None]

    def files(self, site: Shown) -> list[str]:
        """The files of a site that have the form."""
        return [path for path in site.files if re.fullmatch(self.paths, path)]


def _highwire(site: Shown, paths: list[str]) -> None:
    for path in paths:
        pairs = [(name, content) for name, content in metas(site.text(path)) if name.startswith("citation_")]
        said = dict(pairs)
        heading = " ".join("".join(elements(site.text(path), "h1")[0].itertext()).split())
        marked = " ".join(said["citation_title"].split()).removeprefix("RETRACTED: ")
        assert site.is_hostile or marked == heading, path
        (item,) = json.loads(site.text(path.replace(".html", ".json")))
        people = [person for person in item.get("author", []) if person.get("literal") != "others"]
        assert len([name for name, _ in pairs if name == "citation_author"]) == len(people), path
        assert said["citation_publication_date"].startswith("202")
        assert said["citation_abstract_html_url"] == f"{site.address}{path}"


def _dublin_core_and_prism(site: Shown, paths: list[str]) -> None:
    types = {path: dict(metas(site.text(path))).get("DC.type") for path in paths}
    assert "computerProgram" in types.values()
    assert any("prism.edition" in dict(metas(site.text(path))) for path in paths)


def _json_ld(site: Shown, paths: list[str]) -> None:
    for path in paths:
        html = site.text(path)
        found = extruct.extract(html, base_url=site.address, syntaxes=["json-ld"])["json-ld"]
        assert found and all(node["@context"] == "https://schema.org" and node["@type"] for node in found), path
        raw = [script.text or "" for script in elements(html, "script") if script.get("type") == "application/ld+json"]
        assert len(raw) == len(found) and not [text for text in raw if {"<", ">", "&"} & {*text}], path


def _open_graph(site: Shown, paths: list[str]) -> None:
    for path in paths:
        (found,) = extruct.extract(site.text(path), base_url=site.address, syntaxes=["opengraph"])["opengraph"]
        said = dict(found["properties"])
        assert said["og:title"] and said["og:type"] in {"article", "profile", "website"}, path
        assert said["og:url"] == site.address + path.removesuffix("index.html"), path


def _fediverse(site: Shown, paths: list[str]) -> None:
    for path in paths:
        assert dict(metas(site.text(path)))["fediverse:creator"].startswith("@"), path


def _h_card(site: Shown, paths: list[str]) -> None:
    for path in paths:
        found = mf2py.parse(doc=site.text(path), url=site.address)
        (card,) = found["items"]
        assert card["type"] == ["h-card"] and card["properties"]["uid"] == [site.address]
        assert any("example.social" in address for address in found["rels"]["me"])


def _signposting(site: Shown, paths: list[str]) -> None:
    for path in paths:
        found = find_signposting_html(f"{site.address}{path}")
        assert str(found.citeAs.target) == f"{site.address}{path}" and len(found.types) == 2
        assert len(found.describedBy) == 3 and len(found.linksets) == 1
        for _, target, _ in rels(site.text(path)):
            assert " " not in target, path


def _linksets(site: Shown, paths: list[str]) -> None:
    for path in paths:
        page = site.address + path.replace(".linkset.json", ".html")
        found = find_signposting_linkset(f"{site.address}{path}").for_context(page)
        assert str(found.citeAs.target) == page and len(found.describedBy) == 3


def _reads(site: Shown, paths: list[str], form: str = "") -> dict[str, Items]:
    """citation-js finds one item with its id in the file of a paper, and as many items as papers in other files."""
    found = dict(zip(paths, citation_js_each([site.text(path) for path in paths], form), strict=True))
    whole = {item["id"] for path, items in found.items() if path.startswith("papers.") for item in items}
    assert len(whole) == len(site.papers)
    for path, items in found.items():
        if path.startswith("papers/"):
            assert len(items) == 1, path
        assert items and {item["id"] for item in items} <= whole and all(item["title"] for item in items), path
    return found


def _bibtex(site: Shown, paths: list[str]) -> None:
    whole = _reads(site, paths)["papers.bib"]
    for form in ("bibtex", "biblatex"):
        assert [item["id"] for item in pandoc(site.text("papers.bib"), form)] == [item["id"] for item in whole]


def _ris(site: Shown, paths: list[str]) -> None:
    _reads(site, paths, "@ris/file")  # a title with an "@" would be BibTeX to it


def _csl_json(site: Shown, paths: list[str]) -> None:
    whole = _reads(site, paths)["papers.json"]
    assert [item["title"] for item in pandoc(site.text("papers.json"), "csljson")] and len(whole) == len(site.papers)


def _references(site: Shown, paths: list[str]) -> None:
    for path in paths:
        tree = html5lib.parse(site.text(path), namespaceHTMLElements=False)
        made = {one.get("data-style"): "".join(one.itertext()) for one in tree.iterfind(".//div[@data-style]")}
        assert [*made] == STYLES and all(len(text.split()) > 3 for text in made.values()), path
    if site.name == "demo":
        _like_citeproc(site)


def _like_citeproc(site: Shown) -> None:
    """Pages show what citeproc makes; CSL cannot express "and others", so cut lists of authors are left out."""
    assert site.done.library
    papers = [paper for paper in site.done.library.papers if not paper.are_authors_cut]
    assert len(papers) > 1
    for style, references in made_by_citeproc(papers).items():
        for id, reference in references.items():
            (shown,) = [one for one in elements(site.text(paper_page(id)), "p") if one.get("id") == f"cite-{style}"]
            ours = " ".join("".join(shown.itertext()).split()).removeprefix("[1] ")
            assert ours == plain(reference).replace("_", ""), (id, style)


def _atom(site: Shown, paths: list[str]) -> None:
    for path in paths:
        found = feedparser.parse(site.address + path)
        assert (found.bozo, found.version) == (False, "atom10") and found.entries
        assert all(entry.id.startswith(site.address) and entry.title and entry.updated for entry in found.entries)
        is_inert(site.text(path), "xml", path)
        for entry in found.entries:
            is_inert(entry.get("content", [{"value": ""}])[0]["value"], "html", path)


def _json_feed(site: Shown, paths: list[str]) -> None:
    for path in paths:
        found = fastfeedparser.parse(site.text(path))
        assert found.feed.title and found.entries
        assert all(entry.id.startswith(site.address) and entry.title for entry in found.entries)
        for entry in found.entries:
            is_inert(entry.content[0]["value"], "html", path)


def _sitemap(site: Shown, paths: list[str]) -> None:
    for path in paths:
        urls = sitemap_addresses(site.text(path))
        assert len({*urls}) == len(urls) and site.address in urls
        for url in urls:
            assert (site.root / (url.removeprefix(site.address) or "index.html")).is_file(), url


def _robots(site: Shown, paths: list[str]) -> None:
    for path in paths:
        robots = RobotFileParser(site.address + path)
        robots.read()
        assert robots.site_maps() == [f"{site.address}sitemap.xml"]
        assert robots.can_fetch("Googlebot", f"{site.address}papers/x.html")


def _llms(site: Shown, paths: list[str]) -> None:
    for path in paths:
        found = parse_llms_file(site.text(path))
        assert found.title and found.summary and not [name for name in found.sections if "canary" in name.casefold()]
        links = [link for section in found.sections.values() for link in section]
        assert len([link for link in links if "/papers/" in link.url]) == len(site.papers)
        assert links and all(link.url.startswith(site.address) for link in links)


def _publications(site: Shown, paths: list[str]) -> None:
    for path in paths:
        with urllib.request.urlopen(site.address + path) as answer:
            found = json.load(answer)
        assert [paper["id"] for paper in found["papers"]] and len(found["papers"]) == len(site.papers)
        for paper in found["papers"]:
            assert paper["url"].startswith(site.address) and paper["title"]
            is_inert(paper.get("title_html", ""), "html", path)


def _embedding(site: Shown, paths: list[str]) -> None:
    for path in paths:
        if path.endswith(".txt"):
            fragment = html5lib.parseFragment(site.text(path), namespaceHTMLElements=False)
            assert len(fragment.findall("./ul/li")) == len(site.papers)
            assert all("://" in link.get("href", "") for link in fragment.iter("a"))
            is_inert(site.text(path), "html", path)


def _search_index(site: Shown, paths: list[str]) -> None:
    for path in paths:
        called = re.fullmatch(r"paperfolioIndex\((.*)\);\n", site.text(path), re.S)
        assert called and "<" not in called[1]  # nothing that could end a script
        found = json.loads(called[1])
        assert {paper_page(id) for id in found["papers"]["id"]} <= {*site.pages}
        assert {*found["pages"]["url"]} <= {*site.pages} and len(found["papers"]["id"]) == len(site.papers)


def _citation_file(site: Shown, paths: list[str]) -> None:
    for path in paths:
        found = valid(site.text(path))
        assert found["title"] and "canary" not in yaml.safe_load(site.text(path))


def _cards(site: Shown, paths: list[str]) -> None:
    for path in paths:
        with Image.open(site.root / path) as picture:
            picture.load()
            assert picture.size == (1200, 630) and picture.format == "PNG"


def _charts(site: Shown, paths: list[str]) -> None:
    """Each chart is a picture with a name, and a table beside it has the same numbers."""
    for path in paths:
        tree = html5lib.parse(site.text(path), namespaceHTMLElements=False)
        charts = [figure for figure in tree.iter("figure") if figure.get("class") == "chart-figure"]
        for chart in charts:
            assert chart.findall(".//table//td") and "".join(chart.find("figcaption").itertext()).strip()
        assert charts or site.name != "demo"  # the papers of the other sites are all from one year


def _html(site: Shown, paths: list[str]) -> None:
    for path in paths:
        assert site.text(path).startswith("<!doctype html>")
        is_inert(site.text(path), "html", path)


def _redirects(site: Shown, paths: list[str]) -> None:
    for path in paths:
        (refresh,) = [tag.get("content", "") for tag in elements(site.text(path), "meta") if tag.get("http-equiv")]
        assert refresh.startswith("0"), path


def is_inert(text: str, form: str, path: str) -> None:
    """No field has become an element, an attribute or a script."""
    tree = ElementTree.fromstring(text) if form == "xml" else html5lib.parse(text, namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        assert element.tag.rpartition("}")[2] != "canary", path
        assert not [name for name in element.attrib if name == "canary" or name.startswith("on")], (
            path,
            element.attrib,
        )
        assert "javascript:" not in element.get("href", ""), path
        assert "alert" not in (element.text or "") or element.tag != "script" or element.get("type"), path


FORMS = (
    Form("HTML", r".*\.html", _html),
    Form("Redirects", r"old/.*\.html", _redirects),
    Form("Highwire `citation_*`", r"papers/[\w-]+\.html", _highwire),
    Form("`DC.type`, `prism.edition`", r"papers/[\w-]+\.html", _dublin_core_and_prism),
    Form("schema.org, JSON-LD", rf"(?!(embed|search)\.html){ALL_PAGES}", _json_ld),
    Form("Open Graph, cards", rf"(?!(embed|search)\.html){ALL_PAGES}", _open_graph),
    Form("`fediverse:creator`", rf"(?!(embed|search)\.html){ALL_PAGES}", _fediverse),
    Form("h-card, `rel=me`", r"index\.html", _h_card),
    Form("FAIR Signposting, level 1", r"papers/[\w-]+\.html", _signposting),
    Form("FAIR Signposting, level 2", r"papers/[\w-]+\.linkset\.json", _linksets),
    Form("BibTeX", rf"{RECORD}\.bib", _bibtex),
    Form("RIS", rf"{RECORD}\.ris", _ris),
    Form("CSL-JSON", rf"{RECORD}\.json", _csl_json),
    Form("References in six styles", r"papers/[\w-]+\.html", _references),
    Form("Atom", r"(?:papers|news)\.atom\.xml", _atom),
    Form("JSON Feed", r"(?:papers|news)\.feed\.json", _json_feed),
    Form("Sitemap", r"sitemap\.xml", _sitemap),
    Form("`robots.txt`", r"robots\.txt", _robots),
    Form("`llms.txt`", r"llms\.txt", _llms),
    Form("`publications.json`", r"publications\.json", _publications),
    Form("Lists for other pages", r"embed\.html|embed\.js|embed/papers\.txt", _embedding),
    Form("`search-index.js`", r"search-index\.js", _search_index),
    Form("`CITATION.cff`", r"papers/[\w-]+\.cff", _citation_file),
    Form("Social cards", r"card\.png|cards/[\w-]+\.png", _cards),
    Form("Charts", r"index\.html", _charts),
)
# Files of the output that do not describe papers: those of the theme, of the author, and for the host.
NO_FORMS = r"static/.*|files/.*|photo\.png|papers/.*\.pdf|\.nojekyll|CNAME|search-version\.js|\.paperfolio-manifest"
