"""Tables and formulas -> classes with which they fit a printed page, from an estimate of their widths."""
