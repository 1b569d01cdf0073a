"""The figures of a profile: known ones by their keys, the owner's own by their labels."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from generator.formats.entry import kinds
from generator.formats.entry.citations import read_per_year
from generator.formats.entry.fields import SCALAR, Diagnostics, Field, Kind, Table, described, json_schema, read_record
from generator.formats.formula.field import FORMULA
from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.model.profile import Metric

KNOWN = {
    "h_index": "h-index",
    "papers": "papers",
    "citations": "citations",
    "i10_index": "i10-index",
    "h_index_5_years": "h-index of 5 years",
    "citations_5_years": "citations of 5 years",
    "i10_index_5_years": "i10-index of 5 years",
}
SPELLINGS = {
    "h": "h_index",
    "i10": "i10_index",
    "publications": "papers",
    "hindex5y": "h_index_5_years",
    "hindex5": "h_index_5_years",
    "citations5y": "citations_5_years",
    "citations5": "citations_5_years",
    "i10index5y": "i10_index_5_years",
    "i10index5": "i10_index_5_years",
}
PER_YEAR = "citations_per_year"
METRIC = Table(
    "a metric",
    (
        Field("label", kinds.LINE, "Label under the metric."),
        Field("value", kinds.LINE, "The value: `51` or `51 %`."),
        Field("formula", FORMULA, "Formula that computes the value from the papers: `percent(open_access)`."),
        Field("unit", kinds.LINE, "Unit after the value: `%`."),
        Field("source", kinds.LINE, "Source of the value: `Google Scholar`."),
        Field("as_of", kinds.DATE, "Date of the value: `2026-11`."),
        Field("help", kinds.LINE, "Explanation of the metric."),
    ),
)
NO_FORMULA = object()
HIDDEN = {"hidden", "hide", "false", "no", "off", "none"}


class Metrics(msgspec.Struct):
    """What the profile declares: figures in order, keys of those to hide, citations by year; and who counted the
    citations, and when, where a figure does not say so itself."""

    declared: list[Metric] = []
    hidden: list[str] = []
    per_year: dict[int, int] = {}
    source: str = ""
    as_of: str = ""


def read_metrics(node: Located, diagnostics: Diagnostics) -> Metrics:
    """A record `label: figure`, or a list of records; a figure may be a record with value, unit, source and date."""
    found = Metrics([], [], {})
    if isinstance(node, LocatedList):
        for item in node.items:
            if isinstance(item, LocatedRecord) and not _is_metric(item):
                _read_pairs(item, diagnostics, found)
            else:
                _read_one("", item, diagnostics, found)
    else:
        _read_pairs(node, diagnostics, found)
    found.declared = [_with_source(metric, found) for metric in found.declared]
    return found


def _with_source(metric: Metric, found: Metrics) -> Metric:
    """A figure of citations with the source and date that stand beside the figures, where it has none of its own."""
    if metric.key in {"", "papers"} or metric.formula or metric.source or metric.as_of:
        return metric
    return msgspec.structs.replace(metric, source=found.source, as_of=found.as_of)


def _read_pairs(node: Located, diagnostics: Diagnostics, found: Metrics) -> None:
    for key, value in kinds.pairs(node, "metrics"):
        name = kinds.line(key, diagnostics)
        if name == "source":
            found.source = kinds.line(value, diagnostics)
        elif name == "as_of":
            found.as_of = kinds.issued(value, diagnostics).text
        else:
            _read_one(name, value, diagnostics, found)


def _is_metric(node: LocatedRecord) -> bool:
    names = METRIC.names()
    return any(key.value in names for key, _ in node.pairs)


def _read_one(name: str, node: Located, diagnostics: Diagnostics, found: Metrics) -> None:
    key = _key(name)
    if key == PER_YEAR:
        found.per_year.update(read_per_year(node, diagnostics))
        return
    if isinstance(node, LocatedList):
        diagnostics.error(node, f"a metric is a figure or a record, and this is {described(node)}")
        return
    if isinstance(node, LocatedText):
        written = kinds.line(node, diagnostics)
        if written.casefold() in HIDDEN and key:
            found.hidden.append(key)
            return
        values: dict[str, Any] = {"value": written}
    else:
        values = dict(read_record(node, METRIC, diagnostics).values)
    label = values.get("label") or KNOWN.get(key, name)
    key = key or _key(label)
    if not label or not (values.get("value") or "formula" in values):
        missing = "value" if label else "label"
        diagnostics.error(node, f"a metric has no {missing}", "write `Novelty: 51`, or a record with label and value")
        return
    if "value" in values and "formula" in values:
        diagnostics.error(node, f'the metric "{label}" has both a value and a formula', "keep one of them")
        return
    if values.get("formula", NO_FORMULA) is not None:  # else it is wrong, which was noted
        found.declared.append(_metric(key, KNOWN.get(key, label), values))


def _metric(key: str, label: str, values: Mapping[str, Any]) -> Metric:
    value, unit = _parted(values.get("value", ""), values.get("unit", ""))
    as_of = values["as_of"].text if "as_of" in values else ""
    about = values.get("help", "")
    return Metric(label, value, unit, values.get("source", ""), as_of, key, about, values.get("formula"))


def _key(name: str) -> str:
    folded = re.sub(r"[\s_-]+", "", name.casefold())
    if folded == "citationsperyear":
        return PER_YEAR
    return next((key for key in KNOWN if key.replace("_", "") == folded), SPELLINGS.get(folded, ""))


def _parted(value: str, unit: str) -> tuple[str, str]:
    """The digits without separators, and a per cent sign taken for the unit."""
    if not unit and value.endswith("%"):
        value, unit = value[:-1].rstrip(), "%"
    return re.sub(r"(?<=\d)[,\s_](?=\d{3}(?!\d))", "", value), unit


METRICS = Kind(
    "metrics",
    read_metrics,
    {
        "anyOf": [
            {"type": "array", "items": json_schema(METRIC)},
            {"type": "object", "additionalProperties": {"anyOf": [SCALAR, {"type": "object"}]}},
        ]
    },
)
