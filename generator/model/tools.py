"""The optional programs that are installed."""

import msgspec


class Tools(msgspec.Struct, frozen=True, kw_only=True):
    """The optional programs that the machine has. Files of a site do not mention them, so they are an input of a build.

    `pillow` is the version of Pillow, which draws social cards; it is empty if fonttools is missing. `cjk_font` is the
    package of the typeface for Chinese, Japanese and Korean; `pagefind` is the version of Pagefind, which searches
    large sites. Each is empty if it is not installed. `has_citeproc` is whether citeproc-py is installed, which reads
    `.csl` files.

    >>> from paperfolio import Tools, build, open_project
    >>> from msgspec.structs import replace
    >>> bare = replace(open_project("my-site"), tools=Tools())  # the same output on every machine
    >>> build(bare).site.cards
    ()
    """

    pillow: str = ""
    cjk_font: str = ""
    pagefind: str = ""
    has_citeproc: bool = False


NO_TOOLS = Tools()
