"""Site -> files in memory, by the theme's templates: pages, styles, icons, charts, social cards, Pagefind's index."""
