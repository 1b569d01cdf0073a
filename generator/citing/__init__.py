"""Paper -> references in the styles of journals and societies, as safe HTML and as plain text."""
