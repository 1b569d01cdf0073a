"""Numbers -> text for pages."""


def separated(value: int) -> str:
    """Return a whole number with separators: 17431 -> "17,431"."""
    return f"{value:,}"


def counted(count: int) -> str:
    """Return a number of papers with its noun: "1 paper", "1,200 papers"."""
    return f"{count:,} paper{'' if count == 1 else 's'}"
