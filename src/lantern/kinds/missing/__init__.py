"""A child who is missing: the episode, the return interview, and an agreement to be in contact every day."""
