"""Vale's styles and its `.vale.ini`, read into rules of ours that mean the same."""
