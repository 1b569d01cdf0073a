"""Site -> files in memory: the theme, the templates, the charts."""
