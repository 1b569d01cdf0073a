"""Record of another format, with our names of fields -> Paper.

The table of our own entries checks it. So a wrong date or identifier in a .bib file gets the same message as in an
entry, and links to files are resolved in the same way.
"""

from collections.abc import Container
from urllib.parse import urlsplit

import msgspec

from generator.formats.entry.authors import with_collaboration
from generator.formats.entry.entry import paper_of
from generator.formats.entry.fields import MOST_UNKNOWN, Diagnostics, report_left_out
from generator.formats.entry.marked_text import Texts
from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.model.name import Author
from generator.model.paper import Paper, TypeSource
from generator.text.characters import INVISIBLE
from generator.text.link import without_marks
from generator.text.marked import Issue

Many = list[str] | list[tuple[str, str]] | tuple[str, ...]


class ImportedRecord:
    """The fields collected so far, and the `issues` of their TeX; lines count from 0 at the start of the record.

    Values are words: their TeX was read, if their format has any. The title is a line as an author would write it
    (`text.inline.title_source`), and texts like the abstract are Markdown. `is_typeset` says that `--` and other
    ligatures of TeX were read as well.
    """

    def __init__(self, *, is_typeset: bool = False) -> None:
        self._is_typeset = is_typeset
        self.values: dict[str, tuple[str | Many, int]] = {}
        self.links: list[tuple[str, str, int]] = []
        self.extra: list[tuple[str, str]] = []
        self.authors: tuple[Author, ...] = ()
        self.editors: tuple[Author, ...] = ()
        self.translators: tuple[Author, ...] = ()
        self.collaboration = ""
        self.are_authors_cut = False
        self.issues: list[tuple[Issue, int]] = []
        self.body = "", 0
        self.type_source = TypeSource.DECLARED

    def put(self, name: str, value: str | Many, line: int = 0) -> bool:
        """Add a field by its name in the table of papers, and return whether it was added. The first value is kept."""
        if not value or name in self.values:
            return False
        self.values[name] = value, line
        return True

    def link(self, label: str, target: str, line: int = 0) -> None:
        """Add a link. The first link with a label is kept."""
        if target and not any(label == other for other, _, _ in self.links):
            self.links.append((label, target, line))

    def addresses(self, found: list[str], line: int = 0, *, has_url: bool = False) -> None:
        """Keep the first web address as the paper's, unless it has one, and the others as links with their hosts."""
        if found and not has_url:
            self.put("url", found[0], line)
        for address in found[0 if has_url else 1 :]:
            self.link((urlsplit(address).hostname or "Website").removeprefix("www."), address, line)

    def paper(
        self, diagnostics: Diagnostics, folder: str, files: Container[str], *, trusted: bool = False
    ) -> Paper | None:
        """Return the paper, or None if it has no title. Problems go to `diagnostics`, which begins at the record."""
        pairs = [(_text(name, line), self._located(value, line)) for name, (value, line) in self.values.items()]
        if self.links:
            at = self.links[0][2]
            links = tuple((_text(label, line), _text(target, line)) for label, target, line in self.links)
            pairs.append((_text("links", at), LocatedRecord(links, at)))
        texts = Texts(diagnostics, folder, trusted=trusted)
        made = paper_of(LocatedRecord(tuple(pairs), 0), diagnostics, texts, files)
        for issue, line in self.issues:
            diagnostics.warning(_text("", line), issue.message, issue.hint)
        if made is None:
            return None
        if len(self.extra) > MOST_UNKNOWN:
            report_left_out(_text("", 0), diagnostics)
        extra = tuple((clean(name), clean(value)) for name, value in self.extra[:MOST_UNKNOWN] if value)
        return msgspec.structs.replace(
            made,
            type_source=self.type_source,
            authors=with_collaboration(self.authors, self.collaboration),
            editors=self.editors,
            translators=self.translators,
            are_authors_cut=self.are_authors_cut,
            extra=(*made.extra, *extra),
            body=texts.body(self.body[0], diagnostics.first_line + self.body[1], is_tex_read=True),
        )

    def _located(self, value: str | Many, line: int) -> Located:
        def text(words: str) -> LocatedText:
            return _text(words, line, is_typeset=self._is_typeset)

        if isinstance(value, str):
            return text(value)
        pairs = tuple((_text(item[0], line), text(item[1])) for item in value if isinstance(item, tuple))
        return LocatedRecord(pairs, line) if pairs else LocatedList(tuple(text(str(item)) for item in value), line)


def clean(text: str) -> str:
    """Return a text without our own marks of links and without invisible characters."""
    return text if text.isascii() and text.isprintable() else INVISIBLE.sub("", without_marks(text))


def _text(text: str, line: int, *, is_typeset: bool = False) -> LocatedText:
    """Return a text with a line and no column. The style is a quote, so that `null` is a word."""
    return LocatedText(text, line, style='"', is_tex_read=True, is_typeset=is_typeset)
