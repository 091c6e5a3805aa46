"""What others ask of a partnership, and what they can tell it: the statutory returns."""
