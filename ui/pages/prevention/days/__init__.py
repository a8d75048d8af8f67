"""The days of inspection: the list of a year, and the form of one day."""
