"""The domain of a site -> the files at its root that are for the host, and for no reader."""

from collections.abc import Iterator

from generator.model.site import OutputFile


def host_files(domain: str) -> Iterator[OutputFile]:
    """What GitHub Pages looks for where a branch is published: `.nojekyll`, so that it serves the files as they are,
    and `CNAME`, the host of the author's own that leads to the site. Other hosts pass them over."""
    yield OutputFile(".nojekyll")
    if domain:
        yield OutputFile("CNAME", f"{domain}\n".encode())
