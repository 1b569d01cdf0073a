"""The papers of items.yaml."""

from pathlib import Path

from generator.formats.entry.entry import parse_yaml_entries

_entries = parse_yaml_entries((Path(__file__).parent / "items.yaml").read_text("utf-8"), "content/papers/items.yaml")
assert _entries.problems == ()
ITEMS = _entries.papers
ITEMS_BY_ID = {paper.id: paper for paper in ITEMS}
