"""content/ -> Library: the folder walk, the settings, the profile, the entries."""
