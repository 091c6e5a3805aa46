"""Prints. Paper leaks: each is made for one reader, by the same rules in every room, and says what was left out."""
