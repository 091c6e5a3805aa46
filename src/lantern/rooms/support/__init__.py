"""Support that stays: the child's team, stepping down without losing contact, birthdays, and the way out."""
