"""What the part « Emporter » says in each situation. No Qt, no rule."""

from __future__ import annotations

from datetime import tzinfo
from typing import Final

from cigdesk.domain.carry import Side
from cigdesk.ports.carrying import CarryRow
from cigdesk.services.carrying import CarryStatus, ReturnPreview
from cigdesk.services.carrying_words import in_one_line, moment

LEAVE: Final = (
    "Une copie entière de la base, documents compris, pour travailler sur un autre ordinateur sans le "
    "réseau du service. Elle reste chiffrée, et s’ouvre avec les mêmes phrases de passe."
)
LEAVE_EFFECT: Final = (
    "Jusqu’à son retour, la base d’ici se lit et ne s’écrit plus\u00a0: deux copies écrites en même temps ne "
    "pourraient pas être réunies."
)
BACK: Final = (
    "Choisissez le fichier que «\u00a0Rapporter\u00a0» a écrit sur l’autre ordinateur. Il est relu en "
    "entier avant que rien ne change, et l’état d’ici est mis de côté."
)
SEND: Final = (
    "Écrit la copie de retour, pour l’ordinateur d’origine. Cette base-ci se lira et ne s’écrira "
    "plus\u00a0: le travail reprend là-bas."
)


def here_title(carry: CarryRow) -> str:
    """What opening it here is called."""
    return "Ouvrir ici quand même" if carry.side is Side.OFFICE else "Travailler ici quand même"


def here_loss(carry: CarryRow, zone: tzinfo) -> str:
    """What will be lost: said before it is done."""
    left = moment(carry.taken_at, zone)
    if carry.side is Side.OFFICE:
        return (
            f"{carry.by} a emporté la base le {left} sur «\u00a0{carry.label}\u00a0». Ce qui y a été écrit "
            "depuis ne pourra pas être joint à ce que vous écrirez ici\u00a0: il faudra abandonner l’un des "
            f"deux. Prévenez {carry.by} avant."
        )
    if carry.side is Side.TRAVELLING:
        sent = moment(carry.closed_at, zone) if carry.closed_at else ""
        return (
            f"La copie de retour écrite le {sent} ne doit plus être reprise\u00a0: ce que vous écrirez ici "
            "n’y est pas. Rapportez de nouveau la base ensuite. Si elle a déjà été reprise, ce que vous "
            "écrirez ici sera perdu."
        )
    return (
        f"Cette copie devient la base, à la place de celle d’où elle est partie le {left}. N’écrivez plus "
        "dans l’autre\u00a0: ce qui s’y trouverait ne pourra pas être joint."
    )


def written_line(status: CarryStatus) -> str:
    """What was written in this file since."""
    if not status.written:
        return "Rien n’a été écrit ici depuis."
    return f"Écrit ici depuis\u00a0: {in_one_line(status.written)}."


def brought(preview: ReturnPreview, zone: tzinfo) -> str:
    """What the copy brings."""
    if not preview.coming.written:
        return "Rien n’y a été écrit depuis le départ."
    last = f", la dernière fois le {moment(preview.coming.last_at, zone)}" if preview.coming.last_at else ""
    return f"Écrit là-bas depuis le départ{last}\u00a0: {in_one_line(preview.coming.written)}."


def lost(preview: ReturnPreview) -> str:
    """What is set aside with the state here; "" when nothing was written here."""
    if preview.lost is None:
        return ""
    if not preview.lost:
        return "La base a été ouverte ici entre-temps, mais rien n’y a été écrit."
    return (
        f"Écrit ici entre-temps\u00a0: {in_one_line(preview.lost)}. Ce travail quitte la base avec l’état "
        "mis de côté, et ne pourra pas y être joint."
    )


UNCLOSED: Final = (
    "Cette copie n’a pas été fermée par «\u00a0Rapporter\u00a0»\u00a0: sur l’autre ordinateur, on peut "
    "encore y écrire, et ce ne sera pas repris."
)
