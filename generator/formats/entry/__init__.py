"""A paper as its author writes it: the table of fields, and how the value of each is read."""
