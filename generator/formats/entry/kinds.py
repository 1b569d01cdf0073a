"""The kinds of values of fields: a reader and a JSON Schema for each. A reader raises Unfit for an invalid value."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from generator.formats.entry.dates import DATE_HINT, IssueDate, read_date, read_issue_date
from generator.formats.entry.fields import (
    LARGEST,
    SCALAR,
    Diagnostics,
    InvalidValue,
    Kind,
    Schema,
    Table,
    described,
    each,
    is_empty,
    json_schema,
    read_record,
    suggestion,
)
from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.model.date import PartialDate
from generator.text.characters import INVISIBLE, one_line
from generator.text.fold import alphanumerics
from generator.text.language import language_tag
from generator.text.link import is_web_address, safe_url
from generator.text.written_identifiers import read_addresses

LONGEST_LINE = 20_000  # characters of a text on one line, like a title
TOO_LONG = f"the text has more than {LONGEST_LINE:,} characters"
TOO_LONG_HINT = "check where it ends; long texts belong into the abstract or the text below the fields"
LONGEST_NAME = 190  # bytes of one name in a path: file systems take 255, and the page needs a suffix
PATH_HINT = "write it like /old/paper.html"
TRUE, FALSE = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
UNCLEAR = re.compile(r"[\s<>&()\[\]]|^www\.", re.I)  # a text that may be more than an address


def text(node: Located, _sheet: Diagnostics) -> str:
    """Return a text with its lines, without invisible characters."""
    if not isinstance(node, LocatedText):
        raise InvalidValue(
            f"the value must be text, not {described(node)}", "put text that begins with [ or { in quotes"
        )
    if len(node.value) > LARGEST:
        raise InvalidValue(f"the text has more than {LARGEST:,} characters", "put it in a file, and link to the file")
    written = node.value.strip()
    return written if written.isprintable() else INVISIBLE.sub("", written).strip()


def pages(node: Located, diagnostics: Diagnostics) -> str:
    """Read a range of pages. TeX's `--` is a hyphen, and a label is left out: "pp. 3--7" -> "3-7"."""
    bare = re.sub(r"(?:(?:pp?|S)(?:\.\s*|\s+)|(?:pages?|Seiten?)\s+)(?=\w*\d)", "", line(node, diagnostics))
    return re.sub(r"\s*(?:[–—]-+|-+[–—]|--+)\s*", "-", bare)


def line(node: Located, diagnostics: Diagnostics) -> str:
    """Return a text on one line. What is longer than LONGEST_LINE is cut, with a warning."""
    written = text(node, diagnostics)
    if len(written) > LONGEST_LINE:
        diagnostics.field(node, TOO_LONG, TOO_LONG_HINT, "the rest is left out")
        written = written[:LONGEST_LINE]
    return written if written.isprintable() and "  " not in written else one_line(written)


def flag(node: Located, diagnostics: Diagnostics) -> bool:
    """Return whether the value is yes (true, on, 1) or no (false, off, 0)."""
    word = text(node, diagnostics).casefold()
    if word not in TRUE | FALSE:
        raise InvalidValue(f'"{word}" is neither yes nor no', "write yes or no")
    return word in TRUE


def count(node: Located, diagnostics: Diagnostics) -> int:
    """Return a whole number of at least zero: "17431" or "17,431" -> 17431."""
    written = text(node, diagnostics)
    digits = re.sub(r"(?<=\d)[,\s_’'](?=\d{3}(?!\d))", "", written)
    if not re.fullmatch(r"\d{1,15}", digits, re.A):
        raise InvalidValue(f'"{written}" is not a whole number', "write digits: 17431 or 17,431")
    return int(digits)


def order(node: Located, diagnostics: Diagnostics) -> int:
    """Return a whole number, which may be negative."""
    written = text(node, diagnostics)
    if not re.fullmatch(r"[+-]?\d{1,9}", written, re.A):
        raise InvalidValue(f'"{written}" is not a whole number', "write digits: 10")
    return int(written)


