"""A file's name -> its media type, the same on every machine."""

import os.path

TEXT = "; charset=utf-8"
TYPES = {
    "avif": "image/avif",
    "bib": "text/x-bibtex" + TEXT,
    "bin": "application/octet-stream",
    "bmp": "image/bmp",
    "cff": "application/yaml" + TEXT,
    "css": "text/css" + TEXT,
    "csv": "text/csv" + TEXT,
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "gz": "application/gzip",
    "htm": "text/html" + TEXT,
    "html": "text/html" + TEXT,
    "ico": "image/x-icon",
    "ics": "text/calendar" + TEXT,
    "ipynb": "application/x-ipynb+json",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript" + TEXT,  # RFC 9239
    "json": "application/json",
    "jsonld": "application/ld+json",
    "m4a": "audio/mp4",
    "m4v": "video/mp4",
    "map": "application/json",
    "md": "text/markdown" + TEXT,
    "mjs": "text/javascript" + TEXT,
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ogg": "audio/ogg",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "ps": "application/postscript",
    "ris": "application/x-research-info-systems" + TEXT,
    "svg": "image/svg+xml" + TEXT,
    "tar": "application/x-tar",
    "tex": "application/x-tex" + TEXT,
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "tsv": "text/tab-separated-values" + TEXT,
    "ttf": "font/ttf",
    "txt": "text/plain" + TEXT,
    "vtt": "text/vtt" + TEXT,
    "wasm": "application/wasm",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xml": "application/xml" + TEXT,
    "yaml": "application/yaml" + TEXT,
    "yml": "application/yaml" + TEXT,
    "zip": "application/zip",
}
HTML = TYPES["html"]


def media_type(path: str) -> str:
    """The type of a file by the end of its name; one that is not known is bytes and nothing more."""
    return TYPES.get(os.path.splitext(path)[1].lower().lstrip("."), TYPES["bin"])
