"""The conditional of TeX by which the journals of the APS write a letter for text and for formulas."""

import re

END = r"(?![a-zA-Z])\s*"
INSIDE = r"((?:(?!\\ifmmode(?![a-zA-Z])|\\fi(?![a-zA-Z])).)*?)"
BRANCH = re.compile(rf"\\ifmmode{END}{INSIDE}(?:\\else{END}{INSIDE})?\\fi(?![a-zA-Z])(\s?)", re.S)
DOLLAR = re.compile(r"(?<!\\)\$")
MOST = 5  # conditionals inside each other


def text_branches(source: str) -> str:
    r"""Return the source with the text branch of each conditional, or with the other one inside of dollar signs.

    >>> text_branches(r"Skibi\ifmmode \acute{n}\else \'{n}\fi{}ski")
    "Skibi\\'{n}{}ski"
    """
    for _ in range(MOST if "\\ifmmode" in source else 0):
        source = BRANCH.sub(_branch, source)
    return source


def _branch(found: re.Match[str]) -> str:
    """Return a branch. A blank at its end counts if there is one after the conditional, too."""
    is_formula = len(DOLLAR.findall(found.string, 0, found.start())) % 2
    words = found[1] if is_formula else found[2] or ""
    bare = words.strip()
    return f"{bare} " if found[3] and bare != words.lstrip() else bare
