"""A theme: its files, options, colours, style sheets and scripts."""
