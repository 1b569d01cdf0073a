"""The folders of a site, and the other inputs of a build."""

from pathlib import Path

import msgspec

from generator.model.date import PartialDate
from generator.model.tools import NO_TOOLS, Tools


class Project(msgspec.Struct, frozen=True):
    """A site on disk, and the inputs of a build that are not files of the site. `open_project` fills in the defaults.

    `root` is the folder that has content/, and `output` the folder of the pages. The site is built for the day `today`;
    dates after it are shown as "to appear". `address` is the absolute address of the site if its settings name none: it
    ends with a slash, or is empty. `tools` are the optional programs that are installed.

    >>> from paperfolio import Project, open_project
    >>> project = open_project("my-site", output="public")
    >>> project.content.as_posix(), project.output.as_posix()
    ('my-site/content', 'public')
    """

    root: Path
    output: Path
    today: PartialDate
    address: str = ""
    tools: Tools = NO_TOOLS

    @property
    def content(self) -> Path:
        """The folder of the entries and settings."""
        return self.root / "content"

    @property
    def themes(self) -> Path:
        """The folder of the site's own themes and overrides. It may be missing."""
        return self.root / "themes"
