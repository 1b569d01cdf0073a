"""BibTeX and biblatex <-> Paper.

`reading.parse_bibtex_entries` reads a file and `writing.format_bibtex` writes the entry of one paper. Import them from
their modules, which are loaded only when they are needed. `names.py` maps the fields of papers to those of BibTeX.
"""
