"""The domain of a site -> the files at its root that are for the host, and for no reader."""

from collections.abc import Iterator

from generator.model.site import OutputFile
from generator.model.stamp import digest


def host_files(domain: str) -> Iterator[OutputFile]:
    """What GitHub Pages looks for where a branch is published: `.nojekyll`, so that it serves the files as they are,
    and `CNAME`, the host of the author's own that leads to the site. Other hosts pass them over."""
    files = {".nojekyll": b"", "CNAME": f"{domain}\n".encode() if domain else None}
    yield from (OutputFile(path, text, key=digest(text)) for path, text in files.items() if text is not None)
