"""Tests of the corpus: join, clusters, tally."""
