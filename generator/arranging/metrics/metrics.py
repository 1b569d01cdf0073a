"""The owner's figures: declared in the profile, computed from the entries, or made of them by formulas."""

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
from generator.model.views import Figure
from generator.text.numbers import separated

if TYPE_CHECKING:
    from generator.arranging.metrics.formula_fields import Entry

COMPUTED = "computed from the papers listed here"
LABELS = {"h_index": "h-index", "papers": "papers", "citations": "citations", "i10_index": "i10-index"}
FIVE_YEARS = "_5_years"


class Figures(msgspec.Struct, frozen=True):
    """The figures in order, and the formulas that came to none."""

    shown: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()


def figures(library: Library, papers: Sequence[Paper], identities: Mapping[str, Sequence[Identity]]) -> Figures:
    """h-index, papers, citations, i10-index, then the owner's own: a declared one wins over the computed one.

    `papers` are those that are published, `identities` their authors by the papers' ids.
    """
    counted = counted_papers(papers)
    entries = _entries(counted, identities, library) if any(one.formula for one in library.profile.metrics) else []
    found = _Found(library, counted, len(papers) - len(counted))
    declared, problems = [], []
    for metric in library.profile.metrics:
        value = _of_formula(metric, entries, library, found.left_out)
        if isinstance(value, Metric):
            declared.append(value)
        else:
            problems.append(value)
    return Figures(tuple(_in_order(declared, found)), tuple(problems))


def _entries(papers: Sequence[Paper], identities: Mapping[str, Sequence[Identity]], library: Library) -> "list[Entry]":
    from generator.arranging.metrics.formula_fields import Entry

    return [Entry(paper, identities[paper.id], library.today) for paper in papers]


class _Found:
    """What the entries tell: `metrics` by their keys, and of the last five years `recent`, where they tell it; hidden
    ones are left out of both."""

    def __init__(self, library: Library, papers: Sequence[Paper], taken_back: int) -> None:
        profile, hidden = library.profile, library.profile.hidden_metrics
        self.left_out = f"{COMPUTED} without {taken_back} taken back" if taken_back else COMPUTED
        known = {key: value for key, value in totals(papers).items() if key not in hidden}
        self.metrics = {key: _computed(key, value, self.left_out, profile) for key, value in known.items()}
        self.recent = {key: text for key, text in self._recent(library, papers) if key not in hidden}

    def _recent(self, library: Library, papers: Sequence[Paper]) -> Iterator[tuple[str, tuple[str, str]]]:
        """(key, (words, where they are from)) of what is known of the last five years."""
        found = since(papers, library.today.year)
        if found:
            for key in ("h_index", "citations", "i10_index"):
                if not getattr(found, key) and found.known < found.cited:
                    continue  # "at least 0" says nothing
                yield key + FIVE_YEARS, (_since(getattr(found, key), found), _known(found))
        year = library.today.year - YEARS_BACK
        if declared := library.profile.citations_per_year:
            count = sum(count for cited, count in declared if cited >= year)
            words = f"{separated(count)} since {year}"
            yield "citations" + FIVE_YEARS, (words, f"since {year} by the citations per year of the profile")


def _in_order(declared: Sequence[Metric], found: _Found) -> Iterator[Figure]:
    known = {**found.metrics, **{metric.key: metric for metric in declared if metric.key in LABELS}}
    recent = {metric.key: metric for metric in declared if metric.key.endswith(FIVE_YEARS)}
    for key in LABELS:
        if key not in known:
            continue
        metric, of_five = known[key], recent.pop(key + FIVE_YEARS, None)
        words, origin = found.recent.get(key + FIVE_YEARS, ("", ""))
        if of_five:
            words, origin = _declared_since(of_five)
        elif key in {one.key for one in declared} and "profile" not in origin:
            words, origin = "", ""  # what somebody else counted is not set beside what is counted here
        yield _figure(metric, words, origin)
    own = [metric for metric in declared if not metric.key]
    yield from (_figure(metric) for metric in [*recent.values(), *own])


def _computed(key: str, value: int, source: str, profile: Profile) -> Metric:
    """A computed figure; those of citations also say who counted these, and when."""
    if key == "papers":
        return Metric(LABELS[key], str(value), source=source, key=key)
    by = f"{source}, citations by {profile.citations_source}" if profile.citations_source else source
    return Metric(LABELS[key], str(value), source=by, as_of=profile.citations_as_of, key=key)


def _since(value: int, found: Since) -> str:
    least = "at least " if found.known < found.cited else ""
    return f"{least}{separated(value)} since {found.year}"


def _known(found: Since) -> str:
    if found.known == found.cited:
        return f"since {found.year} by the citations per year of the papers"
    return f"since {found.year} by {found.known:,} of {found.cited:,} papers: the others tell no citations per year"


def _declared_since(metric: Metric) -> tuple[str, str]:
    """ "21 since 2020" and who says so; the year is five before the one in which it was counted, where that is told."""
    when = f"since {int(metric.as_of[-4:]) - YEARS_BACK}" if metric.as_of else "in 5 years"
    origin = _origin(metric)
    return (
        f"{_digits(metric)} {when}",
        f"{when} by {origin}" if metric.source else f"{when}, {origin}" if origin else "",
    )


def _origin(metric: Metric) -> str:
    """Who counted, when, and what it means."""
    as_of = f"as of {metric.as_of}" if metric.as_of else ""
    return ", ".join(part for part in (metric.source, as_of, metric.help) if part)


def _of_formula(metric: Metric, entries: "Sequence[Entry]", library: Library, source: str) -> Metric | Problem:
    """The metric with the value that its formula comes to; a warning at its place where there is none."""
    formula = metric.formula
    if formula is None:
        return metric
    from generator.arranging.metrics.formulas import NoNumber, evaluate, written  # few profiles have a formula

    try:
        value = written(evaluate(formula.expression, entries, library.today.year))
    except NoNumber as error:
        message = f'the figure "{metric.label}" is left out: {error}'
        hint = "count() says how many papers there are; a condition may fit none of them"
        return Problem(formula.path, formula.line, formula.column, message, hint, is_error=False)
    unit = metric.unit or ("%" if _is_percent(formula.expression) else "")
    return msgspec.structs.replace(metric, value=value, unit=unit, source=metric.source or source, formula=None)


def _is_percent(expression: Expression) -> bool:
    if isinstance(expression, Call) and expression.function == "round":
        return _is_percent(expression.arguments[0])
    return isinstance(expression, Call) and expression.function == "percent"


def _figure(metric: Metric, words: str = "", origin: str = "") -> Figure:
    detail = "; ".join(filter(None, (_origin(metric), origin)))
    return Figure(metric.label, _digits(metric), metric.unit, detail, words)


def _digits(metric: Metric) -> str:
    """The value with separators. A figure of the owner's own may be a year: four digits stay as they are."""
    whole, point, rest = metric.value.partition(".")
    if whole.isascii() and whole.isdigit() and (metric.key or len(whole) > 4) and (rest.isdigit() or not point):
        return f"{separated(int(whole))}{point}{rest}"
    return metric.value
