"""`search-version.js`: the version of the search index, so that no browser takes an old index from its cache.

The address of the index in pages has no digest of the index itself: each edit of an abstract would change all pages
with a list. Instead, a page loads this small file, under an address that no cache knows, and then the index under an
address with this version.
"""

from generator.model.file_stat import digest
from generator.model.site.paths import SEARCH_VERSION
from generator.model.site.site import OutputFile

CALL = "paperfolioIndexVersion"


def search_version(index: bytes) -> OutputFile:
    """Return the file for an index with the digest `index`."""
    content = f'{CALL}("{index.hex()[:8]}");\n'.encode()
    return OutputFile(SEARCH_VERSION, content, key=digest(content))
