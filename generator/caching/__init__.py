"""What outlives a build, to make the next one quick. Nothing here is needed, and nothing here is believed unchecked."""
