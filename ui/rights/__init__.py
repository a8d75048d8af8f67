"""What people ask of what is kept about them: the screen that lies over the page of agents."""
