"""Requests -> responses: the files of output/ and no others, and events that tell open pages what has changed."""
