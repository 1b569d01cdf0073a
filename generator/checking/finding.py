"""What a check has found, before its line is looked up in the file that causes it."""

from enum import StrEnum

import msgspec

from generator.model.paper import Place


class Severity(StrEnum):
    """An error is certainly wrong, a warning most likely; a note is worth knowing and never fails anything."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(msgspec.Struct, frozen=True):
    """One fault: the entry or file that causes it, and `written`, the ways in which its cause may stand there, the
    likeliest first. Nothing written means that the file as a whole is meant."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING
    written: tuple[str, ...] = ()
