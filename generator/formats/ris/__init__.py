"""RIS (Research Information Systems' tags, the form of 2011) <-> Paper."""
