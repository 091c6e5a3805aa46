"""Template tags of the page floor."""
