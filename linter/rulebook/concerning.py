"""Which rules could speak of an article: one search for the literals of all, however many rules."""

from collections.abc import Hashable, Sequence

from linter.checks.literals import literals_of
from linter.documents.model import Document
from linter.rulebook.rule import Rule
from linter.text.occurrences import LiteralIndex, Searches


class RuleIndex:
    """Finds rules by the texts that any article they speak of must have.

    Attributes:
        literals: of all rules, those that say whether they run and those whose places they ask for.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Index rules, by their place in the sequence."""
        self._rules = rules
        self._always: set[int] = set()
        self._by_literal: dict[Hashable, dict[str, list[int]]] = {}
        self._readers: dict[Hashable, int] = {}
        self._eligible: dict[tuple[str, str], frozenset[int]] = {}
        literals: set[str] = set()
        for index, rule in enumerate(rules):
            literals |= rule.check.literals() | literals_of(rule.exceptions)
            needs = rule.check.needs() if rule.scope != "raw" else None
            if needs is None:
                self._always.add(index)
                continue
            literals |= needs
            reader = rule.check.reader
            self._readers.setdefault(reader, index)
            by_literal = self._by_literal.setdefault(reader, {})
            for literal in needs:
                by_literal.setdefault(literal, []).append(index)
        self._needed = {reader: frozenset(known) for reader, known in self._by_literal.items()}
        self.literals = LiteralIndex(literals)

    def concerning(self, document: Document, searches: Searches) -> list[Rule]:
        """The rules that could find something in an article, in order."""
        found = set(self._always)
        for reader, by_literal in self._by_literal.items():
            text = self._rules[self._readers[reader]].check.read_by(document)
            for literal in searches.within(text).standing & self._needed[reader]:
                found.update(by_literal[literal])
        found &= self._allowed(document.language, document.format)
        return [self._rules[index] for index in sorted(found)]

    def _allowed(self, language: str, format: str) -> frozenset[int]:
        """The rules that hold for articles in a language and format."""
        key = language, format
        if key not in self._eligible:
            self._eligible[key] = frozenset(
                index
                for index, rule in enumerate(self._rules)
                if (not rule.languages or language in rule.languages)
                and (not rule.formats or format in rule.formats)
            )
        return self._eligible[key]
