"""Notes under professional secrecy, wherever the window shows them. What they say is in no model of a page:
it is read when a sheet of notes opens, and let go when that closes."""
