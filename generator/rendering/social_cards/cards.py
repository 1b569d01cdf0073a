"""The social cards of a site -> their files; an unchanged card is not drawn again."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from generator.model.content_paths import SETTINGS
from generator.model.problem import Problem
from generator.model.resources import ParallelMap
from generator.model.site.page import Deferred
from generator.model.site.site import OutputFile
from generator.model.site.social_card import Font, SocialCard
from generator.model.tools import Tools
from generator.rendering.social_cards.style import CardStyle, card_style
from generator.rendering.theme.theme import Theme
from generator.rendering.theme.theme_options import Options

if TYPE_CHECKING:
    from generator.rendering.social_cards.faces import Faces

DRAWING = 1  # the version of our drawing: changing it redraws every card
PARALLEL_FROM = 12  # cards: fewer are drawn in this process before another one has started
ENCODER = msgspec.msgpack.Encoder()
Drawn = Mapping[str, tuple[Deferred[SocialCard], bytes]]


class Easel:
    """Draws the cards of a theme, in this process or another; Pillow is imported when the first card is drawn."""

    def __init__(self, style: CardStyle) -> None:
        self._style = style
        self._faces: dict[tuple[tuple[str, ...], tuple[str, int] | None], Faces] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_faces": {}}  # fonts are loaded in each process

    def draw(self, card: SocialCard) -> bytes:
        """Return the card as a PNG. Raises OSError if a font cannot be read, and ImportError if Pillow is missing."""
        from generator.rendering.social_cards.cjk import cjk_face
        from generator.rendering.social_cards.faces import Faces
        from generator.rendering.social_cards.layout import draw_card

        paths = (*map(str, self._style.faces), *(font.source for font in card.fonts))
        last = cjk_face(card.language)
        if (paths, last) not in self._faces:
            self._faces[paths, last] = Faces(paths, last)
        return draw_card(card, self._style, self._faces[paths, last])


class CardPlan(NamedTuple):
    """What is known of the cards before they are drawn: `style` draws them, each has the key of its file.

    `problems` are mistakes in the theme's colours, for which no card is drawn.
    """

    style: CardStyle | None = None
    cards: tuple[tuple[Deferred[SocialCard], SocialCard | None, bytes], ...] = ()
    problems: tuple[Problem, ...] = ()

    def versions(self, site: str) -> dict[str, str]:
        """Return the absolute address of each card with a version, by its address without, for a site at `site`.

        The version changes with the card, so that no network shows an old one from its cache.
        """
        addresses = ((f"{site}{deferred.url}", key) for deferred, _, key in self.cards)
        return {address: f"{address}?v={key.hex()[:8]}" for address, key in addresses}


class CardMemory:
    """The cards of the previous build in this process, with the keys of their files."""

    def __init__(self) -> None:
        self.base = b""
        self.cards: Drawn = {}


def plan_cards(
    cards: Sequence[Deferred[SocialCard]], theme: Theme, options: Options, tools: Tools, memory: CardMemory
) -> CardPlan:
    """Return what the cards will be drawn from; `tools` has the versions of what draws them."""
    style = card_style(theme, options) if cards else None
    if style is None or isinstance(style, list):
        return CardPlan(problems=tuple(style or ()))
    fonts = cards[0].make().fonts
    base = _base(style, tools, fonts, can_shape=bool(fonts) and _can_shape())
    before = memory.cards if memory.base == base else {}
    found: list[tuple[Deferred[SocialCard], SocialCard | None, bytes]] = []
    for deferred in cards:
        last = before.get(deferred.url)
        card = None if last and deferred.is_like(last[0]) else deferred.make()
        key = last[1] if card is None and last else blake2b(ENCODER.encode(card), digest_size=16, key=base).digest()
        found.append((deferred, card, key))
    memory.base, memory.cards = base, {deferred.url: (deferred, key) for deferred, _, key in found}
    return CardPlan(style, tuple(found))


def card_files(plan: CardPlan, known: Mapping[str, bytes], parallel_map: ParallelMap) -> Iterator[OutputFile | Problem]:
    """Yield the files of the cards, and the problems with the theme's colours or with a font.

    `known` has the keys of the files in the output, by path. A card whose key is known is kept, not drawn.
    """
    yield from plan.problems
    jobs: list[tuple[SocialCard, bytes]] = []
    for deferred, card, key in plan.cards:
        if known.get(deferred.url) == key:
            yield OutputFile(deferred.url, key=key, is_kept=True)
        else:
            jobs.append((card or deferred.make(), key))
    if plan.style:
        yield from parallel_map(draw_cards, Easel(plan.style), jobs, min_items=PARALLEL_FROM)


def draw_cards(easel: Easel, jobs: Sequence[tuple[SocialCard, bytes]]) -> list[OutputFile | Problem]:
    """Draw cards and return their files, each with its key; after the first failure, its problem ends the list."""
    found: list[OutputFile | Problem] = []
    for card, key in jobs:
        try:
            found.append(OutputFile(card.url, easel.draw(card), key=key))
        except ImportError as error:
            hint = "install Pillow and fonttools again, or write `cards: no`"
            return [*found, Problem(SETTINGS, 0, 0, f"cards: cannot draw ({error})", hint)]
        except OSError as error:
            names = ", ".join(font.path for font in card.fonts) or "the theme's faces"
            message, hint = f"cards: cannot read a font ({error})", f"fonts must be TrueType or OpenType; check {names}"
            return [*found, Problem(SETTINGS, 0, 0, message, hint)]
    return found


def _can_shape() -> bool:
    """Return whether the library raqm is installed, which shapes scripts; only an author's own fonts need it."""
    from PIL import features

    return bool(features.check("raqm"))


def _base(style: CardStyle, tools: Tools, fonts: Sequence[Font], *, can_shape: bool) -> bytes:
    """Return a digest of everything that all cards depend on."""
    faces = [blake2b(face.read_bytes(), digest_size=16).digest() for face in style.faces]
    programs = tools.pillow, tools.cjk_font
    colours = [getattr(style, name) for name in style.__struct_fields__ if name != "faces"]
    return blake2b(ENCODER.encode((DRAWING, programs, fonts, can_shape, colours, faces)), digest_size=32).digest()
