"""Finding: search before create, by partial and misspelt names, by number, by date of birth."""
