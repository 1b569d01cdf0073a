"""Files of content/ that are not published."""

from collections.abc import Iterable, Iterator

from generator.checking.finding import Finding
from generator.model.library import Library
from generator.model.paper import Place
from generator.model.site.site import Site

TEXTS = (".md", ".markdown", ".yaml", ".yml", ".bib", ".ris")
FOLDERS = "papers/, pages/ and news/"
ELSE = "or move it to content/files/, or put _ before its name to keep it private"


def check_unpublished(library: Library, site: Site) -> Iterator[Finding]:
    """Yield a finding for each file that is neither read nor published. Private files (`_notes/`) are left out."""
    published = {copy.source for copy in site.copies}
    used = {*library.settings.citation_styles, *library.settings.card_fonts, *_named_by_drafts(library)}
    for path, file in library.files.items():
        if file.source in published or path in used or file.fault:
            continue
        if path.lower().endswith(TEXTS):
            message, hint = "this file is neither read nor published", f"entries are in {FOLDERS}; {ELSE}"
        else:
            message, hint = "this file is not published, because no entry names it", f"name it in an entry; {ELSE}"
        yield Finding(Place(f"content/{path}"), message, hint)


def _named_by_drafts(library: Library) -> Iterable[str]:
    for paper in library.papers:
        if paper.is_draft:
            yield from (link.target for link in paper.links if link.is_file)
            yield paper.image
