"""Long lists in parts: how they are cut, and the links between the parts."""

from collections.abc import Sequence
from typing import TypeVar

from generator.model.site.paths import list_part
from generator.model.site.views import Pager, Step
from generator.text.link import SITE

T = TypeVar("T")
AROUND = 2  # parts with a link on each side of the current one


def parted(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return `items` in parts of at most `size` items; one part if `size` is 0 or there are no items."""
    if not size or len(items) <= size:
        return [items]
    return [items[start : start + size] for start in range(0, len(items), size)]


def pager(url: str, number: int, count: int, folder: str = "") -> Pager | None:
    """Return the links from part `number` (from 0) of `count` to the others; None if there is only one part.

    `url` is the file of the first part, `folder` the name of the folder of the others (`list_part`). The first and the
    last part are always named, and those next to the current one: "1 … 4 5 6 7 8 … 20".
    """
    if count < 2:
        return None

    def step(place: int) -> Step:
        return Step(f"{place + 1:,}", f"{SITE}{list_part(url, place, folder)}", place == number)

    places = sorted({0, count - 1, *range(max(0, number - AROUND), min(count, number + AROUND + 1))})
    steps: list[Step] = []
    before = -1
    for place in places:
        if place == before + 2:
            steps.append(step(place - 1))
        elif place > before + 1:
            steps.append(Step("…", ""))
        steps.append(step(place))
        before = place
    return Pager(
        steps=tuple(steps),
        previous=step(number - 1).url if number else "",
        next=step(number + 1).url if number + 1 < count else "",
    )
