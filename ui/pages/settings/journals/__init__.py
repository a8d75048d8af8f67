"""« Journaux »: who opened what, what was changed, by whom."""
