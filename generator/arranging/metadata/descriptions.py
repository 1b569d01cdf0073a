"""Texts -> the short description of a page."""

LONGEST = 200  # characters: search engines cut longer descriptions


def description(*texts: str) -> str:
    """Return the first text that is not empty; over 200 characters, it is cut between words and ends with "…"."""
    text = next((text for text in texts if text), "")
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
