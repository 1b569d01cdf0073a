"""What the comparison asks of a tool: how it is installed, how the papers are laid out for it, and its commands."""

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
    home_page = "index.html"  # which lists all papers
    caches: tuple[str, ...] = ()
    can_watch = True

    def __init__(self, folder: Path, checkout: Path) -> None:
        """The tool is installed in a folder of its own below `folder`; `checkout` is where paperfolio comes from."""
        self.home, self.checkout = folder / (self.shares or self.name), checkout

    # How it is installed

    def install(self) -> None:
        """Install the newest version by its names in the package index."""
        run([sys.executable, "-m", "venv", self.home])
        run([self.program("python"), "-m", "pip", "install", "--quiet", "--upgrade", *self.packages])

    def program(self, name: str) -> Path:
        """A command of the virtual environment."""
        return self.home / "bin" / name

    def is_installed(self) -> bool:
        """Whether there is something to measure."""
        return Path(self.version()[0]).exists()

    def freshen(self) -> None:
        """What must be done before each comparison."""

    # How the papers are laid out

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Write settings, templates and papers into the empty folder `site`."""
        raise NotImplementedError

    def source(self, site: Path, paper: Paper) -> Path:
        """The file of a paper; what is added at its end is part of the abstract."""
        raise NotImplementedError

    # Where its pages are, from the output folder

    def paper_page(self, paper: Paper) -> str:
        """The page of a paper."""
        return f"papers/{paper.slug}/index.html"

    def tag_page(self, tag: str) -> str:
        """The page that lists the papers with a tag; empty for a tool without such pages."""
        return f"tags/{tag}/index.html"

    def year_page(self, year: int) -> str:
        """The page that lists the papers of a year; empty for a tool without such pages."""
        return f"years/{year}/index.html"

    def watched_output(self, site: Path) -> Path:
        """Where the pages are while the tool watches."""
        return site / self.output

    # Its commands, which run in the site's folder

    def version(self) -> Command:
        """The quickest thing that it can do; the program comes first."""
        raise NotImplementedError

    def build(self, site: Path) -> Command:
        """A build of the whole site."""
        raise NotImplementedError

    def build_again(self, site: Path) -> Command:
        """A build that uses what the last one has left, where that must be asked for."""
        return self.build(site)

    def watch(self, site: Path) -> Command:
        """A build, and another whenever a file changes."""
        raise NotImplementedError

    def environment(self, site: Path) -> Mapping[str, str]:
        """The environment that its commands need."""
        return {}


def run(command: Command, folder: Path | None = None) -> None:
    """A command of an installation, which must succeed."""
    subprocess.run(command, cwd=folder, env=clean({}), check=True)


def write(path: Path, text: str) -> None:
    """Write a file of a layout."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def record(paper: Paper) -> dict[str, object]:
    """What most tools get as a paper's front matter."""
    return {
        "title": paper.title,
        "authors": paper.authors,
        "date": paper.issued.isoformat(),
        "venue": paper.venue,
        "tags": paper.tags,
        "links": paper.links,
        "description": paper.description,
    }
