"""What an entry of a .bib file gets from other entries."""
