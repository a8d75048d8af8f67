"""The segment « Cercle »: the events of a year, who is registered, who came."""
