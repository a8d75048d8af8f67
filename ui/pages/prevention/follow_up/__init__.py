"""The observations of inspections: what authorities answered, and the reports that told them."""
