"""Bytes that wait to be written are the same, in memory or in a file."""

from pathlib import Path

from generator.model.site.site import OutputFile, Spooled
from generator.writing.output import write
from generator.writing.spool import Spool
from tests.writing.folders import bytes_of, pages, snapshot


def test_many_bytes_wait_in_a_file(tmp_path: Path) -> None:
    """Bytes beyond the limit of memory are put into a file and come back unchanged; nothing is left over."""
    texts = {f"p{number}": f"{number} " * 50 for number in range(20)}
    with Spool(most=300) as spool:
        held = [spool.hold(file) for file in pages(**texts)]
        assert [isinstance(file.content, Spooled) for file in held] == [False] * 3 + [True] * 17
        assert [bytes_of(file) for file in held] == [text.encode() for text in texts.values()]
        write(held, tmp_path)
        assert write(held, tmp_path).unchanged == 20
    assert snapshot(tmp_path) == {name: text.encode() for name, text in texts.items()}


def test_what_has_no_bytes_does_not_wait(tmp_path: Path) -> None:
    """A copy and a file that is kept are not changed."""
    files = [OutputFile("a", source=tmp_path / "a"), OutputFile("b", is_kept=True)]
    with Spool(most=0) as spool:
        assert [spool.hold(file) for file in files] == files
