"""paperfolio as a library: build, check or watch a site from Python, as the command does.

>>> from paperfolio import build, open_project
>>> done = build(open_project("my-site"))
>>> done.problems
()

Everything in `__all__` is public. The package `generator` is private and may change at any time. A name is imported
when it is first used, so that importing paperfolio stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator import __version__

if TYPE_CHECKING:
    from generator.build import build
    from generator.building.values import Build, BuildOptions, BuildResources
    from generator.check import Checked, External, check
    from generator.deploying.address import InvalidAddress
    from generator.model.errors import PaperfolioError
    from generator.model.problem import CannotWrite, NoContent, Problem
    from generator.model.project import Project
    from generator.model.tools import Tools
    from generator.open import open_project
    from generator.watch import Round, watch

__all__ = [
    "Build",
    "BuildOptions",
    "BuildResources",
    "CannotWrite",
    "Checked",
    "External",
    "InvalidAddress",
    "NoContent",
    "PaperfolioError",
    "Problem",
    "Project",
    "Round",
    "Tools",
    "__version__",
    "build",
    "check",
    "open_project",
    "watch",
]
_MODULES = {
    "generator.build": ("build",),
    "generator.building.values": ("Build", "BuildOptions", "BuildResources"),
    "generator.check": ("Checked", "External", "check"),
    "generator.deploying.address": ("InvalidAddress",),
    "generator.model.errors": ("PaperfolioError",),
    "generator.model.problem": ("CannotWrite", "NoContent", "Problem"),
    "generator.model.project": ("Project",),
    "generator.model.tools": ("Tools",),
    "generator.open": ("open_project",),
    "generator.watch": ("Round", "watch"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

if not TYPE_CHECKING:  # a type checker must report names that do not exist

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first used."""
        if name not in _MODULE_OF:
            raise AttributeError(f"module 'paperfolio' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
