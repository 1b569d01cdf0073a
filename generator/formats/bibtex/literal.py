"""Characters that TeX escapes -> Markdown that shows them: `\\_x\\_` in a .bib file is "_x_" and not emphasis.

A character is escaped in Markdown only if Markdown would read it as markup: `snake\\_case` becomes `snake_case`.
"""

import re

# Placeholders for the characters while TeX is read. Nothing else uses these code points of the private plane 16.
LITERAL = {"_": "\U0010fff2", "#": "\U0010fff3", "&": "\U0010fff4"}
UNDERSCORE, HASH, AMPERSAND = LITERAL.values()
EMPHASIS = re.compile(rf"(?<!\w){UNDERSCORE}|{UNDERSCORE}(?!\w)")
HEADING = re.compile(rf"^([ >*+\d.)-]*){HASH}", re.M)
ENTITY = re.compile(rf"{AMPERSAND}(?=[#{HASH}]?\w+;)")


def as_markdown(text: str) -> str:
    """Return the text with the placeholders of LITERAL replaced by Markdown that shows their characters."""
    if text.isascii() or not any(sign in text for sign in LITERAL.values()):
        return text
    text = ENTITY.sub("&amp;", HEADING.sub(r"\1\\#", EMPHASIS.sub(r"\\_", text)))
    return text.replace(UNDERSCORE, "_").replace(HASH, "#").replace(AMPERSAND, "&")
