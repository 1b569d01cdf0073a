"""The page that explains how another site shows the list of papers."""

from collections.abc import Iterator
from html import escape

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import can_embed
from generator.arranging.pages.breadcrumbs import breadcrumbs
from generator.model.site.page import EmbedPage
from generator.model.site.paths import EMBED_FRAGMENT, EMBED_PAGE, EMBED_SCRIPT, HOME, SOURCE
from generator.text.link import SITE

SNIPPET = """\
<div data-publications="{source}" data-limit="10">
  <a href="{home}">Publications of {owner}</a>
</div>
<script src="{script}" defer></script>"""


def embed_page(catalogue: Catalogue) -> Iterator[EmbedPage]:
    """Yield the page with the HTML to copy and a preview, if other pages can show the list."""
    if can_embed(catalogue):
        source, home = catalogue.absolute(SOURCE), catalogue.absolute(HOME)
        yield EmbedPage(
            url=EMBED_PAGE,
            template="embed.html",
            title="Show this list on another page",
            canonical=catalogue.absolute(EMBED_PAGE),
            metadata=(("robots", "noindex"),),
            breadcrumbs=breadcrumbs(catalogue),
            snippet=SNIPPET.format(
                source=escape(source),
                home=escape(home),
                owner=escape(catalogue.owner, quote=False),
                script=escape(catalogue.absolute(EMBED_SCRIPT)),
            ),
            script=f"{SITE}{EMBED_SCRIPT}",
            source=f"{SITE}{SOURCE}",
            source_url=source,
            fragment_url=catalogue.absolute(EMBED_FRAGMENT),
        )
