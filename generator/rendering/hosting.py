"""The domain of a site -> the files at its root that configure the host."""

from collections.abc import Iterator

from generator.model.file_stat import digest
from generator.model.site.site import OutputFile


def host_files(domain: str) -> Iterator[OutputFile]:
    """Yield the files that GitHub Pages reads in a published branch; other hosts ignore them.

    `.nojekyll` makes it serve the files unchanged. `CNAME` has the author's own `domain`; without one it is left out.
    """
    files = {".nojekyll": b"", "CNAME": f"{domain}\n".encode() if domain else None}
    yield from (OutputFile(path, text, key=digest(text)) for path, text in files.items() if text is not None)
