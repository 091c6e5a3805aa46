"""Who may see and do what, and why: one policy, compiled to SQL, which every page, list and search asks."""
