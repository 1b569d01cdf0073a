"""The values that the stages pass to each other: immutable, and without imports from other folders."""
