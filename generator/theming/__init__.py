"""A site's own themes: a new one, files copied from another theme, and whether their originals have changed since."""
