"""What is no claim, however it looks: questions, instructions, hypotheses, own experience."""

import re
from enum import StrEnum

from linter.checks.claim.lexicon import FIRST_PERSON
from linter.checks.claim.patterns import compiled
from linter.text.prose import OPAQUE


class Stance(StrEnum):
    """What a sentence does instead of claiming something."""

    ASSERTION = "assertion"
    QUESTION = "question"
    INSTRUCTION = "instruction"
    HYPOTHESIS = "hypothesis"
    EXPERIENCE = "experience"
    DEFINITION = "definition"
    CODE = "code"
    ILLUSTRATION = "illustration"


_HYPOTHESIS = (
    r"^(?:and |but |so |then )?(?:if|suppose|imagine|assuming|say|let's say|consider|picture"
    r"|what if|unless|whether|when you)\b"
    r"|\b(?:would(?:n't)?|hypothetical(?:ly)?|let's say|in theory|what if"
    r"|(?<!as )(?<!even )(?<!asked )if)\b"
)
_ILLUSTRATION = re.compile(
    r"\b(?:for example|for instance|e\.g\.|such as if|imaginary|fictional|fictitious)"
)
_INSTRUCTION = (
    r"^(?:then |now |first |next |finally |please |always |never |also |just |don't |do not "
    r"|to \w+,? )*"
    r"(?:add|apply|ask|avoid|be|begin|bring|build|call|change|check|choose|click|come|compare"
    r"|configure|consider|contact|copy|create|decide|define|delete|describe|determine|do|document|download"
    r"|edit|enable|ensure|enter|explain|find|focus|follow|get|give|go|have|help|identify|include"
    r"|install|invite|join|keep|know|learn|let|let's|limit|list|look|make|measure|move|note|open"
    r"|organize|pick|plan|prepare|provide|pull|push|put|read|remember|remove|replace|review|run"
    r"|save|schedule|see|select|send|set|share|show|spend|start|stop|store|submit|switch|take|talk"
    r"|tell|test|think|track|try|turn|type|update|use|visit|watch|work|write)\b"
    r"(?! (?:is|are|was|were|has|have|can|will|may|might|of)\b)"
    r"|\byou (?:should|must|need to|can|will|may|might|could|have to)\b|\bmake sure\b"
)
_DEFINITION = (
    r"\b(?:is|are) (?:defined as|known as|called|short for|a term for|another (?:name|word) for)\b"
    r"|\b(?:stands for|refers? to|means that|by definition|in other words)\b"
)
_QUESTION_END = re.compile(r"\?[\"”')\]]*$")


def stance(text: str, folded: str, words: frozenset[str] | set[str]) -> Stance:
    """What the sentence does; ASSERTION where it states something as a fact.

    Args:
        text: the sentence, opaque characters standing for code.
        folded: it in lower case with straight apostrophes.
        words: the words of `folded`.
    """
    if _QUESTION_END.search(text):
        return Stance.QUESTION
    if OPAQUE in text:
        return Stance.CODE
    if words & FIRST_PERSON:
        return Stance.EXPERIENCE
    if compiled(_INSTRUCTION).search(folded) or "you" in words:
        return Stance.INSTRUCTION
    if compiled(_HYPOTHESIS).search(folded):
        return Stance.HYPOTHESIS
    if _ILLUSTRATION.search(folded):
        return Stance.ILLUSTRATION
    if compiled(_DEFINITION).search(folded):
        return Stance.DEFINITION
    return Stance.ASSERTION