def issued(node: Located, diagnostics: Diagnostics) -> PartialDate:
    """Return a date in digits, in EDTF or in words: "2024-05", "7 May 2024", "Sep-Oct 2013" (`entry/dates.py`)."""
    found, left_out = read_date(line(node, diagnostics))
    if left_out:
        diagnostics.warning(node, f'the date "{left_out}" was read as {found.text}', DATE_HINT)
    return found


def issue_date(node: Located, diagnostics: Diagnostics) -> IssueDate:
    """Return the date of a paper and its status: "2024-05", "2005, in press", "forthcoming"."""
    found, left_out = read_issue_date(line(node, diagnostics))
    if left_out and found.date:
        diagnostics.warning(node, f'the date "{left_out}" was read as {found.date.text}', DATE_HINT)
    return found


def address(node: Located, diagnostics: Diagnostics) -> str:
    """Return a web address. Of several, the first is used, with a warning."""
    written = line(node, diagnostics)
    found = read_addresses(written) if UNCLEAR.search(written) else []
    if len(found) > 1:
        hint = "write the others as `links: {Label: address}`"
        diagnostics.warning(node, f'this field has {len(found)} addresses; "{found[0]}" is used', hint)
    if found:
        return found[0]
    if written and not safe_url(written):
        raise InvalidValue(f'the address "{written}" is not safe', "begin it with https:, http: or mailto:")
    if not is_web_address(written):
        raise InvalidValue(f'"{written}" is not a web address', "begin it with https://")
    return written


def language(node: Located, diagnostics: Diagnostics) -> str:
    """Return a language tag (BCP 47): "de", "zh-Hans"."""
    tag = line(node, diagnostics)
    if not language_tag(tag):
        raise InvalidValue(f'"{tag}" is not a language tag', "write a tag like en, de or zh-Hans")
    return tag


def path(node: Located, diagnostics: Diagnostics) -> str:
    """Return a path inside the site, with slashes and without `..`, whose parts a file system can store as names."""
    try:
        written = unquote(line(node, diagnostics), errors="strict")
    except UnicodeDecodeError:
        message = f'"{line(node, diagnostics)}" has a percent sign that begins no letter in UTF-8'
        raise InvalidValue(message, "write the letters themselves: /alt/straße.html") from None
    if CONTROL.search(written):
        raise InvalidValue(f"{written!a} has a control character", PATH_HINT)
    parts = written.strip("/").split("/")
    if "#" in written or "?" in written:
        raise InvalidValue(f'"{written}" has a # or a ?, which no host sends to a file', PATH_HINT)
    if is_web_address(written) or {".", ".."} & {*parts} or ("" in parts and len(parts) > 1) or "\\" in written:
        raise InvalidValue(f'"{written}" is not a path inside the site', PATH_HINT)
    if not written:
        raise InvalidValue("the path is empty", PATH_HINT)
    if any(len(part.encode("utf-8", "replace")) > LONGEST_NAME for part in parts):
        message = f'"{written[:40]}…" has a name of more than {LONGEST_NAME} bytes between two slashes'
        raise InvalidValue(message, PATH_HINT)
    return written


def lines(node: Located, diagnostics: Diagnostics) -> tuple[str, ...]:
    """Return a list of lines without duplicates; one line is split at semicolons, or else at commas."""
    if isinstance(node, LocatedText):
        parts = re.split(r"[;,]\s*" if ";" not in node.value else r";\s*", line(node, diagnostics))
        return tuple(dict.fromkeys(part for part in map(str.strip, parts) if part))
    return whole_lines(node, diagnostics)


def whole_lines(node: Located, diagnostics: Diagnostics) -> tuple[str, ...]:
    """Return a list of lines without duplicates, or one line; commas do not split it."""
    return tuple(dict.fromkeys(found for found in each(node, diagnostics, line) if found))


