"""The metrics of the owner: given in the profile, computed from the entries, or computed by formulas."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from generator.arranging.metrics.counts import YEARS_BACK, Since, counted_papers, since, totals
from generator.arranging.people.identities import Identity
from generator.model.formula import Call, Expression
from generator.model.library import Library
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.model.profile import Metric, Profile
from generator.model.site.views import MetricCard
from generator.text.numbers import separated

if TYPE_CHECKING:
    from generator.arranging.metrics.formula_fields import Entry

COMPUTED = "computed from the papers listed here"
LABELS = {"h_index": "h-index", "papers": "papers", "citations": "citations", "i10_index": "i10-index"}
FIVE_YEARS = "_5_years"


class Metrics(msgspec.Struct, frozen=True):
    """The metrics in order (`shown`), and a warning for each formula without a value."""

    shown: tuple[MetricCard, ...] = ()
    problems: tuple[Problem, ...] = ()


def metrics(library: Library, papers: Sequence[Paper], identities: Mapping[str, Sequence[Identity]]) -> Metrics:
    """Return h-index, papers, citations and i10-index, then the owner's own metrics.

    A metric of the profile replaces the computed one. `papers` are the published ones, `identities` their authors by
    the papers' ids.
    """
    counted = counted_papers(papers)
    has_formulas = any(metric.formula for metric in library.profile.metrics)
    entries = _entries(counted, identities, library) if has_formulas else []
    computed = _Computed(library, counted, len(papers) - len(counted))
    declared, problems = [], []
    for metric in library.profile.metrics:
        value = _of_formula(metric, entries, library, computed.source)
        if isinstance(value, Metric):
            declared.append(value)
        else:
            problems.append(value)
    return Metrics(tuple(_in_order(declared, computed)), tuple(problems))


def _entries(papers: Sequence[Paper], identities: Mapping[str, Sequence[Identity]], library: Library) -> "list[Entry]":
    from generator.arranging.metrics.formula_fields import Entry

    return [Entry(paper, identities[paper.id], library.today) for paper in papers]


class _Computed:
    """The metrics that are computed from entries, without hidden ones.

    `metrics` are by their keys. `recent` has the words and the source of metrics of the last five years, by their keys.
    `source` says what the metrics are computed from.
    """

    def __init__(self, library: Library, papers: Sequence[Paper], retracted: int) -> None:
        profile, hidden = library.profile, library.profile.hidden_metrics
        self.source = f"{COMPUTED}, except {retracted} retracted or withdrawn" if retracted else COMPUTED
        values = {key: value for key, value in totals(papers).items() if key not in hidden}
        self.metrics = {key: _computed(key, value, self.source, profile) for key, value in values.items()}
        self.recent = {key: text for key, text in self._recent(library, papers) if key not in hidden}

    def _recent(self, library: Library, papers: Sequence[Paper]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield (key, (words, source)) for each metric of the last five years."""
        recent = since(papers, library.today.year)
        if recent:
            for key in ("h_index", "citations", "i10_index"):
                if not getattr(recent, key) and recent.known < recent.cited:
                    continue  # "at least 0" says nothing
                yield key + FIVE_YEARS, (_since(getattr(recent, key), recent), _known(recent))
        year = library.today.year - YEARS_BACK
        if declared := library.profile.citations_per_year:
            count = sum(count for cited, count in declared if cited >= year)
            words = f"{separated(count)} since {year}"
            yield "citations" + FIVE_YEARS, (words, f"since {year} by the citations per year of the profile")


def _in_order(declared: Sequence[Metric], computed: _Computed) -> Iterator[MetricCard]:
    metrics = {**computed.metrics, **{metric.key: metric for metric in declared if metric.key in LABELS}}
    recent = {metric.key: metric for metric in declared if metric.key.endswith(FIVE_YEARS)}
    for key in LABELS:
        if key not in metrics:
            continue
        metric, of_five = metrics[key], recent.pop(key + FIVE_YEARS, None)
        words, origin = computed.recent.get(key + FIVE_YEARS, ("", ""))
        if of_five:
            words, origin = _declared_since(of_five)
        elif key in {own.key for own in declared} and "profile" not in origin:
            words, origin = "", ""  # counts of different sources are not shown side by side
        yield _figure(metric, words, origin)
    own = [metric for metric in declared if not metric.key]
    yield from (_figure(metric) for metric in [*recent.values(), *own])


def _computed(key: str, value: int, source: str, profile: Profile) -> Metric:
    """Return a computed metric; those of citations also have the source and the date of the citation counts."""
    if key == "papers":
        return Metric(LABELS[key], str(value), source=source, key=key)
    by = f"{source}, citations by {profile.citations_source}" if profile.citations_source else source
    return Metric(LABELS[key], str(value), source=by, as_of=profile.citations_as_of, key=key)


def _since(value: int, recent: Since) -> str:
    least = "at least " if recent.known < recent.cited else ""
    return f"{least}{separated(value)} since {recent.year}"


def _known(recent: Since) -> str:
    if recent.known == recent.cited:
        return f"since {recent.year} by the citations per year of the papers"
    return f"since {recent.year} by {recent.known:,} of {recent.cited:,} papers: the others have no citations per year"


def _declared_since(metric: Metric) -> tuple[str, str]:
    """Return the words ("21 since 2020") and the source of a metric of five years from the profile.

    The year is five years before that of `as_of`; without `as_of`, the words are "21 in 5 years".
    """
    when = f"since {int(metric.as_of[-4:]) - YEARS_BACK}" if metric.as_of else "in 5 years"
    words, origin = f"{_digits(metric)} {when}", _origin(metric)
    if metric.source:
        return words, f"{when} by {origin}"
    return words, f"{when}, {origin}" if origin else ""


def _origin(metric: Metric) -> str:
    """Return the source, the date and the explanation of a metric as one text."""
    as_of = f"as of {metric.as_of}" if metric.as_of else ""
    return ", ".join(part for part in (metric.source, as_of, metric.help) if part)


def _of_formula(metric: Metric, entries: "Sequence[Entry]", library: Library, source: str) -> Metric | Problem:
    """Return the metric with the value of its formula; if there is none, a warning at the formula."""
    formula = metric.formula
    if formula is None:
        return metric
    from generator.arranging.metrics.formulas import NoNumber, evaluate, written  # few profiles have a formula

    try:
        value = written(evaluate(formula.expression, entries, library.today.year))
    except NoNumber as error:
        message = f'the metric "{metric.label}" is left out: {error}'
        hint = "check with count() whether any paper fits the condition"
        return Problem(formula.path, formula.line, formula.column, message, hint, is_error=False)
    unit = metric.unit or ("%" if _is_percent(formula.expression) else "")
    return msgspec.structs.replace(metric, value=value, unit=unit, source=metric.source or source, formula=None)


def _is_percent(expression: Expression) -> bool:
    if isinstance(expression, Call) and expression.function == "round":
        return _is_percent(expression.arguments[0])
    return isinstance(expression, Call) and expression.function == "percent"


def _figure(metric: Metric, words: str = "", origin: str = "") -> MetricCard:
    detail = "; ".join(filter(None, (_origin(metric), origin)))
    return MetricCard(metric.label, _digits(metric), metric.unit, detail, words)


def _digits(metric: Metric) -> str:
    """Return the value with separators: "24,691". Four digits of the owner's own metric can be a year, and stay."""
    whole, point, rest = metric.value.partition(".")
    if whole.isascii() and whole.isdigit() and (metric.key or len(whole) > 4) and (rest.isdigit() or not point):
        return f"{separated(int(whole))}{point}{rest}"
    return metric.value
