"""Decisions to share and not to share, agreement to help, and consent to treatment: three questions, kept apart."""
