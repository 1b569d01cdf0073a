"""Names of files and folders that are ignored: hidden files, and temporary files of editors and other programs."""

PREFIXES = (".", "#", "~$")  # hidden files, #auto-save# files of Emacs, lock files of office programs
SUFFIXES = ("~", ".swp", ".swx", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___")
VIM_PROBE = "4913"  # Vim creates it to test whether a folder is writable


def is_leftover(name: str) -> bool:
    """Return whether the reader ignores a file or folder with this name: "paper.md~" -> True."""
    return name.startswith(PREFIXES) or name.endswith(SUFFIXES) or name == VIM_PROBE
