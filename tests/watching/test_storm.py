"""Many random edits while the site is watched."""

import contextlib
import os
import random
import shutil
import time
from pathlib import Path

import pytest

from tests.portfolio import Portfolio
from tests.watching.watched import Watched, clean, files_of, wait_for

EDITS, BURST = 400, 25


class Storm:
    """Random edits of a site, the same for each seed. Each name is used once, so that the site is valid in the end."""

    def __init__(self, portfolio: Portfolio, seed: int) -> None:
        self.portfolio = portfolio
        self.content = portfolio.root / "content"
        self.random = random.Random(seed)

    def blow(self) -> None:
        """Make one random edit, or none if there is nothing to edit."""
        edits = [self.write] * 12 + [self.rename, self.remove, self.move_folder, self.remove_folder] * 2
        edits += [self.break_entry, self.setting, self.theme, self.leftover, self.file, self.link, self.vanish]
        with contextlib.suppress(FileNotFoundError):
            self.random.choice(edits)()

    def write(self) -> None:
        """Save an entry, an old or a new one, in place or by a rename."""
        name = f"p{self.random.randrange(30)}"
        file = self._find(name) or self._folder() / f"{name}.md"
        words = (
            f"Words {self.random.random()} with [a file](/files/f1.txt)." if self.random.random() < 0.2 else "Words."
        )
        keyword = f"k{self.random.randrange(5)}"
        self._save(file, f"---\ntitle: {name}\nauthors: [Jane Doe, A B]\nkeywords: [{keyword}]\n---\n\n{words}\n")

    def rename(self) -> None:
        old, new = f"p{self.random.randrange(30)}", f"p{self.random.randrange(30)}"
        if (file := self._find(old)) and not self._find(new):
            os.rename(file, self._folder() / f"{new}.md")

    def remove(self) -> None:
        if file := self._find(f"p{self.random.randrange(30)}"):
            file.unlink()

    def move_folder(self) -> None:
        """Move a folder within papers/, or out of the site and back to another place."""
        source, target = self._folder(), self.content / "papers" / f"d{self.random.randrange(6)}"
        if source.name != "papers" and not target.exists():
            away = self.portfolio.root.parent / "away"
            os.rename(source, away)
            if self.random.random() < 0.5:
                time.sleep(self.random.random() * 0.05)
            os.rename(away, target)

    def remove_folder(self) -> None:
        folder = self._folder()
        shutil.rmtree(folder, ignore_errors=True)
        if self.random.random() < 0.5:
            folder.mkdir(parents=True)

    def break_entry(self) -> None:
        self._save(self._folder() / "broken.md", "---\ndate: soon\n---\n")

    def setting(self) -> None:
        self._save(self.content / "site.yaml", f"title: Papers {self.random.randrange(9)}\n")

    def theme(self) -> None:
        """Write the site's own style, a template that is sometimes broken, or delete both."""
        folder = self.portfolio.root / "themes" / "scholar"
        kind = self.random.randrange(4)
        if kind == 0:
            shutil.rmtree(folder.parent, ignore_errors=True)
        elif kind == 1:
            self._save(folder / "static" / "own.txt", f"{self.random.random()}")
        else:
            fault = "{% if %}" if kind == 3 else "Mine."
            self._save(folder / "templates" / "venue.html", f"<title>{{{{ page.title }}}}</title>{fault}")

    def leftover(self) -> None:
        (self._folder() / f".p{self.random.randrange(30)}.md.swp").write_text("b0VIM")

    def file(self) -> None:
        self._save(self.content / "files" / f"f{self.random.randrange(3)}.txt", f"{self.random.random()}")

    def link(self) -> None:
        """Link a folder of entries from another place in the site, and edit one of them."""
        link = self.content / "papers" / "linked"
        self._save(self.portfolio.root / "shared" / "s.md", f"---\ntitle: Shared {self.random.random()}\n---\n")
        if link.is_symlink():
            link.unlink()
        elif link.parent.is_dir():
            link.symlink_to(self.portfolio.root / "shared")

    def vanish(self) -> None:
        """Move content/ away for a moment."""
        away = self.portfolio.root / "content-away"
        os.rename(self.content, away)
        time.sleep(self.random.random() * 0.05)
        os.rename(away, self.content)

    def end(self) -> None:
        """Repair what is broken, and leave entries to compare."""
        for _ in range(20):
            self.write()
        for file in self.content.rglob("broken.md"):
            file.unlink()
        shutil.rmtree(self.portfolio.root / "themes", ignore_errors=True)
        self._save(self.portfolio.root / "themes" / "scholar" / "static" / "own.txt", "the last word")
        self._save(self.content / "files" / "f1.txt", "the last word")

    def _save(self, file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        if self.random.random() < 0.5:
            file.write_text(text)
        else:
            temporary = file.with_name(f".{file.name}.new")
            temporary.write_text(text)
            os.replace(temporary, file)

    def _find(self, name: str) -> Path | None:
        return next((self.content / "papers").rglob(f"{name}.md"), None)

    def _folder(self) -> Path:
        papers = self.content / "papers"
        return self.random.choice([papers, papers, *(papers / f"d{number}" for number in range(4))])


@pytest.mark.usefixtures("only_called")
@pytest.mark.parametrize("seed", [1])
def test_after_a_storm_the_output_is_that_of_a_clean_build(portfolio: Portfolio, seed: int) -> None:
    """After hundreds of creations, edits, renames, removals, moves of folders, settings, themes and links in bursts,
    the output is that of a clean build, byte for byte, found only by the system's events."""
    storm = Storm(portfolio, seed)
    with Watched(portfolio) as watched:
        watched.built()
        for number in range(EDITS):
            storm.blow()
            if number % BURST == 0:
                time.sleep(storm.random.random() * 0.4)  # sometimes a build begins meanwhile
        storm.end()
        expected = clean(portfolio)
        wait_for(lambda: files_of(watched.project.output) == expected)
        assert len(expected) > 20
        portfolio.paper("last")
        while not (done := watched.next()).build or "papers/last.html" not in done.build.written.changed:
            pass
        assert portfolio.snapshot() == clean(portfolio)
        assert watched.said == []
