"""TeX and its formulas <-> plain text; TeX -> HTML and MathML."""
