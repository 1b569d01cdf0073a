"""YAML -> values with their lines and columns."""
