"""Tests of the checks for text that stands twice."""
