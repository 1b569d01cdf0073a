"""Publishing: the address that a site will have, the workflow of GitHub, a commit on a branch of a git repository."""
