"""`paperfolio schema`: print a JSON Schema, with which an editor completes and checks content files."""

import argparse
from typing import TYPE_CHECKING

from generator.cli.options import OK, fail

if TYPE_CHECKING:
    from generator.cli.options import Commands


def add(commands: "Commands") -> None:
    """Add the command `schema` and its options."""
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of a kind of content file",
        description="Print the JSON Schema of a kind of content file, with which editors complete and check it.",
    )
    schema.add_argument("kind", metavar="KIND", help="paper, profile, site, people, page or news")
    schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema of one kind of content file and return the exit code."""
    import json

    from generator.schema import KINDS, schema

    if options.kind not in KINDS:
        return fail(f'unknown kind "{options.kind}"; choose from: {", ".join(KINDS)}')
    print(json.dumps(schema(options.kind), indent=2, ensure_ascii=False))
    return OK
