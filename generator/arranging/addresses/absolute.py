"""Links of views as absolute addresses, for files that are read elsewhere.

`site` is the address of the site with a slash at its end, or empty if it is unknown.
"""

from generator.text.link import SITE


def absolute(link: str, site: str) -> str:
    """Return the absolute address of `link`; empty if it leads into the site and `site` is unknown."""
    return absolute_link(link, site) if site or not link.startswith(SITE) else ""


def absolute_page(url: str, site: str) -> str:
    """Return the absolute address of the page whose file is `url`; empty if `site` is unknown."""
    return absolute(f"{SITE}{url}", site)


def absolute_link(link: str, site: str) -> str:
    """Return the absolute address of `link`, or its path from the root of the site if `site` is unknown.

    The file name "index.html" is left out: with "https://example.org/", `SITE + "index.html#papers"` becomes
    "https://example.org/#papers".
    """
    if not link.startswith(SITE):
        return link
    path, mark, fragment = link[1:].partition("#")
    return site + path.removesuffix("index.html") + mark + fragment


def absolute_html(html: str, page: str, site: str) -> str:
    """Return the HTML of a view with absolute links; links to a fragment ("#notes") get the address `page`."""
    if 'href="#' in html:
        html = html.replace('href="#', f'href="{page}#')
    return html.replace(SITE, site) if SITE in html else html
