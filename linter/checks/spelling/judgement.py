"""Whether a written word is a misspelling, and of what: judged once for each distinct word."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from linter.checks.spelling.lexicon import Entry, Standing, english, fold
from linter.checks.spelling.morphology import derivation, run_together

if TYPE_CHECKING:
    from linter.checks.spelling.neighbours import Neighbour

_CLITICS = re.compile(r"(?:'(?:s|d|ll|ve|re|m|all)|s'|n't've|'d've)\Z")
_LETTERS = re.compile(r"[a-z]+(?:'[a-z]+)*'?")
# Tuples: to look for a member of an enumeration in so few is quicker than to hash it.
_ORDINARY = tuple(each for each in Standing if each not in (Standing.RARE, Standing.PROPER))
_DOUBTFUL = (Standing.RARE, Standing.PROPER, Standing.SELDOM)
_VOWELS = frozenset("aeiouyáéíóúàèìòùäöüâêîôû")

REMEMBERED, FEW_REMEMBERED = 1 << 13, 1 << 11
"""Words whose verdicts are kept, of those soon judged and of others: some megabytes, however many
new words articles bring."""

LIKELY = -1.9
"""The score from which a slip of the word with that score is likelier than a word unheard of."""
NEAR = 1.2
"""Up to this cost a slip can be likely."""
CARELESS_SELDOM, NAME_SELDOM, CARELESS_BAR = 5, 9, -0.6
"""In an article full of slips: up to which frequency class a word, or a name in lower case, is
doubted, and by which score together with its own frequency."""
UNMADE_BAR = 2.0
"""The score of the likeliest slip from which a word made of affixes, or an abbreviation, is taken
for it where nothing speaks for the writer's care (`models/README.md` has the counts)."""
SHORTNESS = 0.75
"""How much likelier the slip must be for each letter that a word has less than five."""
CERTAIN = 0.65
"""Slips of at most this cost, of long words, stay slips however often they stand."""
LEAST_INITIAL, LEAST_CAPITAL = 6, 6
"""Letters that a capitalised word must have to be no name, at the head of a sentence and within."""
FAR_BEHIND = 3.0
"""How far behind the best a slip is still thought of where the words around can speak for it."""
AHEAD = 1.5
"""Powers of ten by which the best suggestion must be likelier than the next to be a safe fix."""
OFTEN = 6
"""A word of this frequency class is a word, whatever list it comes from."""
DERIVED_COST = 0.6
"""What a slip may cost of which a word made of affixes is suspected."""
FREQUENT, LIKELY_FREQUENT, VERY_FREQUENT = 4, 6, 8
"""Frequency classes below which no word is looked for: as what a seldom word, a likely slip or a
capitalised word was meant to be."""
ORDINARY_BAR, RARE_BAR, LOWERED_BAR, DERIVED_BAR = -2.0, -1.8, -1.5, -2.0
"""Scores of the likeliest slip from which a seldom word, one of large lists only, a name in lower
case and a word made of affixes are taken for it."""


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """What is held of one written word, wherever it stands.

    Attributes:
        accepted: whether it is taken for a word.
        certain: of a misspelling, whether it stays one however often it occurs.
        likely: of a misspelling, whether a slip of a frequent word is far likelier than a new word.
        suggestions: what was meant, likeliest first, in the case of the word.
        safe: whether the first suggestion may be put in unseen.
        ranked: of a misspelling, whether other words could be meant, which the words around tell
            apart.
        settled: whether unlikely slips were looked for too, or need not be; see `settle`.
        reasons: how the verdict came about, in words.
    """

    accepted: bool
    reasons: tuple[str, ...]
    certain: bool = False
    likely: bool = False
    suggestions: tuple[str, ...] = ()
    safe: bool = False
    ranked: bool = False
    settled: bool = True

    @property
    def holds(self) -> bool:
        """Whether the word is taken for one however careless its writer was."""
        return self.accepted and self.settled


