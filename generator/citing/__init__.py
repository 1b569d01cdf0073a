"""Paper -> references in citation styles (APA, IEEE …), as safe HTML and as plain text."""
