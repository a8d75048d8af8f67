"""The activity report of a year, for one authority or the whole centre."""
