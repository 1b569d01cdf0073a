"""News of the future wait for their day, in every file; a setting shows them at once."""

import msgspec
import pytest

from generator.build import build
from generator.model.date import PartialDate
from generator.open import open_project
from tests.portfolio import Portfolio


@pytest.mark.parametrize(("setting", "today", "is_shown"), [("no", 1, False), ("no", 9, True), ("yes", 1, True)])
def test_a_note_waits_for_its_day(portfolio: Portfolio, setting: str, today: int, is_shown: bool) -> None:
    """It has no page, and is on no other page or file before; then it is shown everywhere."""
    portfolio.file("news/2030-05-09-prize.md", "---\ntitle: Zanzibarium\n---\nA prize.\n")
    portfolio.file("news/2020-05-09-old.md", "---\ntitle: Old\n---\nAn old note.\n")
    portfolio.paper("a").file("site.yaml", f"future_news: {setting}\nurl: https://example.org/\n")
    project = msgspec.structs.replace(open_project(portfolio.root), today=PartialDate(2030, 5, today))
    done = build(project)
    found = {path.name for path in project.output.rglob("*") if path.is_file() and b"Zanzibarium" in path.read_bytes()}
    assert not done.problems
    assert done.counts.waiting == (not is_shown)
    assert bool(found) is is_shown
    assert ("2030-05-09-prize.html" in found) is is_shown


def test_a_link_to_a_waiting_note_says_so(portfolio: Portfolio) -> None:
    """The note is not there yet."""
    portfolio.file("news/2990-05-09-prize.md", "---\ntitle: Prize\n---\nA prize.\n")
    portfolio.file("pages/x.md", "---\ntitle: X\n---\n[prize](../news/2990-05-09-prize.md)\n")
    portfolio.build(
        expect=('the link to "../news/2990-05-09-prize.md" leads to a note that is not shown before May 9, 2990',)
    )
