"""Names of files and folders that are ignored: hidden files, and temporary files of editors and other programs."""

PREFIXES = (".", "#", "~$")  # hidden files, #auto-save# files of Emacs, lock files of office programs
SUFFIXES = ("~", ".swp", ".swx", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___")
VIM_PROBE = "4913"  # Vim creates it to test whether a folder is writable


# Hidden files that are never published, even from a folder whose hidden files are.
SYSTEM = frozenset({".git", ".svn", ".hg", ".DS_Store"})


def is_leftover(name: str, *, with_hidden: bool = False) -> bool:
    """Return whether the reader ignores a file or folder with this name: "paper.md~" -> True.

    `with_hidden` is for content/root/, where hidden files count: ".well-known", ".htaccess".
    """
    is_wanted = with_hidden and name.startswith(".") and name not in SYSTEM and not name.startswith((".#", "._"))
    return (name.startswith(PREFIXES) and not is_wanted) or name.endswith(SUFFIXES) or name == VIM_PROBE
