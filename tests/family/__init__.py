"""The family's log: what a parent sees, what workers do with it, what is held back and what is stopped."""
