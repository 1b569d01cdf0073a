"""Who the authors are: identities, co-authors, and lines of names."""
