"""What practitioners do, one folder each. Rooms never import each other."""
