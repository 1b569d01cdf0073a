"""Values -> the formats that are only written: feeds, sitemaps, the search index, CITATION.cff."""
