"""Documentation, and the script that makes the parts of it that are generated."""
