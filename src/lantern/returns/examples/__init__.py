"""Fictional census files: to try the commands on, to test with, and to measure."""
