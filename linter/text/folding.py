"""Text as it is compared where neither case nor the kind of apostrophe counts."""


def folded(text: str) -> str:
    """`text` in lower case with straight apostrophes, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, as İ, are two in lower case
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")