def paths(node: Located, diagnostics: Diagnostics) -> tuple[str, ...]:
    """Return a list of paths inside the site."""
    written = node.items if isinstance(node, LocatedList) else (node,)
    for item in filter(is_empty, written):
        diagnostics.field(item, "the path is empty", PATH_HINT)
    return tuple(each(node, diagnostics, path))


TEXT = Kind("text", text, SCALAR)
MARKDOWN = Kind("Markdown", text, SCALAR)
PAGES = Kind("text", pages, SCALAR)
LINE = Kind("text", line, SCALAR)
FLAG = Kind("yes or no", flag, {"type": ["boolean", "string"]})
COUNT = Kind("number", count, {"type": ["integer", "string"]})
ORDER = Kind("number", order, {"type": ["integer", "string"]})
DATE = Kind(
    "date",
    issued,
    {"type": ["string", "integer"], "examples": ["2024", "2024-05", "2024-05-07"]},
    is_shown_if_invalid=True,
)
ISSUE_DATE = Kind(
    "date",
    issue_date,
    {"type": ["string", "integer"], "examples": ["2024", "2024-05", "2024-05/2024-06", "in press"]},
    is_shown_if_invalid=True,
)
ADDRESS = Kind("web address", address, {"type": "string", "format": "uri"}, is_shown_if_invalid=True)
LANGUAGE = Kind("language tag", language, {"type": "string", "examples": ["en", "zh-Hans"]}, is_shown_if_invalid=True)
LINES = Kind("list", lines, {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]})
WHOLE_LINES = Kind("list", whole_lines, {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]})
PATHS = Kind("list of paths", paths, {"anyOf": [SCALAR, {"type": "array", "items": {"type": "string"}}]})


def choice(choices: Mapping[str, Any]) -> Kind:
    """Return a kind for one word of `choices`, read as its value. Case, spaces and hyphens are ignored."""
    folded = {alphanumerics(word): choice for word, choice in choices.items()}

    def read(node: Located, diagnostics: Diagnostics) -> Any:
        written = line(node, diagnostics)
        word = alphanumerics(written)
        if word not in folded:
            close = suggestion(written, list(choices))
            raise InvalidValue(f'"{written}" is not one of the choices', close or f"choose from: {', '.join(choices)}")
        return folded[word]

    return Kind("one of " + ", ".join(choices), read, {"type": "string", "enum": list(choices)})


def choices(words: Sequence[str], none: str) -> Kind:
    """Return a kind for a list of some `words`, without duplicates; `none` is an empty list."""

    def read(node: Located, diagnostics: Diagnostics) -> tuple[str, ...]:
        written = [word.casefold() for word in lines(node, diagnostics)]
        for word in written:
            if word not in {*words, none}:
                close = suggestion(word, [*words, none])
                raise InvalidValue(
                    f'"{word}" is not one of the choices', close or f"choose from: {', '.join((*words, none))}"
                )
        return tuple(word for word in dict.fromkeys(written) if word != none)

    item = {"type": "string", "enum": [*words, none]}
    schema: Schema = {"anyOf": [SCALAR, {"type": "array", "items": item}]}
    return Kind(f"list of {', '.join(words)}, or {none}", read, schema)


def record(table: Table, make: Callable[[Mapping[str, Any]], Any], label: str) -> Kind:
    """Return a kind for a record of `table`, which `make` converts to a value."""

    def read(node: Located, diagnostics: Diagnostics) -> Any:
        return make(read_record(node, table, diagnostics).values)

    return Kind(label, read, json_schema(table))


def pairs(node: Located, what: str) -> list[tuple[LocatedText, Located]]:
    """Return the (name, value) pairs of a mapping, without empty values. Raises Unfit if it is no mapping."""
    if not isinstance(node, LocatedRecord):
        raise InvalidValue(f"{what} must be a mapping, not {described(node)}", "write `name: value`")
    return [(key, value) for key, value in node.pairs if not is_empty(value)]
