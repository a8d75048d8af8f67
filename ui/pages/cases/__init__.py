"""Cases of social support, a part of the page of agents."""
