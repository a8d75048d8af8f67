"""The agenda: weeks, days and the team, booking, moving, outcomes."""

from ui.pages.agenda.view import AgendaPage

__all__ = ["AgendaPage"]
