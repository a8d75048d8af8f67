"""What can be done with an issued quote: the words, and in which states the domain allows it."""

from __future__ import annotations

from cigdesk import french
from cigdesk.domain.quote import TRANSITIONS, QuoteState
from cigdesk.services.quote_view import QuoteView
from ui.pages.quotes.panels import Decision


def may_become(view: QuoteView, state: QuoteState) -> bool:
    """Whether the table of transitions has it."""
    return state in TRANSITIONS[view.state]


def may_be_revised(view: QuoteView) -> bool:
    """Whether a revision can still replace it."""
    return may_become(view, QuoteState.REPLACED)


def cancellation(view: QuoteView) -> Decision:
    """The centre takes the quote back, or both agree to."""
    accepted = view.state is QuoteState.ACCEPTED
    how = "d’un commun accord avec la collectivité" if accepted else "avant toute réponse de la collectivité"
    return Decision(
        "Annuler le devis",
        f"Le devis {view.number} reste lisible, avec son numéro et son motif. Il est annulé {how}.",
        "Annuler le devis",
        "ban",
        reason="Motif",
        required="Indiquez le motif de l’annulation.",
        danger=True,
    )


def deletion(view: QuoteView) -> Decision:
    """A draft is thrown away; it never had a number."""
    count = french.plural(len(view.lines), "ligne")
    return Decision(
        "Supprimer le brouillon",
        f"Le brouillon pour {view.authority} ({count}) est supprimé. Ctrl Z le rétablit.",
        "Supprimer",
        "trash",
        danger=True,
    )
