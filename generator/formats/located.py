"""Values with the places at which they are written: what the readers of fields take, whatever the format of the file.

Lines count from 0 at the start of the record, which a `Diagnostics` knows; columns count from 1, and 0 is one that is
not known.
"""

import msgspec


class LocatedText(msgspec.Struct, frozen=True):
    """A text. `style` is what delimits it in YAML: a quotation mark, `|` or `>`, and nothing where it is plain.
    `is_literal` says that the file has it letter by letter and on one line; `is_tex_read` that there is no TeX left in
    it to be read, because it was read (.bib), or because the format has none (RIS, CSL-JSON). `is_typeset` says that
    its dashes and quotes are characters already, so that `--` means two hyphens (.bib)."""

    value: str
    line: int
    column: int = 0
    style: str = ""
    is_literal: bool = False
    is_tex_read: bool = False
    is_typeset: bool = False


class LocatedList(msgspec.Struct, frozen=True):
    """A list of values."""

    items: "tuple[Located, ...]"
    line: int
    column: int = 0


class LocatedRecord(msgspec.Struct, frozen=True):
    """Names with values, in the order in which they are written; a name may be there twice."""

    pairs: "tuple[tuple[LocatedText, Located], ...]"
    line: int
    column: int = 0


Located = LocatedText | LocatedList | LocatedRecord
