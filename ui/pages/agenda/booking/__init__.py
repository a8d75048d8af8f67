"""« Réserver un rendez-vous »: the screen for somebody on the phone, which the agenda opens."""
