"""A site's folder -> the Project, with the same defaults as the command."""

import os
from importlib.util import find_spec
from pathlib import Path

from generator.deploying.address import address_of
from generator.model.date import today
from generator.model.project import Project
from generator.model.site.social_card import CJK_PACKAGE
from generator.model.tools import Tools


def open_project(folder: str | Path, output: str | Path | None = None) -> Project:
    """Describe the site in `folder` (the one that has `content/`), to be built for today into `output`.

    The default of `output` is the folder `output` inside the site. Neither folder is read or changed yet. Optional
    packages (Pillow, citeproc-py, Pagefind) are used if they are installed. Environment variables can set the address
    of the site (PAPERFOLIO_URL, or those of a GitHub workflow) and the day (SOURCE_DATE_EPOCH).

    Raises InvalidAddress if PAPERFOLIO_URL is not the address of a site.

    >>> from paperfolio import open_project
    >>> project = open_project("my-site")
    >>> project.output.as_posix()
    'my-site/output'
    """
    root = Path(folder)
    return Project(
        root,
        Path(output) if output else root / "output",
        today(),
        address_of(os.environ),
        installed_tools(),
    )


def installed_tools() -> Tools:
    """Find the optional packages that are installed."""
    can_draw = find_spec("fontTools") and find_spec("PIL")
    return Tools(
        pillow=_pillow_version() if can_draw else "",
        cjk_font=CJK_PACKAGE if can_draw and find_spec(CJK_PACKAGE) else "",
        pagefind=_pagefind_version(),
        has_citeproc=find_spec("citeproc") is not None,
    )


def _pillow_version() -> str:
    from PIL import __version__

    return __version__


def _pagefind_version() -> str:
    """The version in the name of the package's metadata folder, because importlib.metadata takes long to load."""
    spec = find_spec("pagefind_bin") if find_spec("pagefind") else None
    if not (spec and spec.origin):
        return ""
    beside = Path(spec.origin).parents[1].glob("pagefind_bin-*.dist-info")
    return max((folder.stem.partition("-")[2] for folder in beside), default="unknown")
