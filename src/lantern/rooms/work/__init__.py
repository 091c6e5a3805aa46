"""Work: what is due, for me, for my team, for whoever is on duty; what was agreed; and where nothing was heard."""
