"""The extended name format of biblatex (manual, 3.4): `family=Meij, given=Vincent, prefix=van der, useprefix=true`."""

import re

PART = re.compile(r"\s*([a-z]+(?:-i)?)\s*=\s*(\"[^\"]*\"|\{(?:[^{}]|\{[^{}]*\})*\}|[^,]*?)\s*(?:,|$)")
BEGIN = re.compile(r"\s*\{?\s*(?:family|given|prefix|suffix|useprefix|id|hash)(?:-i)?\s*=")
NAMES = {"family": "family", "given": "given", "suffix": "suffix"}
FALSE = {"false", "no", "0"}


def extended_name(written: str) -> dict[str, str]:
    """Return the parts of a name in this format, by the names of `Name`; empty if it has another format."""
    if "=" not in written or not re.match(
        r"\s*\{?\s*(?:family|given|prefix|suffix|useprefix|id|hash)(?:-i)?\s*=", written
    ):
        return {}
    bare = written.strip()
    bare = bare[1:-1] if bare.startswith("{") and bare.endswith("}") else bare
    found = {name: text.strip().strip('"').strip("{}") for name, text in PART.findall(bare)}
    parts = {ours: found[name] for name, ours in NAMES.items() if found.get(name)}
    if found.get("prefix"):
        is_dropped = found.get("useprefix", "true").casefold() in FALSE
        parts["dropping_particle" if is_dropped else "non_dropping_particle"] = found["prefix"]
    if "family" not in parts:
        return {"literal": parts["given"]} if "given" in parts else {}
    return parts if len(parts) > 1 else {"literal": parts["family"]}
