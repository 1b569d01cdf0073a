"""A theme's style sheets and static files -> files of the output, and the addresses that pages use for them."""

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from generator.model.file_stat import digest
from generator.model.site.site import OutputFile
from generator.rendering.theme.compact import COMMENT, compact_script, compact_style
from generator.rendering.theme.theme import Theme
from generator.text.link import SITE

FOLDER = "static"
STYLE_SHEET = "theme.css"
IMPORT = re.compile(
    r"""^@import\s+(?:url\()?["']?([^"')\s]+)["']?\)?\s*(?:layer\(([\w.-]+)\))?\s*(?:option\((\w+)\))?\s*;[^\S\n]*\n?""",
    re.M,
)
OFF = (False, "", (), "never", "none")  # values of an option for which its styles are left out
URL = re.compile(r"""url\(["']?(?!data:|https?:|#|/)([^"')?#]+)["']?\)""")


class Assets:
    """The static files of a theme, and their versioned addresses.

    `styles` is appended to the theme's style sheet, from which the styles of `options` that are off are left out.
    `files` are the output files. `address("theme.css")` is a link whose version (`?v=…`) changes with the file's bytes,
    so that a browser never shows a new page with an old style sheet.
    """

    def __init__(self, theme: Theme, styles: str = "", options: Mapping[str, object] | None = None) -> None:
        self._sources = theme.files(FOLDER)
        self._versions: dict[str, str] = {}
        bundled = bundle(theme, options) + styles
        diagnostics = URL.sub(lambda match: f'url("{self._versioned(match[1])}")', bundled).encode()
        self._versions[STYLE_SHEET] = _version(diagnostics)
        self.files = [OutputFile(f"{FOLDER}/{STYLE_SHEET}", diagnostics, key=digest(diagnostics))]
        self.files += [_published(path, file) for path, file in self._sources.items()]

    def address(self, path: str) -> str:
        """Return the address of a static file. Raises LookupError if the theme has no such file."""
        return f"{SITE}{FOLDER}/{self._versioned(path)}"

    def _versioned(self, path: str) -> str:
        if path not in self._versions:
            if path not in self._sources:
                raise LookupError(f'the theme has no static file "{path}"')
            self._versions[path] = _version(self._sources[path].read_bytes())
        return f"{path}?v={self._versions[path]}"


def bundle(theme: Theme, options: Mapping[str, object] | None = None) -> str:
    """Return `styles/theme.css` as one sheet: each `@import "x.css" layer(y);` becomes that file in `@layer y`.

    An import that ends in `option(z)` is left out if the option z is off: `no`, empty, `never` or `none`. Without
    `options` nothing is left out. Raises LookupError if the theme has no such option.
    """
    return compact_style(_inlined(theme, STYLE_SHEET, (), options))


def _published(path: str, file: Path) -> OutputFile:
    content = file.read_bytes()
    if not path.endswith(".js"):
        return OutputFile(f"{FOLDER}/{path}", source=file, key=digest(content))
    script = compact_script(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    return OutputFile(f"{FOLDER}/{path}", script, key=digest(script))


def _inlined(theme: Theme, name: str, above: tuple[str, ...], options: Mapping[str, object] | None) -> str:
    file = theme.find(f"styles/{name}")
    if file is None or name in above:
        return ""

    def replace(match: re.Match[str]) -> str:
        if match[3] and options is not None:
            if match[3] not in options:
                raise LookupError(f'styles/{name}: the theme has no option "{match[3]}"')
            if options[match[3]] in OFF:
                return ""
        inner = _inlined(theme, match[1], (*above, name), options)
        has_rules = COMMENT.sub("", inner) != ""
        return f"@layer {match[2]} {{\n{inner}}}\n" if match[2] and has_rules else inner

    return IMPORT.sub(replace, file.read_text("utf-8"))


def symbols(theme: Theme) -> dict[str, str]:
    """Return the theme's icons (`icons/<name>.svg`) as `<symbol>` elements, by name."""
    return {
        path.removesuffix(".svg"): _symbol(path.removesuffix(".svg"), file)
        for path, file in theme.files("icons").items()
    }


def _symbol(name: str, file: Path) -> str:
    match = re.search(r"<svg([^>]*)>(.*)</svg>", file.read_text("utf-8"), re.S)
    attributes, shapes = match.groups() if match else ("", "")
    view_box = re.search(r'viewBox="[^"]*"', attributes)
    kept = " ".join(re.findall(r'(?:fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"', attributes))
    parts = " ".join(part for part in (f'id="i-{name}"', view_box.group() if view_box else "", kept) if part)
    tight = re.sub(r">\s+<", "><", shapes.strip())
    return f"<symbol {parts}>{tight}</symbol>"


def _version(content: bytes) -> str:
    return blake2b(content, digest_size=4).hexdigest()
