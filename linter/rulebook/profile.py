"""The rules that hold for an article, ready to run."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec
import xxhash

from linter.documents.model import Document
from linter.rulebook.rule import Rule
from linter.rulebook.triggers import TriggerIndex
from linter.settings.program import program_digest


class Profile:
    """A choice of rules, in the order of their ids.

    Attributes:
        rules: id -> rule, severity as chosen.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in sorted(rules, key=_id)}
        self._list = tuple(self.rules.values())

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families that have rules here, in order."""
        return tuple(sorted({rule.family for rule in self._list}))

    @cached_property
    def digest(self) -> bytes:
        """16 bytes that change with the rules, their settings and the program."""
        digest = xxhash.xxh3_128(program_digest())
        digest.update(msgspec.msgpack.encode(self._list))
        return digest.digest()

    def rules_for(self, document: Document) -> list[Rule]:
        """The rules that could find something in this article."""
        return [
            rule
            for index in sorted(self._index.triggered(document.folded_words))
            if (rule := self._list[index])
            and (not rule.languages or document.language in rule.languages)
            and (not rule.formats or document.format in rule.formats)
        ]

    @cached_property
    def _index(self) -> TriggerIndex:
        return TriggerIndex(
            [rule.check.triggers() if rule.scope != "raw" else None for rule in self._list]
        )


def _id(rule: Rule) -> str:
    return rule.id


def selected(
    rules: Mapping[str, Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> list[Rule]:
    """The rules that run: all but the previews, or what is selected, less what is ignored.

    Args:
        rules: every known rule by id.
        select: rule ids or families; a preview rule runs only when its own id is here.
        ignore: rule ids or families; they win over `select`.

    Raises:
        LookupError: a name is neither a rule nor a family; its first argument is the name.
    """
    families = {rule.family for rule in rules.values()}
    select, ignore = tuple(select), tuple(ignore)
    for name in (*select, *ignore):
        if name not in rules and name not in families:
            raise LookupError(name)
    chosen = []
    for rule in rules.values():
        wanted = rule.id in select or (not rule.preview and (not select or rule.family in select))
        if wanted and rule.id not in ignore and rule.family not in ignore:
            chosen.append(rule)
    return chosen
