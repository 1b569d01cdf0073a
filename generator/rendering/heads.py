"""The metadata of a page -> elements of its head: `<meta>`, `<link>`, and `<script type="application/ld+json">`."""

from collections.abc import Iterable
from typing import Any

import msgspec
from markupsafe import Markup, escape

from generator.model.site.views import Relation
from generator.rendering.environment import shown

PROPERTIES = ("og:", "article:", "profile:")  # Open Graph uses RDFa's `property`; all other tags use `name`
# With these JSON escapes, no text can end the script, begin a comment in it, or be read as an entity.
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class _Begun(dict[str, str]):
    """The beginning of a `<meta>` element for each name, built once, because there are few names."""

    def __missing__(self, name: str) -> str:
        kind = "property" if name.startswith(PROPERTIES) else "name"
        begun = self[name] = f'<meta {kind}="{escape(name)}" content="'
        return begun


BEGUN = _Begun()


def metas(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Return the `<meta>` elements of pairs of name and content."""
    return Markup("".join([f'{BEGUN[name]}{shown(content)}">\n' for name, content in pairs]))


def relations(links: Iterable[Relation]) -> Markup:
    """Return the `<link>` elements of a page's head."""
    return Markup(
        "".join([f'<link rel="{shown(link.rel)}" href="{shown(link.href)}"{_type(link)}>\n' for link in links])
    )


def json_ld(nodes: Iterable[dict[str, Any]]) -> Markup:
    """Return a `<script>` for each node of JSON-LD: one with an `@graph` is not understood by all readers."""
    return Markup("".join([f'<script type="application/ld+json">{_json(node)}</script>\n' for node in nodes]))


def _type(link: Relation) -> str:
    return f' type="{shown(link.type)}"' if link.type else ""


def _json(node: dict[str, Any]) -> str:
    text = msgspec.json.encode(node).decode()
    for character, escaped in ESCAPES.items():
        if character in text:
            text = text.replace(character, escaped)
    return text
