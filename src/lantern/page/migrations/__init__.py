"""Migrations of the page floor."""
