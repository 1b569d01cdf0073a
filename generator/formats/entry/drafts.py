"""What makes an entry a draft, which is read and checked but not published.

There are three ways: the field `draft: yes`; `published: no`, as in Jekyll; and a name that begins with an underscore
(`_drafts/idea.md`, `_idea.md`), as in Jekyll, too.
"""

from collections.abc import Mapping
from typing import Any

from generator.formats.entry import kinds
from generator.formats.entry.dates import IssueDate
from generator.formats.entry.fields import SCALAR, Diagnostics, Field, InvalidValue, Kind, Record
from generator.formats.located import Located
from generator.model.content_paths import is_private
from generator.model.date import PartialDate


def _flag_or_date(node: Located, diagnostics: Diagnostics) -> Any:
    try:
        return kinds.FLAG.read(node, diagnostics)
    except InvalidValue:
        return kinds.DATE.read(node, diagnostics)


def draft_fields(what: str, published: Kind = kinds.FLAG) -> tuple[Field, Field]:
    """Return the two fields that make `what`, such as "the paper", a draft. `published` is the kind of the second."""
    return (
        Field("draft", kinds.FLAG, f"`yes` leaves {what} out of the site.", ("private",)),
        Field("published", published, f"`no` leaves {what} out of the site."),
    )


# In a paper, `published` can also be a date: many lists of publications have it there.
PAPER_DRAFT_FIELDS = draft_fields("the paper", Kind("yes or no, or a date", _flag_or_date, SCALAR))


def is_draft(record: Record, path: str) -> bool:
    """Return whether the entry in the file at `path` is a draft.

    It is one also if `draft` cannot be read, because its author wanted to keep it private under some condition.
    """
    values = record.values
    is_unclear = "draft" in record.nodes and "draft" not in values
    return is_unclear or bool(values.get("draft")) or values.get("published") is False or is_private(path)


def issued(values: Mapping[str, Any]) -> IssueDate:
    """Return the date of a paper, and the status that is written in its place: `date`, or `published` if a date."""
    date, published = values.get("date"), values.get("published")
    if isinstance(date, IssueDate) and date.date:
        return date
    when = published if isinstance(published, PartialDate) else None
    return IssueDate(when, date.status if date else "")
