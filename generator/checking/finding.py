"""The result of a check, before its line is looked up in the file that causes it."""

from enum import StrEnum

import msgspec

from generator.model.paper import Place


class Severity(StrEnum):
    """How serious a finding is: an error is certainly wrong, a warning probably; a note never makes a check fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(msgspec.Struct, frozen=True):
    """One fault and its cause.

    `place` is the entry or file that causes it. `written` are the texts by which its line is found there, the most
    likely first; without any, the finding is about the whole file.
    """

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING
    written: tuple[str, ...] = ()
