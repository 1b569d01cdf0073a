"""The formats of reference managers, and how a paper and a list of papers are written in each.

The writer of a format is imported when it is first used.
"""

from collections.abc import Callable, Iterable

import msgspec

from generator.formats.bibtex.writing import format_bibtex
from generator.model.paper import Paper


class RecordFormat(msgspec.Struct, frozen=True):
    """A format: the suffix of its files, its name for readers, and its media type; `write` makes the record of a paper,
    with its abstract or (where the format can) without, and `join` a list of records."""

    suffix: str
    label: str
    media_type: str
    write: Callable[[Paper, bool], str]
    join: Callable[[Iterable[str]], str]


def _bibtex(paper: Paper, has_abstract: bool) -> str:
    return format_bibtex(paper)


def _ris(paper: Paper, has_abstract: bool) -> str:
    from generator.formats.ris.writing import format_ris

    return format_ris(paper, abstract=has_abstract)


def _csl_json(paper: Paper, has_abstract: bool) -> str:
    from generator.formats.csl_json import format_csl_json

    return format_csl_json(paper, abstract=has_abstract)


def _csl_list(records: Iterable[str]) -> str:
    from generator.formats.csl_json import csl_list

    return csl_list(records)


RECORD_FORMATS = (
    RecordFormat("bib", "BibTeX", "application/x-bibtex", _bibtex, "\n".join),
    RecordFormat("ris", "RIS", "application/x-research-info-systems", _ris, "\n".join),
    RecordFormat("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", _csl_json, _csl_list),
)
