"""What was met in a run: passages to be joined and terms to be counted, and what is alike."""

from linter.corpus.clusters import Cluster, Duplicate, Member, Place
from linter.corpus.memory import Corpus
from linter.corpus.tally import Counts

__all__ = ["Cluster", "Corpus", "Counts", "Duplicate", "Member", "Place"]
