"""The check kinds: `Check`, the union of them all, is the registry."""

from linter.checks.capitalization import Capitalization
from linter.checks.claim import Claim, Sourcing
from linter.checks.conditional import Conditional
from linter.checks.consistency import Consistency
from linter.checks.density import Density
from linter.checks.emoji_density import EmojiDensity
from linter.checks.existence import Existence
from linter.checks.headline import Headline
from linter.checks.homoglyph import Homoglyph
from linter.checks.indefinite_article import IndefiniteArticle
from linter.checks.invisible_character import InvisibleCharacter
from linter.checks.keyword_stuffing import KeywordStuffing
from linter.checks.length import Length
from linter.checks.missing_space import MissingSpace
from linter.checks.near_duplicate.article import SameArticle
from linter.checks.near_duplicate.copy import NearDuplicate
from linter.checks.near_duplicate.excerpt import SharedPassage
from linter.checks.near_duplicate.field import SameField
from linter.checks.near_duplicate.passage import RepeatedPassage
from linter.checks.near_duplicate.rewriting import Rewriting
from linter.checks.near_duplicate.sentence import RepeatedSentence
from linter.checks.occurrence import Occurrence
from linter.checks.pairing import Pairing, QuotePair
from linter.checks.proper_noun import ProperNoun
from linter.checks.punctuation import DoubledMark, StraySpace
from linter.checks.readability.check import Readability
from linter.checks.readability.pile_up import PileUp
from linter.checks.rejected_term import RejectedTerm
from linter.checks.repetition import Repetition
from linter.checks.sentence_run import SentenceRun
from linter.checks.sentence_start import SentenceStart
from linter.checks.spelling.check import Spelling
from linter.checks.spelling.real_word import RealWord
from linter.checks.spelling.regional import RegionalSpelling
from linter.checks.substitution import Substitution
from linter.checks.triplet_density import TripletDensity
from linter.checks.unused_suppression import UnusedSuppression
from linter.checks.vale.capitalization import ValeCapitalization
from linter.checks.vale.existence import ValeExistence, ValeOccurrence
from linter.checks.vale.repetition import ValeConditional, ValeConsistency, ValeRepetition
from linter.checks.vale.sequence import ValeSequence
from linter.checks.vale.spelling import ValeSpelling
from linter.checks.vale.substitution import ValeSubstitution
from linter.checks.vale.summary import ValeMetric, ValeReadability

Check = (
    Capitalization
    | Claim
    | Conditional
    | Consistency
    | Density
    | EmojiDensity
    | DoubledMark
    | Existence
    | Headline
    | Homoglyph
    | IndefiniteArticle
    | InvisibleCharacter
    | KeywordStuffing
    | Length
    | MissingSpace
    | NearDuplicate
    | Occurrence
    | PileUp
    | Pairing
    | ProperNoun
    | QuotePair
    | Readability
    | RealWord
    | RegionalSpelling
    | RepeatedPassage
    | RepeatedSentence
    | RejectedTerm
    | Repetition
    | Rewriting
    | SameArticle
    | SameField
    | SentenceRun
    | SentenceStart
    | SharedPassage
    | Sourcing
    | Spelling
    | StraySpace
    | Substitution
    | TripletDensity
    | UnusedSuppression
    | ValeCapitalization
    | ValeConditional
    | ValeConsistency
    | ValeExistence
    | ValeMetric
    | ValeOccurrence
    | ValeReadability
    | ValeRepetition
    | ValeSequence
    | ValeSpelling
    | ValeSubstitution
)

__all__ = ["Check"]
