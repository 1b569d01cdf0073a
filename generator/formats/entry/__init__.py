"""Entries in our own format: the table of fields, and how the value of each field is read."""
