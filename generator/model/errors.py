"""The base class of all exceptions of paperfolio, and the tree of its subclasses.

    PaperfolioError
    ├── NoContent                      the folder is not a site: it has no content/
    ├── CannotWrite                    the output folder is unsafe or in use, or the disk reports an error
    ├── InvalidAddress (ValueError)    PAPERFOLIO_URL does not name the address of a site
    ├── FolderTaken                    `paperfolio new`: the folder is not empty
    ├── CannotListen                   `paperfolio serve`: the port or the address cannot be used
    ├── CannotDeploy                   `paperfolio deploy`: git reports an error, or something is missing
    ├── Refused                        `paperfolio theme`: the name is taken or the theme is broken
    ├── Unknown                        `paperfolio theme eject`: the theme has no such file
    ├── YamlError                      a YAML file cannot be parsed
    ├── _TooDeepError                  YAML is nested too deeply
    ├── InvalidValue (ValueError)      a value does not fit its field
    │   └── _InvalidValueAt            a value does not fit, at a known place inside it
    ├── FormulaError (ValueError)      a formula of a figure cannot be parsed
    ├── NoNumber                       a formula of a figure has no number as its result
    ├── NoDrawing (ValueError)         an SVG is not well-formed XML
    ├── MathError (ValueError)         a TeX formula cannot become MathML
    ├── _Unreadable (ValueError)       a TeX formula cannot be shown as one line of text
    ├── StyleError                     a CSL style cannot be used
    └── Refused                        a link cannot be checked: its host must not or cannot be asked

`build` and `check` raise NoContent and CannotWrite; `open_project` raises InvalidAddress; `watch` raises none of them,
because it reports them in a `Round`. The next five are raised by the modules behind the commands that are named. All
others are caught inside the program, and their text becomes a `Problem` or a response of the server.

A second base class, in parentheses, lets callers also catch the exception as a standard exception of Python.
"""


class PaperfolioError(Exception):
    """Base class of all exceptions that paperfolio raises on purpose; the text is one sentence for the user.

    A mistake in the content is not an exception. It is a `Problem` in the result of `build` or `check`.

    >>> from paperfolio import PaperfolioError, build, open_project
    >>> try:
    ...     build(open_project("not-a-site"))
    ... except PaperfolioError as error:
    ...     print(error)
    no content/ in not-a-site
    """
