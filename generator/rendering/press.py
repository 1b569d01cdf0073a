"""The templates of a theme, loaded once, and what they call: a page goes in, its HTML comes out."""

import re
from collections.abc import Iterable
from functools import partial

import jinja2
from markupsafe import Markup

from generator.model.page import Page
from generator.model.paths import MISSING
from generator.model.site import Shared
from generator.model.views import PaperCard
from generator.rendering.charts import draw
from generator.rendering.environment import Environment
from generator.rendering.heads import json_ld, metas, relations
from generator.rendering.theme.assets import Assets, symbols
from generator.rendering.theme.theme import Theme
from generator.rendering.theme.theme_options import Options
from generator.text.link import SITE, SPRITE

USED_ICON = re.compile('href="#i-([\\w-]+)"')


class Press:
    """The templates of a theme, compiled once, with what all pages share and the theme's options; `digest` is that of
    the theme's files, and `templates` is where compiled ones outlive the process."""

    def __init__(
        self,
        theme: Theme,
        options: Options,
        shared: Shared,
        digest: bytes,
        templates: jinja2.BytecodeCache | None = None,
    ) -> None:
        self.theme, self.options, self.shared, self.digest = theme, options, shared, digest
        self.assets = Assets(theme, options.styles, vars(options.values))
        self._symbols = symbols(theme)
        self._fragments: dict[tuple[str, str | int], Markup] = {}
        self._kept: list[object] = []
        self._environment = Environment(
            [folder / "templates" for folder in theme.folders],
            templates,
            site=shared,
            options=options.values,
            card=self._card,
            fragment=self._fragment,
            metadata=metas,
            relations=relations,
            json_ld=json_ld,
            chart=partial(draw, direction=shared.direction),
            icon=self._icon,
            sprite=lambda: Markup(SPRITE),
            static=self.assets.address,
        )

    def load(self) -> None:
        """Load every template, so that a mistake shows before the first page is rendered. Raises what Jinja raises."""
        for path in self.theme.files("templates"):
            self._environment.get_template(path)

    @property
    def fragments(self) -> int:
        """How many parts of pages are kept."""
        return len(self._kept)

    def page(self, page: Page) -> str:
        """The page's HTML, its links relative to where it stands."""
        html = self._environment.get_template(page.template).render(page=page)
        begins = max(html.find(SPRITE), 0)  # there are no icons in the head, which is long
        html = html.replace(SPRITE, self._sprite(USED_ICON.findall(html, begins)), 1)
        return html.replace(SITE, self._way_up(page.url))

    def _way_up(self, url: str) -> str:
        """What leads from a page to the site's root; the page for missing addresses is shown at any depth."""
        return self.shared.base if url == MISSING else "../" * url.count("/")

    def _card(self, card: PaperCard, is_brief: bool = False) -> Markup:
        """A paper stands in many lists but is rendered once: links into the site are made relative later."""
        return self._fragment("partials/brief-card.html" if is_brief else "partials/card.html", card)

    def _fragment(self, template: str, it: object = "") -> Markup:
        """A part that pages have in common, rendered once for each value `it`, by which the template knows it."""
        key = template, it if isinstance(it, str) else id(it)
        if key not in self._fragments:
            part = self._environment.get_template(template)
            self._fragments[key] = Markup("".join(part.root_render_func(part.new_context({"it": it}))))
            self._kept.append(it)  # an id belongs to a value only while that lives
        return self._fragments[key]

    def _icon(self, name: str) -> Markup:
        known = name if name in self._symbols else "link"
        return Markup(f'<svg class="icon" aria-hidden="true"><use href="#i-{known}"/></svg>')

    def _sprite(self, names: Iterable[str]) -> str:
        shapes = "".join(self._symbols[name] for name in sorted(set(names)) if name in self._symbols)
        return f'<svg class="sprite" width="0" height="0" aria-hidden="true">{shapes}</svg>' if shapes else ""
