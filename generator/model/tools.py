"""The optional programs that are installed."""

import msgspec


class Tools(msgspec.Struct, frozen=True, kw_only=True):
    """What the machine has installed. No file of a site says it, so it is an input of each build.

    `pillow` is the version of Pillow, which draws social cards, if fonttools is there as well; `cjk_font` is the
    package of the typeface for Chinese, Japanese and Korean; `pagefind` is the version of Pagefind, which searches
    large sites. All are empty if not installed. `has_citeproc` says whether citeproc-py is installed, which reads
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
