"""Names of people: text -> parts, and whether two names can be one person's."""
