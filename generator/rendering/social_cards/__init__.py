"""Social cards -> PNG files."""
