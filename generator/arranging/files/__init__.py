"""Catalogue -> the files for other programs: feeds, records, sitemaps, the search index."""
