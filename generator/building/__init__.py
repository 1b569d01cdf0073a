"""What `build.py` works with: options and result, earlier builds, the time of each stage."""
