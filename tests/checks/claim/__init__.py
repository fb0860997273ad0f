"""Claims: what wants a source, and what has one."""
