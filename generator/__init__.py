"""paperfolio: a static site generator for publication portfolios."""

__version__ = "0.1.0"
