"""A made-up researcher's portfolio of 120 papers, with all that a full site has; the same in every run.

Tests with real clients, the benchmark of Lighthouse and the pictures of the themes are taken from it.
"""

from tests.portfolio_120.portfolio import COUNT, OWNER, write

__all__ = ["COUNT", "OWNER", "write"]
