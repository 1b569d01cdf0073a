"""Catalogue -> the pages that templates render."""
