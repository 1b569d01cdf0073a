"""Plain values -> YAML text."""

from typing import Any

import yaml


def format_yaml(record: dict[str, Any], *, width: int, is_compact: bool = False) -> str:
    """Return the YAML of `record`, with its keys in order and lines of about `width` characters.

    With `is_compact`, a list or mapping that contains no other is on one line.
    """
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    style = None if is_compact else False
    return str(
        yaml.dump(record, Dumper=dumper, allow_unicode=True, sort_keys=False, width=width, default_flow_style=style)
    )
