"""Signs that TeX escapes, in Markdown: `\\_x\\_` in a .bib file is x between two underscores, and no emphasis.

A sign gets Markdown's own escape only where Markdown would read it, so that `snake\\_case` is snake_case.
"""

import re

# Stand for the signs while TeX is read: in Unicode's third private plane nothing else does.
LITERAL = {"_": "\U0010fff2", "#": "\U0010fff3", "&": "\U0010fff4"}
UNDERSCORE, HASH, AMPERSAND = LITERAL.values()
EMPHASIS = re.compile(rf"(?<!\w){UNDERSCORE}|{UNDERSCORE}(?!\w)")
HEADING = re.compile(rf"^([ >*+\d.)-]*){HASH}", re.M)
ENTITY = re.compile(rf"{AMPERSAND}(?=[#{HASH}]?\w+;)")


def as_markdown(text: str) -> str:
    """The Markdown that shows these signs as they are."""
    if text.isascii() or not any(sign in text for sign in LITERAL.values()):
        return text
    text = ENTITY.sub("&amp;", HEADING.sub(r"\1\\#", EMPHASIS.sub(r"\\_", text)))
    return text.replace(UNDERSCORE, "_").replace(HASH, "#").replace(AMPERSAND, "&")
