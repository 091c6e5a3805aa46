"""The family: the log that a parent keeps, a meeting they ask for, harm to them and from among them."""
