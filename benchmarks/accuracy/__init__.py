"""How often the shipped product is right, on labelled sets."""
