"""Files -> output/: checked before anything is written, only what changed is written, nothing foreign is touched."""
