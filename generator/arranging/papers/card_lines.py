"""A card of a paper in one or two lines, for feeds, lists on other pages, and language models."""

from collections.abc import Sequence

from generator.model.site.views import NamePart, PaperCard
from generator.model.status import says_retracted
from generator.text.xml import escaped_xml


def names_line(parts: Sequence[NamePart]) -> str:
    """Return the names of a byline with their punctuation, as plain text."""
    return "".join([f"{part.before}{part.name}{part.after}" for part in parts])


def provenance_html(card: PaperCard) -> str:
    """Return venue, date and status as HTML: "<cite>Journal</cite>, 12(3): 1–10, May 7, 2024, in press"."""
    venue = f"<cite>{escaped_xml(card.venue)}</cite>" if card.venue else ""
    words = escaped_xml(marks_line(card))
    if card.retracted and words:
        words = f"<strong>{words}</strong>"
    return ", ".join(filter(None, (venue, escaped_xml(card.venue_details), escaped_xml(card.date), words)))


def status_line(card: PaperCard) -> str:
    """Return the publication status as plain text ("in press", "retracted"); empty if the paper is just published."""
    return ", ".join([badge.label for badge in card.badges if badge.kind in {"status", "retracted"}])


def marks_line(card: PaperCard) -> str:
    """Return the status for a line that begins with the title: without "retracted" if the title says it."""
    return "" if card.retracted and says_retracted(card.title) else status_line(card)
