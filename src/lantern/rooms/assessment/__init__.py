"""Judgement: the definition test, the marker, levels over time, help and what came of it, each agency's part."""
