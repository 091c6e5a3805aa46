"""The law: every rule, its paragraph, how we know it, and how else it can be read."""
