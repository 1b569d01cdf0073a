"""The metrics and charts of the home page, and the formulas that compute metrics."""
