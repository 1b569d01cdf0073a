"""Write one file atomically: a reader sees the old bytes or the new ones, never a part."""

import os
from pathlib import Path

from generator.model.problem import CannotWrite


def temporary_name(name: str) -> str:
    """Return the name under which a file is written before it is renamed: ".index.html-new"."""
    return f".{name.lstrip('.')}-new"


def write_whole(place: Path, content: bytes) -> None:
    """Write `content` to the file `place`, by writing a temporary file beside it and renaming that.

    Missing folders are created, and the temporary file of a killed process is removed. Raises CannotWrite with path and
    reason.
    """
    temporary = place.with_name(temporary_name(place.name))
    try:
        os.makedirs(place.parent, exist_ok=True)
        if os.path.lexists(temporary):
            os.unlink(temporary)
        with open(temporary, "xb") as stream:
            stream.write(content)
        os.replace(temporary, place)
    except OSError as error:
        raise CannotWrite(f"cannot write {place}: {(error.strerror or str(error)).lower()}") from error
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)
