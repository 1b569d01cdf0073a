"""TeX and its formulas: read as text, HTML and MathML, and written again."""
