"""Missing: every episode of a child, what was done about each, and the pattern as it was recorded."""
