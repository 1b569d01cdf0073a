"""How fast paperfolio builds, stage by stage, and compared with similar tools."""
