"""Paper -> CSL-JSON, the items of citation processors."""

import json
from typing import Any

from generator.model.name import Author
from generator.model.paper import Paper

SAME = {
    "container-title": "container_title",
    "event-title": "event_title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "edition": "edition",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "URL": "url",
    "language": "language",
    "status": "status",
}


def format_csl_json(paper: Paper) -> str:
    """A list with the one item of `paper`, as processors and reference managers take it."""
    item: dict[str, Any] = {"id": paper.citation_key or paper.id, "type": paper.type.value, "title": paper.title.plain}
    if paper.authors:
        item["author"] = [_name(author) for author in paper.authors]
    if paper.editors:
        item["editor"] = [_name(editor) for editor in paper.editors]
    if paper.issued:
        parts = (paper.issued.year, paper.issued.month, paper.issued.day)
        item["issued"] = {"date-parts": [[part for part in parts if part]]}
    item |= {name: value for name, ours in SAME.items() if (value := getattr(paper, ours))}
    if paper.arxiv:
        item.setdefault("URL", f"https://arxiv.org/abs/{paper.arxiv}")
    if paper.abstract:
        item["abstract"] = paper.abstract.plain
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _name(author: Author) -> dict[str, str]:
    name = author.name
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}
