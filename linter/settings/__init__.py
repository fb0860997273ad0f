"""Settings as data: files, layers, and what they say for a path."""
