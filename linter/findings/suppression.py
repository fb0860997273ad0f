"""What an article says about not being judged."""

import msgspec

from linter.findings.violation import Edit
from linter.text.position import Position


class Suppression(msgspec.Struct, frozen=True):
    """One rule, family or glob that an article silences in one place.

    Attributes:
        rule: as written; empty for all rules.
        start, end: violations that start at one of these source characters, from 0, are silenced.
        place, place_end: where the article says so; `place_end` is exclusive.
        written: the words there that mean this rule, for messages.
        edits: take the rule back, and with the last one the whole comment; empty where a person
            has to.
        text: of Vale's controls, the only text that is silenced; empty for any.
        spared: of Vale's controls, the styles that go on being judged.
        raw: whether rules that judge the source as it stands are silenced too.
        ours: whether it was written for contentlint, and so is reported when it silences nothing.
        problem: why it can silence nothing; empty where it can.
    """

    rule: str
    start: int
    end: int
    place: Position
    place_end: Position
    written: str = ""
    edits: tuple[Edit, ...] = ()
    text: str = ""
    spared: tuple[str, ...] = ()
    raw: bool = True
    ours: bool = True
    problem: str = ""
