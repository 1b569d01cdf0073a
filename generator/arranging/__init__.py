"""Library -> Site: the pages of the site, with their order, groups, people, metrics and addresses."""
