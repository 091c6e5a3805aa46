"""Lantern: the shared record a safeguarding partnership keeps to protect children from sexual exploitation."""
