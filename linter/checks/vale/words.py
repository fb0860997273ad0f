"""Words as the index of an article knows them."""

import re

WORD = re.compile(r"\w+")
"""A run of letters, digits and underscores: what `\\b` bounds."""

TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[^\w\s]")
"""What a sequence of words is made of: words, and each mark by itself."""
