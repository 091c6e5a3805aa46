"""The public's own page, where anybody tells without an account: a process and a database role of its own."""
