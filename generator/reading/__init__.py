"""content/ -> Library: the list of files, the settings, the profile and the entries."""
