"""Site -> files in memory: each page through its template, the theme's styles and icons, the files that are copied."""

import re
from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape

from generator.model.page import Page
from generator.model.problem import Problem
from generator.model.site import OutputFile, Shared, Site
from generator.model.views import PaperCard
from generator.rendering.assets import Assets, symbols
from generator.rendering.charts import draw
from generator.rendering.hosting import host_files
from generator.rendering.theme import Theme
from generator.text.link import SITE

SPRITE = "\ue00f"
USED_ICON = re.compile('href="#i-([\\w-]+)"')
INDENTATION = re.compile(r"^[ \t]+", re.M)
SERVED_ANYWHERE = "404.html"


class Rendered(msgspec.Struct, frozen=True):
    """The files of the output, and what is wrong with the theme."""

    files: tuple[OutputFile, ...] = ()
    problems: tuple[Problem, ...] = ()


def render(site: Site, theme: Theme, progress: Callable[[int, int], None] | None = None) -> Rendered:
    """Every file of the site. A mistake in a template is a problem with its file and line, and then there are no files.

    `progress` is told how many pages of how many are done.
    """
    if theme.problems:
        return Rendered(problems=theme.problems)
    try:
        assets = Assets(theme)
        press = Press(theme, site.shared, assets)
        files = [*assets.files, *host_files(site.domain)]
        files += [OutputFile(copy.path, source=copy.source) for copy in site.copies]
        for done, page in enumerate(site.pages):
            files.append(OutputFile(page.url, press.page(page).encode()))
            if progress:
                progress(done + 1, len(site.pages))
    except (jinja2.TemplateError, LookupError) as error:
        return Rendered(problems=(_problem(error, theme),))
    return Rendered(tuple(files))


class Press:
    """The templates of a theme, compiled once, with what all pages share."""

    def __init__(self, theme: Theme, shared: Shared, assets: Assets) -> None:
        self._shared = shared
        self._symbols = symbols(theme)
        self._fragments: dict[tuple[str, str | int], Markup] = {}
        self._kept: list[object] = []
        self._environment = _Environment(
            loader=_Loader([folder / "templates" for folder in theme.folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(
            site=shared,
            card=self._card,
            fragment=self._fragment,
            metadata=_metadata,
            chart=draw,
            icon=self._icon,
            sprite=lambda: Markup(SPRITE),
            static=assets.address,
        )

    def page(self, page: Page) -> str:
        """The page's HTML, its links relative to where it stands."""
        html = self._environment.get_template(page.template).render(page=page)
        html = html.replace(SPRITE, self._sprite(USED_ICON.findall(html)), 1)
        return html.replace(SITE, self._way_up(page.url))

    def _way_up(self, url: str) -> str:
        """What leads from a page to the site's root; the page for missing addresses is shown at any depth."""
        return self._shared.base if url == SERVED_ANYWHERE else "../" * url.count("/")

    def _card(self, card: PaperCard, is_brief: bool = False) -> Markup:
        """A paper stands in many lists but is rendered once: links into the site are made relative later."""
        return self._fragment("partials/brief-card.html" if is_brief else "partials/card.html", card)

    def _fragment(self, template: str, it: object = "") -> Markup:
        """A part that pages have in common, rendered once for each value `it`, by which the template knows it."""
        key = template, it if isinstance(it, str) else id(it)
        if key not in self._fragments:
            html = self._environment.get_template(template).render(it=it)
            self._fragments[key] = Markup(html)
            self._kept.append(it)  # an id belongs to a value only while that lives
        return self._fragments[key]

    def _icon(self, name: str) -> Markup:
        known = name if name in self._symbols else "link"
        return Markup(f'<svg class="icon" aria-hidden="true"><use href="#i-{known}"/></svg>')

    def _sprite(self, names: Iterable[str]) -> str:
        shapes = "".join(self._symbols[name] for name in sorted(set(names)) if name in self._symbols)
        return f'<svg class="sprite" width="0" height="0" aria-hidden="true">{shapes}</svg>' if shapes else ""


class _Loader(jinja2.FileSystemLoader):
    """Templates without their indentation, which is for those who write them, not for readers."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        return INDENTATION.sub("", source), path, is_current


class _Environment(jinja2.Environment):
    """Jinja with the globals of a template as one dictionary: the chain that it makes otherwise is walked anew for each
    fragment, which was a tenth of the time."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def _metadata(pairs: Iterable[tuple[str, str]]) -> Markup:
    """The `<meta>` elements of a page's head; Open Graph's names are properties (RDFa), all others names."""
    return Markup(
        "".join(
            f'<meta {"property" if name.startswith("og:") else "name"}="{escape(name)}" content="{escape(content)}">\n'
            for name, content in pairs
        )
    )


def _problem(error: Exception, theme: Theme) -> Problem:
    """The mistake with the template's path and the line in it, as far as Jinja tells."""
    path, line = getattr(error, "filename", None), getattr(error, "lineno", 0)
    if path is None:
        path, line = _innermost(error)
    shown = Path(path)
    for folder in theme.folders:
        if shown.is_relative_to(folder):
            shown = Path("themes") / folder.name / shown.relative_to(folder)
            break
    return Problem(shown.as_posix(), line or 0, 0, f"{error}", "what templates may use stands in themes/README.md")


def _innermost(error: Exception) -> tuple[str, int]:
    """The template line that raised `error`: Jinja rewrites the traceback to point there."""
    found: tuple[str, int] = ("themes", 0)
    trace: Any = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xml", ".txt")):
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found
