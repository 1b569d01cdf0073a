"""Where a site's folders are."""

from pathlib import Path

import msgspec

from generator.model.date import PartialDate


class Project(msgspec.Struct, frozen=True):
    """A site on disk: its folder, the output folder, the day for which it is built, the absolute address that it
    will have where its settings name none (with a slash at its end, or empty), and what can draw cards (a version of
    Pillow, or empty), whether there is citeproc-py, which reads `.csl` files, and
    the version of Pagefind, which searches large sites, or empty."""

    root: Path
    output: Path
    today: PartialDate
    address: str = ""
    drawing: str = ""
    has_csl: bool = False
    pagefind: str = ""

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def themes(self) -> Path:
        """The site's own themes and overrides; the folder need not exist."""
        return self.root / "themes"
