"""Rules as data: reading, choosing and explaining them."""
