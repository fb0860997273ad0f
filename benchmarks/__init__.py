"""Measurements of contentlint: accuracy on labelled sets, speed, growth."""
