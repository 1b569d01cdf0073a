"""BibTeX and biblatex <-> Paper.

`parse_bibtex_entries` reads a file; `format_bibtex` writes the entry of one paper. `names.py` says which field of ours
has which names there.
"""

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import citation_key, format_bibtex

__all__ = ["citation_key", "format_bibtex", "parse_bibtex_entries"]
