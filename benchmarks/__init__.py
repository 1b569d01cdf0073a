"""How fast paperfolio builds, stage by stage, and beside its peers."""