@cache
def misspellings() -> dict[str, str]:
    """Common misspellings that no other word is spelt like, and what they stand for."""
    text = Path(__file__).with_name("misspellings.txt").read_text("utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines())


@lru_cache(maxsize=REMEMBERED)
def judge(word: str) -> Verdict:
    """The verdict on a word as it is written: letters and inner apostrophes."""
    folded = fold(word)
    if not _LETTERS.fullmatch(folded):
        return Verdict(True, ("no word in Latin letters",))
    if not word.replace("’", "'").isascii() and not is_listed(word):
        return Verdict(True, ("accents: a word or name of another language",))
    if folded in misspellings() and (word[1:].islower() or word.islower()):
        right = misspellings()[folded]
        reasons = (f"“{folded}” is a common misspelling of “{right}”",)
        return Verdict(False, reasons, True, True, (in_case(word, right),), word.islower())
    base = _CLITICS.sub("", folded) or folded
    for form in dict.fromkeys((folded, base)):
        entry = english().get(form)
        if entry is not None:
            return _known(word, form, entry)
    return _unknown(word, base, f"“{base}” is not in the lexicon")


@lru_cache(maxsize=REMEMBERED)
def is_listed(word: str) -> bool:
    """Whether any list holds a word as it is written, or it is no word at all."""
    folded = fold(word)
    if len(word) < 3:
        return True
    return any(english().get(form) for form in (folded, _CLITICS.sub("", folded)))


def is_sure(word: str, form: str, entry: Entry) -> bool:
    """Whether a word is taken for one because the lexicon has it, and no slip need be looked for.

    Args:
        word: as it is written.
        form: the same as the lexicon has it, no common misspelling.
        entry: what the lexicon says of that.
    """
    doubtful = entry.standing in _DOUBTFUL and entry.frequency < OFTEN
    return not doubtful or len(form) < 4 or not word.islower()


def _known(word: str, form: str, entry: Entry) -> Verdict:
    where = f"“{form}” is in the lexicon ({entry.standing.name.lower()}, "
    where += f"frequency {entry.frequency} of 15)" if entry.frequency else "frequency unknown)"
    if is_sure(word, form, entry):
        return Verdict(True, (where,))
    if entry.standing is Standing.PROPER and not entry.frequency:
        return _unknown(word, form, f"{where}, as a name")
    # A rare word, or a name in lower case: a word, unless it is a likely slip of a frequent one.
    if entry.standing in _ORDINARY:
        best = _meant(form, 0.85, FREQUENT)
        bar = ORDINARY_BAR
    else:
        best = _meant(form, 0.7, FREQUENT)
        bar = RARE_BAR if entry.standing is Standing.RARE else LOWERED_BAR
    made = derivation(form, english()) if best and entry.standing in _ORDINARY else None
    if made is not None:
        return Verdict(True, (where, f"made of {made}"))
    if not best or best[0].score > bar - entry.frequency / 2:
        return Verdict(True, (where, "no likely slip of a frequent word"))
    return _slip(word, form, best, where, certain=False)


def _unknown(word: str, base: str, where: str) -> Verdict:
    if len(base) < 3:
        return Verdict(True, (where, "too short to judge"))
    if any(char.isupper() for char in word[1:]) and not word.isupper():
        return Verdict(True, (where, "capitals inside: an identifier or a brand"))
    if len(base) < 8 and not _VOWELS & set(base):
        return Verdict(True, (where, "no vowel: an abbreviation"), settled=not _is_lower(word))
    made = derivation(base, english())
    if made is not None:
        likely = _meant(base, DERIVED_COST, FREQUENT, DERIVED_BAR) if word.islower() else []
        if likely and not _is_made_of(likely[0], made):
            best = _meant(base, DERIVED_COST, FREQUENT)
            return _slip(word, base, best, f"{where}, though made of {made}", certain=False)
        return Verdict(True, (where, f"made of {made}"), settled=not _is_lower(word))
    if not word.islower():
        best = _meant(base, 0.65, VERY_FREQUENT) if len(base) >= LEAST_CAPITAL else []
        if not _is_slipped_capital(base, best):
            return Verdict(True, (where, "a capital, and close to no frequent word: a name"))
        return _slip(word, base, best, where, certain=False)
    if _meant(base, NEAR, LIKELY_FREQUENT, _likely_bar(base)):
        return _settled(word, base, where)
    return Verdict(False, (where, "no likely slip of a frequent word"), settled=False)


def settle(word: str) -> Verdict:
    """The verdict on a word where nothing speaks for the writer's care: unlikely slips count.

    `judge` looks for likely slips only, which is quick; in careful articles nothing else counts.
    """
    verdict = judge(word)
    if verdict.settled:
        return verdict
    base = _base(word)
    if not verdict.accepted:
        return _settled(word, base, verdict.reasons[0])
    return _unmade(word, base, verdict)


def _is_lower(word: str) -> bool:
    return word.islower() and word.isalpha()


def _base(word: str) -> str:
    folded = fold(word)
    return _CLITICS.sub("", folded) or folded


@lru_cache(maxsize=FEW_REMEMBERED)
def _settled(word: str, base: str, where: str) -> Verdict:
    best = _meant(base, _most(base))
    parted = run_together(base, english())
    if parted is not None and (not best or best[0].score > -0.5):
        return Verdict(
            False,
            (where, f"two words run together: {parted}"),
            suggestions=(in_case(word, parted),),
        )
    if not best:
        return Verdict(True, (where, "close to no word that it could be a slip of"))
    return _slip(word, base, best, where, certain=_is_certain(base, best))


@lru_cache(maxsize=FEW_REMEMBERED)
def _unmade(word: str, base: str, verdict: Verdict) -> Verdict:
    """The verdict on a word made of affixes, or an abbreviation: is it rather a slip?"""
    best = _meant(base, _most(base), FREQUENT)
    if not best or best[0].score > UNMADE_BAR:
        return verdict
    slip = _slip(word, base, best, ", ".join(verdict.reasons), certain=False)
    return Verdict(False, slip.reasons, suggestions=slip.suggestions, ranked=slip.ranked)


def _is_made_of(neighbour: "Neighbour", made: str) -> bool:
    """Whether a word is another one and a suffix, which is why they are alike: `codings`."""
    return made.startswith(f"{neighbour.word} + -")


def _is_likely(base: str, best: "Neighbour") -> bool:
    return best.score <= _likely_bar(base)


def _likely_bar(base: str) -> float:
    return LIKELY - SHORTNESS * max(5 - len(base), 0)


def _is_slipped_capital(base: str, best: "list[Neighbour]") -> bool:
    """Whether a capitalised unknown word is rather a slip than a name."""
    if not best:
        return False
    first = best[0].entry
    return first.frequency >= (8 if first.standing in _ORDINARY else 9)


def _is_certain(base: str, best: "list[Neighbour]") -> bool:
    return len(base) >= 7 and best[0].cost <= CERTAIN and best[0].entry.frequency >= 6


def _meant(form: str, limit: float, least: int = 0, ceiling: float = 99.0) -> "list[Neighbour]":
    """The words that a folded form may be a slip of; see `Neighbours.of`."""
    from linter.checks.spelling.neighbours import english_neighbours  # numpy, if words are unknown

    return english_neighbours(least).of(form, limit, ceiling=ceiling)


def likely_slips_of(word: str) -> "list[Neighbour]":
    """The words that a misspelt word may be a slip of, those far behind the best one included."""
    from linter.checks.spelling.neighbours import english_neighbours

    base = _base(word)
    return english_neighbours(FREQUENT).of(base, _most(base), FAR_BEHIND)


def _most(form: str) -> float:
    """The costliest slip that is believed of a form of this length."""
    return min(0.5 + 0.4 * len(form), 5.0)


def _slip(word: str, base: str, best: "list[Neighbour]", where: str, certain: bool) -> Verdict:
    first = best[0]
    reasons = [where, f"“{first.word}” is {first.cost:.2f} edits away (at most {_most(base):.2f})"]
    ahead = best[1].score - first.score if len(best) > 1 else 99.0
    safe = ahead >= AHEAD and first.cost <= 1.0 and len(base) >= 5 and not word[0].isupper()
    if len(best) > 1:
        reasons.append(f"“{best[1].word}” is {10**ahead:.3g} times less likely")
    tail = fold(word)[len(base) :] if fold(word).startswith(base) else ""
    suggestions = tuple(in_case(word, as_written(neighbour) + tail) for neighbour in best[:5])
    likely = _is_likely(base, first)
    return Verdict(
        False, tuple(reasons), certain and likely, likely, suggestions, safe, ranked=tail == ""
    )


def as_written(neighbour: "Neighbour") -> str:
    """A word of the lexicon as it is written within a sentence: names with their capital."""
    if neighbour.entry.standing is Standing.PROPER:
        return neighbour.word.capitalize()
    return neighbour.word


def in_case(model: str, text: str) -> str:
    """A folded text in the case of the word that it stands for."""
    if model.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


@lru_cache(maxsize=REMEMBERED)
def judge_initial(word: str) -> Verdict:
    """The verdict on a capitalised word that begins a sentence: its capital says little."""
    verdict = judge(word)
    if not verdict.accepted or len(word) < LEAST_INITIAL or is_listed(word):
        return verdict
    if not word[1:].isalpha() or not word[1:].islower():
        return verdict
    lowered = judge(word.lower())
    if lowered.accepted or not lowered.likely:
        return verdict
    meant = english().get(fold(lowered.suggestions[0]))
    if meant is None or meant.standing is Standing.PROPER:
        return verdict
    suggestions = tuple(in_case(word, suggestion) for suggestion in lowered.suggestions)
    reasons = (*lowered.reasons, "its capital begins a sentence")
    return Verdict(False, reasons, False, True, suggestions)


@lru_cache(maxsize=FEW_REMEMBERED)
def judge_careless(word: str) -> Verdict:
    """The verdict on a word in an article full of slips: seldom words may be slips too."""
    verdict = settle(word)
    entry = english().get(fold(word))
    if not verdict.accepted or entry is None or not is_seldom(word):
        return verdict
    best = _meant(fold(word), 0.9, FREQUENT)
    if not best or best[0].score + entry.frequency / 2 > CARELESS_BAR:
        return verdict
    slip = _slip(word, fold(word), best, "a seldom word among many slips", certain=False)
    return Verdict(False, slip.reasons, False, True, slip.suggestions, ranked=slip.ranked)


def is_seldom(word: str) -> bool:
    """Whether a word of the lexicon is so seldom that careless writers may not have meant it."""
    entry = english().get(fold(word))
    if entry is None or not word.islower() or len(word) < 3:
        return False
    most = NAME_SELDOM if entry.standing in (Standing.PROPER, Standing.NAME) else CARELESS_SELDOM
    return entry.frequency <= most


def explain(word: str) -> list[str]:
    """Why a word is accepted or reported, one reason a line, the verdict last."""
    verdict = settle(word)
    if verdict.accepted:
        careless = judge_careless(word)
        if careless.accepted:
            return [*verdict.reasons, "accepted"]
        meant = ", ".join(careless.suggestions)
        return [*verdict.reasons, f"accepted; among many slips reported as a slip of {meant}"]
    fix = "a safe fix" if verdict.safe else "a suggestion"
    if verdict.certain:
        where = "reported however often it stands"
    elif verdict.likely:
        where = "reported unless several articles use it"
    else:
        where = "reported in short articles and among other slips, unless several articles use it"
    return [*verdict.reasons, f"{fix}: {', '.join(verdict.suggestions)}", where]
