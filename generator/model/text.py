"""Texts of the content with markup, after conversion to HTML."""

import msgspec


class Heading(msgspec.Struct, frozen=True):
    """A heading of a text: its level (2 to 6), the `id` of its element, and its plain text."""

    level: int
    id: str
    text: str


class Text(msgspec.Struct, frozen=True):
    """A title, an abstract or a body: its `source` as it was written, as safe HTML, and as plain text.

    Links in `html` that lead into the site or to the content have the marks of `generator.text.link`.
    """

    source: str = ""
    html: str = ""
    plain: str = ""
    headings: tuple[Heading, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.source)


NO_TEXT = Text()
