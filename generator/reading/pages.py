"""content/pages/*.md and content/news/*.md -> free pages and news."""

import posixpath
import re

from generator.formats.entry import kinds, tex_lines
from generator.formats.entry.dates import partial_date
from generator.formats.entry.drafts import draft_fields, is_draft
from generator.formats.entry.fields import Diagnostics, Field, InvalidValue, Record, Table, read_record
from generator.formats.entry.front_matter import split_front_matter
from generator.formats.entry.marked_text import Texts
from generator.formats.yaml.located_yaml import parse_yaml
from generator.model.date import PartialDate
from generator.model.library import FreePage, NewsItem
from generator.model.paper import Place
from generator.model.problem import Problem
from generator.text.slug import slug

PAGE = Table(
    "a page",
    (
        Field("title", tex_lines.TITLE, "Heading of the page and its label in the navigation.", required=True),
        Field("description", kinds.LINE, "One sentence for search engines."),
        Field(
            "navigation",
            kinds.FLAG,
            "Whether the page is in the navigation. Default: yes; no for a page in a folder and for `404.md`.",
            ("nav",),
        ),
        Field("order", kinds.ORDER, "Position in the navigation; smaller numbers come first.", ("weight",)),
        Field(
            "aliases", kinds.PATHS, "Old addresses that redirect to this page: `/old/page.html`.", ("redirect_from",)
        ),
        *draft_fields("the page"),
    ),
    is_entry=True,
)
NEWS = Table(
    "a note",
    (
        Field("date", kinds.DATE, "Date of the note. Default: the date at the start of the file name.", ("issued",)),
        Field("title", tex_lines.TITLE, "Optional heading."),
        Field(
            "aliases", kinds.PATHS, "Old addresses that redirect to this note: `/old/note.html`.", ("redirect_from",)
        ),
        *draft_fields("the note"),
    ),
    is_entry=True,
)
DATED = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def read_page(text: str, path: str, *, trusted: bool) -> tuple[FreePage | None, Diagnostics]:
    """Return the page of a Markdown file, or None, and its problems. Raises YamlError if it has no front matter."""
    record, body, line, diagnostics = _parts(text, path, PAGE)
    if "title" not in record.values:
        return None, diagnostics
    texts = Texts(diagnostics, _folder(path), trusted=trusted)
    page = FreePage(
        id=_id(path, "content/pages/"),
        place=Place(path),
        title=texts.title(record),
        body=texts.body(body, line),
        description=record.values.get("description", ""),
        navigation=record.values.get("navigation", _is_in_navigation(_id(path, "content/pages/"))),
        order=record.values.get("order", 0),
        aliases=record.values.get("aliases", ()),
        is_draft=is_draft(record, path),
    )
    return page, diagnostics


def read_news(text: str, path: str, *, trusted: bool) -> tuple[NewsItem | None, Diagnostics]:
    """Return the note of a Markdown file, or None, and its problems. Raises YamlError if it has no front matter."""
    record, body, line, diagnostics = _parts(text, path, NEWS)
    issued = record.values.get("date") or _named_date(diagnostics)
    if issued is None:
        return None, diagnostics
    texts = Texts(diagnostics, _folder(path), trusted=trusted)
    item = NewsItem(
        id=_id(path, "content/news/"),
        place=Place(path),
        issued=issued,
        title=texts.title(record),
        body=texts.body(body, line, prefix=f"{_id(path, 'content/news/').replace('/', '-')}-"),
        aliases=record.values.get("aliases", ()),
        is_draft=is_draft(record, path),
    )
    return item, diagnostics


def _parts(text: str, path: str, table: Table) -> tuple[Record, str, int, Diagnostics]:
    """Return the record and the text of a Markdown file, the line on which the text begins, and the problems."""
    parts = split_front_matter(text, path)
    diagnostics = Diagnostics(path, first_line=2)
    root, problems = parse_yaml(parts.yaml, path, 2)
    diagnostics.problems += problems
    if root is not None:
        return read_record(root, table, diagnostics), parts.body, parts.body_line, diagnostics
    for field in table.fields:
        if field.required:
            diagnostics.problems.append(
                Problem(path, 1, 1, f"{table.what} has no {field.name}", f"add `{field.name}: …`")
            )
    return Record({}, {}), parts.body, parts.body_line, diagnostics


def _is_in_navigation(id: str) -> bool:
    """Return the default: a page in a folder belongs to another page, and 404 is shown for addresses without a page."""
    return "/" not in id and id != "404"


def _folder(path: str) -> str:
    return posixpath.dirname(path.removeprefix("content/"))


def _id(path: str, base: str) -> str:
    """Return the path below `base` with a slug for each part."""
    stem = posixpath.splitext(path.removeprefix(base))[0]
    return "/".join(slug(part) or "x" for part in stem.split("/"))


def _named_date(diagnostics: Diagnostics) -> PartialDate | None:
    """Return the date at the start of a file name, or None and an error: "2024-05-07-prize.md"."""
    found = DATED.match(posixpath.basename(diagnostics.path))
    if not found:
        message, hint = "a note has no date", "add `date: 2024-05-07`, or begin the file name with the date"
        diagnostics.problems.append(Problem(diagnostics.path, 1, 1, message, hint))
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        return partial_date(year, month, day, found[0])
    except InvalidValue as unfit:
        message = f"the date in the file name is wrong: {unfit.message}"
        diagnostics.problems.append(Problem(diagnostics.path, 0, 0, message, "rename the file, or add `date: …`"))
        return None
