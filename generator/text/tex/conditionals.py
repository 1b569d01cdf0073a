"""The conditional of TeX by which the journals of the APS write a letter for text and for formulas."""

import re

INSIDE = r"((?:(?!\\ifmmode\b|\\fi\b).)*?)"
BRANCH = re.compile(rf"\\ifmmode\b\s*{INSIDE}(?:\\else\b\s*{INSIDE})?\\fi\b\s?", re.S)
MOST = 5  # conditionals inside each other


def text_branches(source: str) -> str:
    r"""Return the source with the text branch of each conditional.

    >>> text_branches(r"Skibi\ifmmode \acute{n}\else \'{n}\fi{}ski")
    "Skibi\\'{n}{}ski"
    """
    for _ in range(MOST if "\\ifmmode" in source else 0):
        source = BRANCH.sub(lambda found: (found[2] or "").strip(), source)
    return source
