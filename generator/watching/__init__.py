"""Folders -> bursts of changes in them. Snapshots say what changed; the system's events only say when to take one."""
