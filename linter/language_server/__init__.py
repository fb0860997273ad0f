"""The language server: what the command line says, in an editor, while one types."""
