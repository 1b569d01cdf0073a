"""The site as it is arranged: its pages, what they show, and the path of each file."""
