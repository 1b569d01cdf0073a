"""RIS (the tag format of Research Information Systems, 2011 edition) <-> Paper."""
