"""A site's own themes: which there are, a new one, files taken from another, and whether these have moved on there."""
