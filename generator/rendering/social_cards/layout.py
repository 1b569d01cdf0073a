"""A social card -> its PNG: the place of each text, and what replaces a text that no font can write.

All texts share one left edge. From top to bottom: venue and date, the title, the authors, and the owner with the
address of the site.
"""

from collections.abc import Iterable, Sequence

from generator.model.site.social_card import WIDTH, SocialCard, Words
from generator.rendering.social_cards.drawing import LINE, WASH, Canvas
from generator.rendering.social_cards.faces import Faces
from generator.rendering.social_cards.style import CardStyle
from generator.rendering.social_cards.text import Block, Setter, Size, line_width

MARGIN = 80
COLUMN = WIDTH - 2 * MARGIN
HEAD_TOP, TITLE_TOP, FOOT = 66, 134, 516
MARK = 52  # side of the monogram's square in the foot
BASE = 62  # from the hairline to the baseline of the foot
LARGE_MARK = 112
GAP = 48  # between the texts at both ends of a line
TITLE: Sequence[Size] = ((90, 2), (76, 2), (66, 3), (58, 3), (52, 4), (46, 4), (42, 5))
STAND_IN: Sequence[Size] = ((54, 3), (42, 5))
NAME: Sequence[Size] = ((84, 1), (74, 1), (64, 2), (54, 2), (44, 3))
HEAD: Sequence[Size] = ((28, 1),)
BELOW: Sequence[Size] = ((31, 2),)
FACT: Sequence[Size] = ((33, 1), (30, 1))
OWNER: Sequence[Size] = ((28, 1),)
SITE: Sequence[Size] = ((26, 1),)
TIGHT, LEADING = 1.17, 1.36


def draw_card(card: SocialCard, style: CardStyle, faces: Faces) -> bytes:
    """Return the card as a PNG of WIDTH × HEIGHT pixels."""
    canvas, setter = Canvas(style), Setter(faces)
    (_profile if card.is_profile else _paper)(card, canvas, setter)
    return canvas.png()


def _paper(card: SocialCard, canvas: Canvas, setter: Setter) -> None:
    _head(card, canvas, setter)
    title, below = _first(setter, TITLE, [[Words(card.title, is_strong=True)]]), list(card.below)
    while title is None and below:  # if the title cannot be written, the next line replaces it
        title = _first(setter, STAND_IN, below.pop(0))
    title = title or _first(setter, STAND_IN, [[Words(card.owner)], [Words(card.site)]])
    blocks = [(_first(setter, BELOW, ways), LEADING, "quiet") for ways in below]
    _stack(canvas, [(title, TIGHT, "text"), *blocks], TITLE_TOP)
    _foot(card, canvas, setter)


def _profile(card: SocialCard, canvas: Canvas, setter: Setter) -> None:
    top = HEAD_TOP + 10.0
    if _mark(card.monogram, canvas, setter, LARGE_MARK, MARGIN, int(top)):
        top += LARGE_MARK + 16
    names = (_first(setter, NAME, [[Words(name, is_strong=True)]]) for name in (card.title, card.owner, card.site))
    blocks = [(next(filter(None, names), None), TIGHT, "text")]
    blocks += [(_first(setter, FACT, ways), LEADING, "quiet") for ways in card.below]
    _stack(canvas, blocks, top)
    canvas.fill(MARGIN, FOOT, COLUMN, 1, LINE)
    _line(canvas, _first(setter, SITE, [[Words(card.site)]]), MARGIN, FOOT + BASE, "quiet")


def _head(card: SocialCard, canvas: Canvas, setter: Setter) -> None:
    """Draw the venue and, at the other end of the line, the date; one alone begins the line."""
    when = _first(setter, HEAD, [[Words(card.date)]], COLUMN / 2)
    room = COLUMN - (_width(when) + GAP if when else 0)
    where = _first(setter, HEAD, [[Words(card.place)]], room)
    from_right = bool(where and where.is_from_right)
    baseline = HEAD_TOP + HEAD[0][0]
    _line(canvas, where, MARGIN + (COLUMN - _width(where) if from_right else 0), baseline, "quiet")
    _line(canvas, when, MARGIN + (COLUMN - _width(when) if where and not from_right else 0), baseline, "quiet")


def _foot(card: SocialCard, canvas: Canvas, setter: Setter) -> None:
    """Draw the monogram and the owner's name and, at the other end of the line, the address of the site."""
    canvas.fill(MARGIN, FOOT, COLUMN, 1, LINE)
    top = FOOT + 26
    left = MARGIN
    if _mark(card.monogram, canvas, setter, MARK, MARGIN, top):
        left += MARK + 18
    baseline = FOOT + BASE
    site = _first(setter, SITE, [[Words(card.site)]], COLUMN / 2)
    owner = _first(setter, OWNER, [[Words(card.owner, is_strong=True)]], MARGIN + COLUMN - left - _width(site) - GAP)
    _line(canvas, owner, left, baseline, "text")
    _line(canvas, site, MARGIN + COLUMN - _width(site), baseline, "quiet")


def _mark(monogram: str, canvas: Canvas, setter: Setter, side: int, left: int, top: int) -> bool:
    """Draw the monogram on its square; return False if no font can write it."""
    letters = _first(setter, ((round(side * 0.46), 1),), [[Words(monogram)]], side)
    if not letters:
        return False
    canvas.fill(left, top, side, side, WASH)
    _line(canvas, letters, left + (side - _width(letters)) / 2, top + side / 2 + letters.size * 0.33, "mark")
    return True


def _stack(canvas: Canvas, blocks: Iterable[tuple[Block | None, float, str]], top: float) -> None:
    """Draw blocks below each other, as long as there is room above the foot."""
    for block, leading, ink in blocks:
        if block and top + leading * block.size * len(block.lines) < FOOT - 8:
            top += canvas.block(block, MARGIN, top, COLUMN, leading, ink) + (26 if leading == TIGHT else 6)


def _line(canvas: Canvas, block: Block | None, left: float, baseline: float, ink: str) -> None:
    if block:
        canvas.line(block.lines[0], block.size, left, baseline, ink)


def _width(block: Block | None) -> float:
    return line_width(block.lines[0], block.size) if block else 0


def _first(
    setter: Setter, sizes: Sequence[Size], ways: Sequence[Sequence[Words]], width: float = COLUMN
) -> Block | None:
    """Return the first of several wordings that fits in `width`; if none does, cut the last one that can be written."""
    whole = (setter.block(way, width, sizes, is_cut=False) for way in ways)
    cut = (setter.block(way, width, sizes) for way in reversed(ways))
    return next(filter(None, whole), None) or next(filter(None, cut), None)
