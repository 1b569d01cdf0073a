"""One file -> the disk, whole or not at all."""

import os
from pathlib import Path

from generator.model.problem import CannotWrite


def temporary_name(name: str) -> str:
    """Under which name a file is written before it is renamed."""
    return f".{name.lstrip('.')}-new"


def write_whole(place: Path, content: bytes) -> None:
    """Write beside the place, then rename; folders are made. Raises CannotWrite with the path and the reason.

    What a process that was killed left under the other name is taken away first.
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
