"""Read the metrics of a profile: known ones by their keys, other ones by their labels."""

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
    """The metrics of a profile in order, the keys of hidden ones, and citations by year.

    `source` and `as_of` are the source and date of metrics of citations that have none of their own.
    """

    declared: list[Metric] = []
    hidden: list[str] = []
    per_year: dict[int, int] = {}
    source: str = ""
    as_of: str = ""


def read_metrics(node: Located, diagnostics: Diagnostics) -> Metrics:
    """Return the metrics of a mapping `label: value` or a list. A value can be a mapping with fields of METRIC."""
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
    """Return a metric of citations with the common source and date, unless it has its own."""
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
        diagnostics.field(node, f"a metric must be a value or a mapping, not {described(node)}", "write `Novelty: 51`")
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
        diagnostics.field(node, f"a metric has no {missing}", "write `Novelty: 51`, or a mapping with label and value")
        return
    if "value" in values and "formula" in values:
        diagnostics.field(node, f'the metric "{label}" has both a value and a formula', "delete one of them")
        return
    if values.get("formula", NO_FORMULA) is not None:  # None: the formula is wrong, which is already reported
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
    """Split a value into digits without separators and a unit: "1,234" -> "1234", "51 %" -> "51" and "%"."""
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
