"""The statutory steps: from the strategy discussion to conferences, plans, orders, moves and the end of the work."""
