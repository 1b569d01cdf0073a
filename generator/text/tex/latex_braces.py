"""Pairs of braces by the rules of TeX and of BibTeX, which differ for escaped braces."""

import re

DEEPEST = 40  # levels of groups
BRACE = re.compile(r"\\.|[{}]", re.S)


def are_paired(text: str) -> bool:
    """Whether all braces have a partner, both for BibTeX, which ignores a backslash before a brace, and for TeX."""
    return _pair(re.findall(r"[{}]", text)) and ("\\" not in text or _pair(BRACE.findall(text)))


def _pair(signs: list[str]) -> bool:
    depth = 0
    for sign in signs:
        depth += 1 if sign == "{" else -1 if sign == "}" else 0
        if depth < 0:
            return False
    return depth == 0


def find_braces(source: str) -> tuple[dict[int, int], set[int], bool]:
    """Return the position of the closing brace by that of the opening one, the positions of braces without a partner,
    and whether there are more than DEEPEST levels, by the rules of TeX."""
    closes: dict[int, int] = {}
    opened: list[int] = []
    odd: set[int] = set()
    is_deep = False
    for match in BRACE.finditer(source):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}":
            if opened:
                is_deep = is_deep or len(opened) > DEEPEST
                closes[opened.pop()] = match.start()
            else:
                odd.add(match.start())
    return closes, odd | set(opened), is_deep
