"""Braces of TeX and of BibTeX, which do not count alike: which pair with which."""

import re

DEEPEST = 40  # groups within groups
BRACE = re.compile(r"\\.|[{}]", re.S)


def are_paired(text: str) -> bool:
    """Whether the braces of the text pair: for BibTeX, to which a backslash before one means nothing, and for TeX and
    readers to which it does."""
    return _pair(re.findall(r"[{}]", text)) and ("\\" not in text or _pair(BRACE.findall(text)))


def _pair(signs: list[str]) -> bool:
    depth = 0
    for sign in signs:
        depth += 1 if sign == "{" else -1 if sign == "}" else 0
        if depth < 0:
            return False
    return depth == 0


def find_braces(source: str) -> tuple[dict[int, int], set[int], bool]:
    """Where TeX closes each brace that it opens, those without another half, and whether they nest too deeply."""
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
