"""Check kinds with the semantics of Vale, on blocks cut as Vale cuts them."""
