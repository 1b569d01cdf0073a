"""Texts -> what a page says of itself in one breath."""

LONGEST = 200  # characters: more is cut by every reader of a description


def description(*texts: str) -> str:
    """The first text that says something, cut between words."""
    text = next((text for text in texts if text), "")
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
