"""Numbers as pages show them."""


def separated(value: int) -> str:
    """A whole number with separators: "17,431"."""
    return f"{value:,}"


def counted(count: int) -> str:
    """ "1 paper", "7 papers"."""
    return f"{count:,} paper{'' if count == 1 else 's'}"
