"""Texts of a record and of a Markdown body -> Text values. Faults in them become warnings with their lines."""

from generator.formats.entry.fields import Diagnostics, Record
from generator.formats.located import Located, LocatedText
from generator.model.problem import Problem
from generator.model.text import NO_TEXT, Heading, Text
from generator.text.inline import render_inline
from generator.text.markdown import render_markdown, split_at_heading
from generator.text.marked import Marked
from generator.text.tex.ligatures import read_ligatures


class Texts:
    """Converts the texts of one file. Links are relative to `folder`, the folder of the file under content/."""

    def __init__(self, diagnostics: Diagnostics, folder: str, *, trusted: bool = False) -> None:
        self._sheet, self._folder, self._trusted = diagnostics, folder, trusted

    def title(self, record: Record, name: str = "title") -> Text:
        """Return the converted line of a field, with its formulas."""
        source = _typeset(record, name)
        if not source:
            return NO_TEXT
        marked = render_inline(source)
        self._note(marked, *_begin(record.nodes[name], self._sheet))
        return _text(source, marked)

    def text(self, record: Record, name: str, prefix: str = "") -> Text:
        """Return the converted Markdown of a field. `prefix` begins the ids of its headings."""
        source = _typeset(record, name, is_markdown=True)
        if not source:
            return NO_TEXT
        node = record.nodes[name]
        is_tex_read = isinstance(node, LocatedText) and node.is_tex_read
        marked = render_markdown(
            source,
            folder=self._folder,
            trusted=self._trusted,
            prefix=prefix or f"{name}-",
            is_tex_read=is_tex_read,
        )
        self._note(marked, *_begin(node, self._sheet))
        return _text(source, marked)

    def body(self, source: str, line: int, *, is_tex_read: bool = False, prefix: str = "") -> Text:
        """Return the converted Markdown that begins at `line` of the file. `prefix` begins the ids of its footnotes."""
        if not source.strip():
            return NO_TEXT
        source = _as_markdown(source)
        marked = render_markdown(
            source, folder=self._folder, trusted=self._trusted, prefix=prefix, is_tex_read=is_tex_read
        )
        self._note(marked, line, 0)
        return _text(source, marked)

    def abstract_and_body(self, record: Record, body: tuple[str, int] | None) -> tuple[Text, Text]:
        """Return abstract and body. If the record has no abstract, the body is split at its first heading."""
        source, line = body or ("", 0)
        if "abstract" in record.values:
            return self.text(record, "abstract"), self.body(source, line)
        if not source.strip():
            return NO_TEXT, NO_TEXT
        source = _as_markdown(source)
        marked = render_markdown(source, folder=self._folder, trusted=self._trusted)
        self._note(marked, line, 0)
        lead, rest = split_at_heading(marked)
        return _text(source if lead.html else "", lead), _text(source if rest.html else "", rest)

    def _note(self, marked: Marked, line: int, column: int) -> None:
        """Report faults, whose lines count from the start of the text, at their lines in the file."""
        for issue in marked.issues:
            at = column or issue.column
            self._sheet.problems.append(
                Problem(self._sheet.path, line + issue.line - 1, at, issue.message, issue.hint, is_error=False)
            )


def _typeset(record: Record, name: str, *, is_markdown: bool = False) -> str:
    """Return the text of a field with dashes and quotes as characters, which those of .bib files are already."""
    source, node = str(record.values.get(name, "")), record.nodes.get(name)
    is_read = isinstance(node, LocatedText) and node.is_typeset
    if is_read:
        return source
    return _as_markdown(source) if is_markdown else read_ligatures(source)


def _as_markdown(source: str) -> str:
    if "<" in source or "&" in source:
        from generator.formats.html_markup import without_jats  # most texts have no markup

        source = without_jats(source)
    return read_ligatures(source, is_markdown=True)


def _begin(node: Located, diagnostics: Diagnostics) -> tuple[int, int]:
    """Return line and column of a value. A block begins on the line after `|` or `>`, and its column is unknown (0)."""
    _, line, column = diagnostics.place(node)
    is_block = isinstance(node, LocatedText) and node.style in {"|", ">"}
    return (line + 1, 0) if is_block else (line, column)


def _text(source: str, marked: Marked) -> Text:
    headings = tuple(Heading(level, id, text) for level, id, text in marked.headings)
    return Text(source, marked.html, marked.plain, headings)
