"""Requests -> answers: the files of output/ and nothing else, and to each open page what has changed since it was
shown."""
