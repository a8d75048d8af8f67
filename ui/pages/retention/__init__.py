"""How long cases are kept: what is due, the archive, the lists of elimination."""
