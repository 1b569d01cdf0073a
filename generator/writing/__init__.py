"""Files -> output/: only changed files are written, and files that we did not create are never touched."""
