"""The rules that hold for an article, ready to run."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec
import xxhash

from linter.checks.kind import JoiningCheck, TallyingCheck
from linter.checks.unused_suppression import UnusedSuppression
from linter.documents.model import Document
from linter.rulebook.concerning import RuleIndex
from linter.rulebook.rule import Rule
from linter.settings.program import program_digest
from linter.text.occurrences import Searches
from linter.text.vocabulary import NO_VOCABULARY, Vocabulary


class Profile:
    """A choice of rules, in the order of their ids.

    Attributes:
        rules: id -> rule, severity as chosen.
        contributing: ids of further rules that report nothing here, but whose passages and counts
            other articles need.
        joining: the checks by which articles are compared, by rule; the same in the whole run.
        language: what articles are written in unless they say so themselves.
        vocabulary: the terms that settings accept and reject.
        style_families: by style of Vale's, the family that settings give it.
        measured: whether the readability of articles is wanted.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        contributing: Iterable[Rule] = (),
        language: str = "en",
        vocabulary: Vocabulary = NO_VOCABULARY,
        joining: Mapping[str, JoiningCheck] = {},
        style_families: Mapping[str, str] = {},
        measured: bool = True,
    ) -> None:
        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in sorted(rules, key=_id)}
        others = [rule for rule in contributing if rule.id not in self.rules]
        self.contributing = frozenset(rule.id for rule in others)
        self.language = language
        self.vocabulary = vocabulary
        self.style_families = style_families
        self.measured = measured
        self._list = tuple(sorted((*self.rules.values(), *others), key=_id))
        self.joining: Mapping[str, JoiningCheck] = {
            rule.id: joining.get(rule.id, rule.check)
            for rule in self._list
            if isinstance(rule.check, JoiningCheck)
        }

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families that have rules here about the text itself, in order."""
        return tuple(
            sorted(
                {
                    family
                    for rule in self.rules.values()
                    if (family := rule.family or self.style_families.get(rule.style))
                    and not isinstance(rule.check, UnusedSuppression)
                }
            )
        )

    @cached_property
    def digest(self) -> bytes:
        """16 bytes that change with the rules, their settings and the program."""
        digest = xxhash.xxh3_128(program_digest())
        known = (self._list, sorted(self.contributing), self.language, self.joining)
        words = (sorted(self.vocabulary.accepted), sorted(self.vocabulary.rejected.items()))
        digest.update(msgspec.msgpack.encode((known, words, self.measured)))
        return digest.digest()

    @cached_property
    def comparing(self) -> "Profile":
        """What of it other articles need: rules that compare or count, none of which reports."""
        comparing = [
            rule for rule in self._list if isinstance(rule.check, JoiningCheck | TallyingCheck)
        ]
        return Profile((), comparing, self.language, self.vocabulary, self.joining, measured=False)

    def includes(self, other: "Profile") -> bool:
        """Whether all rules of another profile are rules of this one, with equal parameters."""
        own = {rule.id: rule for rule in self._list}
        return all(own.get(rule.id) == rule for rule in other._list)

    def concerning(self, document: Document) -> "Concerning":
        """What of the rules could find something in this article, by what stands in it."""
        searches = Searches(self._index.literals)
        return Concerning(self._index.concerning(document, searches), searches)

    @cached_property
    def _index(self) -> RuleIndex:
        return RuleIndex(self._list)


class Concerning(NamedTuple):
    """What of a profile could find something in an article.

    Attributes:
        rules: in the order of their ids.
        searches: where the literals of all rules stand in the article's texts.
    """

    rules: Sequence[Rule]
    searches: Searches


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
