"""The list of a page: words typed, filters, order, rows, and what to do while there are none."""
