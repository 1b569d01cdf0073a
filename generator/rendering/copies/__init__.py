"""Files of content/ -> files of the output, without places in photos and without scripts in drawings."""
