"""contentlint: a linter for articles."""
