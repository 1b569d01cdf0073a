"""Library -> Site: which pages there are, their order, groups, people, figures, addresses."""
