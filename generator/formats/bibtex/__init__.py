"""BibTeX and biblatex <-> Paper.

`reading.parse_bibtex_entries` reads a file, `writing.format_bibtex` writes the entry of one paper; they are loaded
where they are needed. `names.py` says which field of ours has which names there.
"""
