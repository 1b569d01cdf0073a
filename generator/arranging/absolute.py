"""Links as those need them who read a page elsewhere: absolute, as far as the site's address is known."""

from generator.arranging.catalogue import Catalogue
from generator.text.link import SITE


def absolute_link(catalogue: Catalogue, url: str) -> str:
    """A link of a view as an absolute address; where the site has none yet, as one from the site's root."""
    return url.replace(f"{SITE}index.html", SITE).replace(SITE, catalogue.settings.url) if SITE in url else url


def absolute_html(catalogue: Catalogue, html: str, page: str) -> str:
    """The HTML of a view with its links as absolute addresses; `page` is the address of the page that it is from, to
    which links within it lead."""
    if 'href="#' in html:
        html = html.replace('href="#', f'href="{page}#')
    return html.replace(SITE, catalogue.settings.url) if SITE in html else html
