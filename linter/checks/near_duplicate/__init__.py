"""Text that stands twice: repeated sentences, copied paragraphs and passages, rewritings."""
