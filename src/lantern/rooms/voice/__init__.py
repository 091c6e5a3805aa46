"""The child's own page: what happens next, who is on their team, what they said and what changed because of it."""
