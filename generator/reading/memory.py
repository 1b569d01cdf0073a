"""The results of reading that are kept for the next build in the same process."""

from generator.model.library import ContentFile, Parsed
from generator.model.paper import Paper


class ReadingMemory:
    """The result of each file of entries, by its path under content/; the files to publish; and the papers, so that one
    which has not changed is the same object in the next library."""

    def __init__(self) -> None:
        self.parsed: dict[str, Parsed] = {}
        self.files: dict[str, ContentFile] = {}
        self.papers: tuple[Paper, ...] = ()

    @property
    def digests(self) -> dict[str, bytes]:
        """Return the digest of each file of entries."""
        return {path: parsed.digest for path, parsed in self.parsed.items()}
