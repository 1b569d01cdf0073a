"""Marked-up text, converted once."""

import msgspec


class Heading(msgspec.Struct, frozen=True):
    """One heading of a text: its level (2 to 6), the id it can be linked by, and its plain words."""

    level: int
    id: str
    text: str


class Text(msgspec.Struct, frozen=True):
    """A title, an abstract or a body: as it was written, as safe HTML, and as plain words.

    `html` may hold links into the site and into the content, written as `generator.text.link` says.
    """

    source: str = ""
    html: str = ""
    plain: str = ""
    headings: tuple[Heading, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.source)


NO_TEXT = Text()
