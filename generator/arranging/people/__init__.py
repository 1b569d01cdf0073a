"""The authors: their identities, the co-authors, and lines of names."""
