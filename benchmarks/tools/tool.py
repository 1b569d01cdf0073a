"""The interface of a tool in the comparison: its installation, the layout of its site, and its commands."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import Paper
from benchmarks.measured import clean

Command = Sequence[str | Path]


class Tool:
    """A static site generator, which gets a virtual environment of its own with `packages` in it.

    `output` and `caches` are what a build leaves in the site's folder, and what a cold build must not find there.
    """

    name = ""
    packages: tuple[str, ...] = ()
    shares = ""  # the tool whose installation it uses
    output = "output"
    home_page = "index.html"  # the page that lists all papers
    caches: tuple[str, ...] = ()
    can_watch = True

    def __init__(self, folder: Path, checkout: Path) -> None:
        """The tool is installed in its own folder below `folder`; `checkout` is the source of paperfolio."""
        self.home, self.checkout = folder / (self.shares or self.name), checkout

    # Installation

    def install(self) -> None:
        """Install the newest version by its names in the package index."""
        run([sys.executable, "-m", "venv", self.home])
        run([self.program("python"), "-m", "pip", "install", "--quiet", "--upgrade", *self.packages])

    def program(self, name: str) -> Path:
        """Return the path of a command in the virtual environment."""
        return self.home / "bin" / name

    def is_installed(self) -> bool:
        """Return whether the tool is installed."""
        return Path(self.version()[0]).exists()

    def freshen(self) -> None:
        """Do what is necessary before each comparison."""

    # Layout of the site

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Write settings, templates and papers into the empty folder `site`."""
        raise NotImplementedError

    def source(self, site: Path, paper: Paper) -> Path:
        """Return the file of a paper; text added at its end becomes part of the abstract."""
        raise NotImplementedError

    # Paths of its pages in the output folder

    def paper_page(self, paper: Paper) -> str:
        """Return the page of a paper."""
        return f"papers/{paper.slug}/index.html"

    def tag_page(self, tag: str) -> str:
        """Return the page that lists the papers with a tag; empty for a tool without such pages."""
        return f"tags/{tag}/index.html"

    def year_page(self, year: int) -> str:
        """Return the page that lists the papers of a year; empty for a tool without such pages."""
        return f"years/{year}/index.html"

    def watched_output(self, site: Path) -> Path:
        """Return the folder with the pages while the tool watches."""
        return site / self.output

    # Its commands, which run in the site's folder

    def version(self) -> Command:
        """Return its fastest command; the program comes first."""
        raise NotImplementedError

    def build(self, site: Path) -> Command:
        """Return the command that builds the whole site."""
        raise NotImplementedError

    def build_again(self, site: Path) -> Command:
        """Return the command that builds with the results of the last build, if this needs an option."""
        return self.build(site)

    def watch(self, site: Path) -> Command:
        """Return the command that builds, and builds again when a file changes."""
        raise NotImplementedError

    def environment(self, site: Path) -> Mapping[str, str]:
        """Return the environment variables that its commands need."""
        return {}


def run(command: Command, folder: Path | None = None) -> None:
    """Run a command of an installation, which must succeed."""
    subprocess.run(command, cwd=folder, env=clean({}), check=True)


def write(path: Path, text: str) -> None:
    """Write a file of a layout."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def record(paper: Paper) -> dict[str, object]:
    """Return the front matter of a paper for most tools."""
    return {
        "title": paper.title,
        "authors": paper.authors,
        "date": paper.issued.isoformat(),
        "venue": paper.venue,
        "tags": paper.tags,
        "links": paper.links,
        "description": paper.description,
    }
