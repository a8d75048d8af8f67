"""Making one sheet of two agents' sheets, over whatever page asks for it."""
