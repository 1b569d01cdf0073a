"""The parts of `build.py`: its options and result, earlier builds, the time of each stage."""
