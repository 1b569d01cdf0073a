"""What publishing needs: the address that a site will have, the workflow of GitHub, the branch of a git repository."""
