"""Text to records and back: one file a format, both directions in it."""
