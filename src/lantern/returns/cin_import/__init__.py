"""A census written to the record as an agency's own entries: matched, amended where it changed, never withdrawn."""
