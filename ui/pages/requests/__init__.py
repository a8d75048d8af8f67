"""Requests (saisines): the second list of the page of agents, to be treated from the oldest."""
