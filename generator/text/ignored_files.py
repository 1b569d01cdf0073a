"""A file's name -> whether nobody means that file: editors and systems left it behind, or are at work on it."""

PREFIXES = (".", "#", "~$")  # hidden, Emacs's #saved#, and what office programs hold a document open with
SUFFIXES = ("~", ".swp", ".swx", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___")
VIM_PROBE = "4913"  # whether a folder may be written to


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is passed over wherever we read."""
    return name.startswith(PREFIXES) or name.endswith(SUFFIXES) or name == VIM_PROBE
