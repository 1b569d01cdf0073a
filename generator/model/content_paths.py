"""The files of content/ that have a fixed name, by their paths in the site, as problems name them."""

SETTINGS = "content/site.yaml"
PROFILE = "content/profile.yaml"
BIOGRAPHY = "content/profile.md"
PEOPLE = "content/people.yaml"
