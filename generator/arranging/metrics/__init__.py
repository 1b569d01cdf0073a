"""Figures of the profile: counts, formulas and charts."""
