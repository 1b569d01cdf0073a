"""Links to the records of papers for reference managers."""

from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.paper import Paper
from generator.model.site.paths import list_record, paper_record
from generator.model.site.views import Link
from generator.text.link import SITE


def export_links(paper: Paper) -> tuple[Link, ...]:
    """Return the links to the records of `paper`, one for each format."""
    return tuple(
        [Link(form.label, f"{SITE}{paper_record(paper.id, form.suffix)}", form.suffix) for form in RECORD_FORMATS]
    )


def list_links(page: str) -> tuple[Link, ...]:
    """Return the links to the records of all papers of a list; `page` is the file of the list's first page."""
    return tuple(Link(form.label, f"{SITE}{list_record(page, form.suffix)}") for form in RECORD_FORMATS)
