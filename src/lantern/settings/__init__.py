"""How Lantern is set up and started: its database server, its roles, its Django settings."""
