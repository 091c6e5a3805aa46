"""How a child comes to be known: told of by professionals, by the public, by a force; advice given; early help."""
