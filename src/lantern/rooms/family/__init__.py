"""The family's log: what a parent or carer writes, what they are told of it, and what workers do with it."""
