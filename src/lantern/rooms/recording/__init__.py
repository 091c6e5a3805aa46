"""Recording: what can be recorded of a child, the form of every kind of entry, and what is said about an entry."""
