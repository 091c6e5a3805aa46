"""The pathway: the guidance's own flow charts, live for one child, with every duty and why its date is what it is."""
