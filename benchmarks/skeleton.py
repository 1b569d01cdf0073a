"""The pages that every tool makes: HTML with slots («title»), filled with expressions of the tool's templates."""

import re
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).with_name("skeleton")
SLOT = re.compile("«([^»]+)»")
STYLE = (FOLDER / "style.css").read_text("utf-8")

# The common syntax of Jinja, MiniJinja and Nunjucks.
JINJA = {
    "author": "{{ author }}",
    "/authors": "{% endfor %}",
    "link": "{{ label }}",
    "link url": "{{ address }}",
    "/links": "{% endfor %}",
    "tag": "{{ tag }}",
    "/tags": "{% endfor %}",
    "/newer": "{% endif %}",
    "/older": "{% endif %}",
    "/papers": "{% endfor %}",
}


def page(name: str, slots: Mapping[str, str]) -> str:
    """Return the skeleton `paper`, `list` or `item` with its slots filled. Raises KeyError for an unknown slot."""
    known = {"home": "/", "style": "/style.css", **slots}

    def fill(match: re.Match[str]) -> str:
        slot = match[1]
        return known[slot] if slot in known else SLOT.sub(fill, _text(slot))

    return SLOT.sub(fill, _text(name))


def _text(name: str) -> str:
    file = FOLDER / f"{name}.html"
    if not file.is_file():
        raise KeyError(name)
    return file.read_text("utf-8")
