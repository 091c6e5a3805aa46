"""The demonstration: a fictional county. None of it loads under live settings."""
