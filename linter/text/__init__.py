"""Text as characters: spans, positions, readable prose that knows its source, sentences, words."""
