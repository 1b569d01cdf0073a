"""Text -> text: Markdown, formulas, links, slugs. Modules here import nothing from other folders."""
