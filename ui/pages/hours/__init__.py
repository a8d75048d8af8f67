"""The time worked in social support, week by week, a part of the page of agents."""
