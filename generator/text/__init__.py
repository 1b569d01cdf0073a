"""Text to text: Markdown, formulas, links, slugs. Imports nothing of ours."""
