"""Folders -> bursts of changes in them: snapshots, and what the system tells of when to take the next one."""
