"""What is wrong with a file that may be published: a drawing with a script, a photo that browsers cannot show."""

from pathlib import Path

from generator.model.content_paths import UNSHOWN
from generator.text.svg import NoDrawing, scripts_in

DRAWINGS = (".svg",)
SAVE_AS = "save it as JPEG or PNG"
DOWNLOAD = "delete the script, or pack the drawing into a .zip file to offer it as a download"


def scripts_of(source: Path) -> tuple[tuple[str, ...], str, str]:
    """Return the parts of a drawing that could run a script, and a sentence with a hint if the file is at fault.

    A file that is no well-formed XML gets ("",): it must not be published, because browsers run the scripts before the
    place where it breaks.
    """
    suffix = source.suffix.lower()
    if suffix in UNSHOWN:
        name = UNSHOWN[suffix]
        return (), f"browsers cannot show {name}, and the place and the camera stay in it", SAVE_AS
    if suffix not in DRAWINGS:
        return (), "", ""
    try:
        found = scripts_in(source.read_bytes())
    except OSError:
        return (), "", ""
    except NoDrawing as error:
        return ("",), f"this drawing is not well-formed XML ({error}); it is left out", "save it again as SVG"
    if not found:
        return (), "", ""
    return found, f"this drawing could run a script ({', '.join(found)}); it is published without it", DOWNLOAD
