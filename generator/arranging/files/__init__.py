"""Catalogue -> the files for other programs: feeds, exports, sitemaps, the search index."""
