"""Values with their places in the file. The readers of fields take them, whatever the format of the file is.

Lines count from 0 at the start of the record (a `Diagnostics` knows where that is). Columns count from 1; 0 is unknown.
"""

import msgspec


class LocatedText(msgspec.Struct, frozen=True):
    """A text.

    `style` is its delimiter in YAML: a quotation mark, `|` or `>`; it is empty for plain text. `is_literal` is whether
    the file has exactly this text on one line, without escapes. `is_tex_read` is whether it contains no TeX, because
    its TeX is already converted (.bib) or the format has none (RIS, CSL-JSON). `is_typeset` is whether its dashes and
    quotes are already characters, so that `--` is two hyphens (.bib).
    """

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
    """Names with values (a mapping of YAML), in the order of the file. A name may occur twice."""

    pairs: "tuple[tuple[LocatedText, Located], ...]"
    line: int
    column: int = 0


Located = LocatedText | LocatedList | LocatedRecord
