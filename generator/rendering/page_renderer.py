"""A page -> its HTML, by the templates of a theme and the functions that they call."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

import jinja2
from markupsafe import Markup

from generator.model.site.page import Page
from generator.model.site.paths import MISSING
from generator.model.site.site import SiteContext
from generator.model.site.views import PaperCard
from generator.rendering.charts import draw
from generator.rendering.environment import Environment
from generator.rendering.heads import json_ld, metas, relations
from generator.rendering.theme.assets import Assets, symbols
from generator.rendering.theme.theme import Theme
from generator.rendering.theme.theme_options import Options
from generator.text.link import SITE, SPRITE

USED_ICON = re.compile('href="#i-([\\w-]+)"')


class PageRenderer:
    """The templates of a theme, compiled once, with its options and the values that all pages share.

    `digest` is the digest of the theme's files. `templates` is the cache of compiled templates, or None. `cards` are
    the addresses of social cards with their versions, by the addresses that pages name.
    """

    def __init__(
        self,
        theme: Theme,
        options: Options,
        context: SiteContext,
        digest: bytes,
        templates: jinja2.BytecodeCache | None = None,
    ) -> None:
        self.theme, self.options, self.context, self.digest = theme, options, context, digest
        self.assets = Assets(theme, options.styles, vars(options.values))
        self._symbols = symbols(theme)
        self._fragments: dict[tuple[str, str | int], Markup] = {}
        self._kept: list[object] = []
        self.cards: Mapping[str, str] = {}
        self._environment = Environment(
            [folder / "templates" for folder in theme.folders],
            templates,
            site=context,
            options=options.values,
            card=self._card,
            fragment=self._fragment,
            metadata=self._metas,
            relations=relations,
            json_ld=json_ld,
            chart=partial(draw, direction=context.direction),
            icon=self._icon,
            sprite=lambda: Markup(SPRITE),
            static=self.assets.address,
        )

    def load(self) -> None:
        """Load every template, to find mistakes before the first page is rendered. Raises jinja2.TemplateError."""
        for name, path in self.theme.files("templates").items():
            try:
                self._environment.get_template(name)
            except RecursionError:
                raise jinja2.TemplateSyntaxError("this template is nested too deeply", 1, name, str(path)) from None

    @property
    def fragments(self) -> int:
        """The number of rendered fragments that are kept."""
        return len(self._kept)

    def page(self, page: Page) -> str:
        """Return the HTML of a page, with links relative to its place in the site."""
        html = self._environment.get_template(page.template).render(page=page)
        begins = max(html.find(SPRITE), 0)  # skip the head, which is long and has no icons
        html = html.replace(SPRITE, self._sprite(USED_ICON.findall(html, begins)), 1)
        return html.replace(SITE, self._way_up(page.url))

    def _way_up(self, url: str) -> str:
        """Return the path from a page to the site's root; for the 404 page, which is shown at any depth, from "/"."""
        return self.context.base if url == MISSING else "../" * url.count("/")

    def _card(self, card: PaperCard, is_brief: bool = False) -> Markup:
        """Return the card of a paper. It is rendered once for all lists, because links become relative only later."""
        return self._fragment("partials/brief-card.html" if is_brief else "partials/card.html", card)

    def _fragment(self, template: str, it: object = "") -> Markup:
        """Return a template rendered with the value `it`, once for each value, for all pages that have this part."""
        key = template, it if isinstance(it, str) else id(it)
        if key not in self._fragments:
            part = self._environment.get_template(template)
            self._fragments[key] = Markup("".join(part.root_render_func(part.new_context({"it": it}))))
            self._kept.append(it)  # keep a reference: `id()` may be reused after the object is freed
        return self._fragments[key]

    def _metas(self, pairs: Iterable[tuple[str, str]]) -> Markup:
        """Return the `<meta>` elements of pairs of name and content; that of a social card gets its version."""
        if self.cards:
            pairs = [(name, self.cards.get(to, to) if name == "og:image" else to) for name, to in pairs]
        return metas(pairs)

    def _icon(self, name: str) -> Markup:
        symbol = name if name in self._symbols else "link"
        return Markup(f'<svg class="icon" aria-hidden="true"><use href="#i-{symbol}"/></svg>')

    def _sprite(self, names: Iterable[str]) -> str:
        shapes = "".join(self._symbols[name] for name in sorted(set(names)) if name in self._symbols)
        return f'<svg class="sprite" width="0" height="0" aria-hidden="true">{shapes}</svg>' if shapes else ""
