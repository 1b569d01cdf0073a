"""Characters that TeX escapes -> Markdown that shows them: `\\_x\\_` in a .bib file is "_x_" and not emphasis.

A character is escaped in Markdown only if Markdown would read it as markup: `snake\\_case` becomes `snake_case`.
"""

import re

# Placeholders for the characters while TeX is read. Nothing else uses these code points of the private plane 16.
LITERAL = {"_": "\U0010fff2", "#": "\U0010fff3", "&": "\U0010fff4"}
UNDERSCORE, HASH, AMPERSAND = LITERAL.values()
EMPHASIS = re.compile(rf"(?<!\w){UNDERSCORE}|{UNDERSCORE}(?!\w)")
HEADING = re.compile(rf"^([ >*+\d.)-]*){HASH}", re.M)
TAG = re.compile(r"<(?=[A-Za-z/!?])")
RAISED = re.compile(r"(?<=[\w)\]])([~^])([^\s~^\[\]<>]{1,30})\1")
ENTITY = re.compile(rf"{AMPERSAND}(?=[#{HASH}]?\w+;)")


def without_tags(text: str) -> str:
    """Return the text with an entity for each `<` that Markdown could read as a tag: in TeX it is a letter.

    `a~b~` and `a^b^`, which would be a subscript and a superscript, are escaped.
    """
    text = TAG.sub("&lt;", text) if "<" in text else text
    return RAISED.sub(r"\\\1\2\1", text) if "~" in text or "^" in text else text


def as_markdown(text: str) -> str:
    """Return the text with the placeholders of LITERAL replaced by Markdown that shows their characters."""
    if text.isascii() or not any(sign in text for sign in LITERAL.values()):
        return text
    text = ENTITY.sub("&amp;", HEADING.sub(r"\1\\#", EMPHASIS.sub(r"\\_", text)))
    return text.replace(UNDERSCORE, "_").replace(HASH, "#").replace(AMPERSAND, "&")
