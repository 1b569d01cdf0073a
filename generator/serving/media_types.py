"""A file's name -> its media type, the same on every machine."""

import os.path
from mimetypes import MimeTypes

TEXT = "; charset=utf-8"
HTML = "text/html" + TEXT
BYTES = "application/octet-stream"
TYPES = MimeTypes().types_map[True] | {  # Python's table, not the machine's, and types that it lacks before 3.14
    ".bib": "text/x-bibtex",
    ".cff": "application/yaml" + TEXT,
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".gz": "application/gzip",
    ".ics": "text/calendar",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript",  # RFC 9239
    ".jsonld": "application/ld+json",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".map": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ris": "application/x-research-info-systems" + TEXT,
    ".svg": "image/svg+xml" + TEXT,
    ".tex": "application/x-tex" + TEXT,
    ".ttf": "font/ttf",
    ".wav": "audio/wav",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml" + TEXT,
    ".yaml": "application/yaml" + TEXT,
    ".yml": "application/yaml" + TEXT,
}


def media_type(path: str) -> str:
    """Return the media type of a file by its extension; the default is "application/octet-stream"."""
    kind = TYPES.get(os.path.splitext(path)[1].lower(), BYTES)
    return kind + TEXT if kind.startswith("text/") and TEXT not in kind else kind
