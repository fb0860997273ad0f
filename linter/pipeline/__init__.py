"""The order of things, and all reading and writing of articles."""
