"""Who may come near a record: allocation, sharing, conflicts of interest, the emergency at night."""
