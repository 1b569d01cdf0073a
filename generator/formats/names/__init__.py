"""Names of people: text -> parts, and whether two names can belong to one person."""
