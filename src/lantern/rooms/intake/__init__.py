"""What the public tell: read, taken on, triaged, answered and handed over; and the rota of those who read it."""
