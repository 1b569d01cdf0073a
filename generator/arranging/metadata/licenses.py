"""A licence as an author writes it -> its address in the SPDX list (spdx.org/licenses)."""

import re
from functools import lru_cache

from generator.text.link import is_web_address

CREATIVE_COMMONS = re.compile(
    r"(?:https?://creativecommons\.org/licenses/|cc[\s-]+)(by(?:-n[cd]|-sa)*)[\s/-]+(\d\.\d)(?:/.*)?"
)
PLAIN = {
    identifier.casefold(): identifier
    for identifier in (
        "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0",
        "CDLA-Permissive-2.0", "EUPL-1.2", "GFDL-1.3-only", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only",
        "GPL-3.0-or-later", "ISC", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later",
        "MIT", "MPL-2.0", "ODbL-1.0", "PDDL-1.0", "Unlicense",
    )
}  # fmt: skip


@lru_cache(maxsize=1000)
def license_address(written: str) -> str:
    """Return the address of a licence: "CC BY 4.0" -> "https://spdx.org/licenses/CC-BY-4.0".

    An unknown name gives an empty text, a web address stays as it is.
    """
    folded = written.strip().casefold()
    if match := CREATIVE_COMMONS.fullmatch(folded.replace("_", "-").replace("by ", "by-").replace("cc by", "cc-by")):
        return f"https://spdx.org/licenses/CC-{match[1].upper()}-{match[2]}"
    if identifier := PLAIN.get(re.sub(r"[\s_]+", "-", folded)):
        return f"https://spdx.org/licenses/{identifier}"
    return written if is_web_address(written) and "://" in written and " " not in written else ""
