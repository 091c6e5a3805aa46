"""The web site as a whole: its addresses, who is asking, and what every answer carries."""
