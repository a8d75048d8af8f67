"""How each standing of a quote looks: its word, its icon, its colour."""

from __future__ import annotations

from typing import Final

from cigdesk.domain.quote import QuoteStanding
from ui.theme import Accent
from ui.widgets.pill import PillData

PILLS: Final = {
    QuoteStanding.DRAFT: PillData("Brouillon", Accent.NEUTRAL, "pencil"),
    QuoteStanding.ISSUED: PillData("Émis", Accent.ACCENT, "file-text"),
    QuoteStanding.SENT: PillData("Envoyé", Accent.ACCENT, "send"),
    QuoteStanding.ACCEPTED: PillData("Accepté", Accent.OK, "check"),
    QuoteStanding.EXPIRED: PillData("Expiré", Accent.WARN, "clock"),
    QuoteStanding.REFUSED: PillData("Refusé", Accent.BAD, "x"),
    QuoteStanding.CANCELLED: PillData("Annulé", Accent.NEUTRAL, "ban"),
    QuoteStanding.REPLACED: PillData("Remplacé", Accent.NEUTRAL, "refresh"),
}

FILTERS: Final = {
    QuoteStanding.DRAFT: "Brouillons",
    QuoteStanding.ISSUED: "Émis",
    QuoteStanding.SENT: "Envoyés",
    QuoteStanding.ACCEPTED: "Acceptés",
    QuoteStanding.EXPIRED: "Expirés",
    QuoteStanding.REFUSED: "Refusés",
    QuoteStanding.CANCELLED: "Annulés",
    QuoteStanding.REPLACED: "Remplacés",
}
"""The words of the filters, in the order of a quote's life."""
