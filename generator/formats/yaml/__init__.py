"""YAML -> values with their lines and columns. The one room that imports PyYAML."""
