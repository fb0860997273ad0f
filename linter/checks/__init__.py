"""The check kinds: `Check`, the union of them all, is the registry."""
