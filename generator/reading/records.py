"""Read YAML files with one record or a list of records: settings, profile, people."""

from generator.formats.entry.fields import Diagnostics, Record, Table, read_record
from generator.formats.located import Located, LocatedList
from generator.formats.yaml.located_yaml import YamlError, parse_yaml
from generator.model.problem import Problem


def read_single(text: str, table: Table, diagnostics: Diagnostics) -> Record:
    """Return the record of a file; it is empty if the file is empty or cannot be read."""
    root = _root(text, diagnostics)
    if root is not None:
        return read_record(root, table, diagnostics)
    if not diagnostics.problems and any(field.required for field in table.fields):
        name = next(field.name for field in table.fields if field.required)
        diagnostics.problems.append(Problem(diagnostics.path, 0, 0, f"{table.what} has no {name}", f"add `{name}: …`"))
    return Record({}, {})


def read_many(text: str, table: Table, diagnostics: Diagnostics) -> list[Record]:
    """Return the records of a file with a list of records or one record."""
    root = _root(text, diagnostics)
    if root is None:
        return []
    nodes = root.items if isinstance(root, LocatedList) else [root]
    return [read_record(node, table, diagnostics) for node in nodes]


def _root(text: str, diagnostics: Diagnostics) -> Located | None:
    try:
        root, problems = parse_yaml(text, diagnostics.path, diagnostics.first_line)
    except YamlError as error:
        diagnostics.problems.append(error.problem)
        return None
    diagnostics.problems += problems
    return root
