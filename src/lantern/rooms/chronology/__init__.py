"""Chronologies drawn from the record: significant entries picked, in order, and what they say together."""
