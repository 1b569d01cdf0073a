"""A site in a temporary folder, written and built step by step as an author would."""

import os
from pathlib import Path
from typing import Any

import html5lib
import yaml

from generator.build import build
from generator.building.values import Build, BuildOptions, BuildResources
from generator.model.date import PartialDate
from generator.model.project import Project
from generator.model.tools import Tools

CHECKOUT = Path(__file__).parents[1]
TODAY = PartialDate(2025, 6, 1)


class Portfolio:
    """A site below `root`, with a profile; each method gives the portfolio back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.last: Build | None = None
        self.file("profile.yaml", "name: Jane Doe\n")

    def file(self, path: str, content: str | bytes) -> "Portfolio":
        """Write a file under content/."""
        place = self.root / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def paper(self, id: str, body: str = "", **fields: Any) -> "Portfolio":
        """Write a Markdown entry."""
        record = yaml.safe_dump({"title": f"Title of {id}", **fields}, allow_unicode=True, sort_keys=False)
        return self.file(f"papers/{id}.md", f"---\n{record}---\n\n{body}\n")

    def remove(self, path: str) -> "Portfolio":
        """Delete a file under content/."""
        (self.root / "content" / path).unlink()
        return self

    def build(self, *, expect: tuple[str, ...] = (), pagefind: str = "", **options: Any) -> "Portfolio":
        """Build, by Pagefind of that version; a problem whose message is not among `expect` fails the test."""
        self.last = built(Project(self.root, self.root / "output", TODAY, tools=Tools(pagefind=pagefind)), **options)
        messages = [problem.message for problem in self.last.problems]
        assert messages == list(expect), list(map(str, self.last.problems))
        return self

    def has(self, path: str) -> bool:
        """Whether the output has the file."""
        return (self.root / "output" / path).is_file()

    def html(self, path: str) -> str:
        """Return a page of the output on disk."""
        return (self.root / "output" / path).read_text("utf-8")

    def text(self, path: str) -> str:
        """The words that a page shows, white space folded."""
        return visible_text(self.html(path))

    def snapshot(self) -> dict[str, bytes]:
        """All files of the output with their bytes."""
        output = self.root / "output"
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


class Saved(Portfolio):
    """A site whose files are saved by a rename, so that no build reads half of one on a busy machine."""

    def file(self, path: str, content: str | bytes) -> Portfolio:
        place, temporary = self.root / "content" / path, self.root.with_name("being-saved")
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)
        os.replace(temporary, place)
        return self


def built(project: Project, previous: Build | None = None, **options: Any) -> Build:
    """Build the project; `options` are the fields of `BuildOptions` and of `BuildResources`."""
    of_resources = {name: options.pop(name) for name in BuildResources.__struct_fields__ if name in options}
    return build(project, previous, BuildOptions(**options), BuildResources(**of_resources))


BLOCKS = set("p div li dt dd h1 h2 h3 h4 td th caption summary time section a button title text".split())


def visible_text(html: str) -> str:
    """The words of the body, as html5lib parses it, white space folded."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for element in tree.iter():
        if element.tag in {"script", "style"}:
            element.text = ""
        if element.tag in BLOCKS:  # one word does not run into the next
            element.tail = f" {element.tail or ''}"
    return " ".join("".join(tree.find("body").itertext()).split())
