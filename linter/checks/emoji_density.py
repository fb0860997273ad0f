"""Check kind `emoji-density`: more pictures than an article carries."""

import re
from collections.abc import Iterator

from linter.checks.characters import beyond_ascii
from linter.checks.density import Crowding
from linter.checks.kind import Hit, View
from linter.text.span import Span

_PICTURE = (
    "\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a0\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2-\u26f5\u26fa\u26fd\u2705"
    "\u270a-\u270d\u2728\u2714\u2716\u274c\u274e\u2753-\u2757\u2763\u2764\u2795-\u2797\u27a1"
    "\u27b0\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e-\U0001f19a"
    "\U0001f1e6-\U0001f1ff\U0001f201-\U0001f265\U0001f300-\U0001faff"
)
"""What UTS #51 shows as a picture by default, and the few older signs that writers use as such."""

# One place for what reads as one: joined by U+200D, with skin tones and variation selectors.
_EMOJI = rf"[{_PICTURE}][\ufe0f{_PICTURE}]*(?:\u200d[{_PICTURE}]\ufe0f?)*"
_PICTURES = re.compile(f"[{_PICTURE}]")


class EmojiDensity(Crowding, frozen=True, kw_only=True, tag="emoji-density"):
    """Finds articles strewn with emoji; a row of them counts once. See `Crowding`."""

    def hits(self, view: View) -> Iterator[Hit]:
        if not _PICTURES.search(beyond_ascii(view)):
            return
        text = view.prose.lintable
        emoji = re.compile(_EMOJI)  # only where there are some
        places = [
            Span(*match.span())
            for unit in view.units
            for match in emoji.finditer(text, unit.start, unit.end)
        ]
        yield from self.crowd(view, places)
