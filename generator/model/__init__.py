"""The values that the stages hand to each other: frozen, complete from birth, importing nothing but each other."""
