"""Links of views as absolute addresses, for those who read them elsewhere. `site` is the address of the site, with a
slash at its end, or empty where that is not known."""

from generator.text.link import SITE


def absolute(link: str, site: str) -> str:
    """The absolute address of a link; empty where it leads into a site whose address is not known."""
    return absolute_link(link, site) if site or not link.startswith(SITE) else ""


def absolute_page(url: str, site: str) -> str:
    """The absolute address of the page whose file is `url`; empty where the site's own is not known."""
    return absolute(f"{SITE}{url}", site)


def absolute_link(link: str, site: str) -> str:
    """The absolute address of a link; where the site has none yet, the way from the site's root."""
    if not link.startswith(SITE):
        return link
    path, mark, fragment = link[1:].partition("#")
    return site + path.removesuffix("index.html") + mark + fragment


def absolute_html(html: str, page: str, site: str) -> str:
    """The HTML of a view with its links as absolute addresses; `page` is the address of the page that it is from, to
    which links within it lead."""
    if 'href="#' in html:
        html = html.replace('href="#', f'href="{page}#')
    return html.replace(SITE, site) if SITE in html else html
