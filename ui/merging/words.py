"""The words of the screen that merges two sheets. No Qt, no rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cigdesk.domain.agenda.words import AGENT_STATUSES
from cigdesk.domain.agent_doubles import Ground
from cigdesk.domain.values import by_field
from cigdesk.french import NBSP, agree, capitalised, number, phone, plural
from cigdesk.ports.people import AgentLine
from cigdesk.services.agent_merging import MergePreview, Side
from ui.names import dotted_initials, masked_name

FIELDS: Final = {
    "civility": "Civilité",
    "last_name": "Nom",
    "first_name": "Prénom",
    "authority_id": "Employeur",
    "status": "Statut",
    "phone": "Téléphone",
    "mail": "Courriel",
}
"""What is compared, in the order of the sheet."""

GROUNDS: Final = {
    Ground.SAME_NAME: "même nom",
    Ground.NEAR_NAME: "noms proches",
    Ground.FIRST_NAME: "même prénom",
    Ground.PHONE: "même téléphone",
    Ground.MAIL: "même courriel",
    Ground.EMPLOYER: "même employeur",
}
_PERSONAL: Final = frozenset({"last_name", "first_name", "phone", "mail"})
_HIDDEN: Final = "••••••"
UNSAID: Final = "—"


def grounds_text(grounds: tuple[Ground, ...]) -> str:
    """« Noms proches, même employeur »."""
    said = ", ".join(GROUNDS[each] for each in grounds)
    return capitalised(said)


def line_name(line: AgentLine, *, masked: bool) -> str:
    """« Haddad Leïla »; masked, the initials alone."""
    return masked_name(line.first_name, line.last_name, masked=masked)


def line_about(line: AgentLine, *, masked: bool) -> str:
    """« Pantin, 06 12 34 56 78 »."""
    facts = (line.authority, "" if masked else phone(line.phone), "archivée" if line.archived else "")
    return ", ".join(filter(None, facts))


def side_name(side: Side, *, masked: bool) -> str:
    """« Mme Leïla Haddad »; masked, the initials alone."""
    values = side.values
    return dotted_initials(f"{values.first_name} {values.last_name}") if masked else values.name


def side_about(side: Side) -> str:
    """« Pantin. 3 rendez-vous, 1 demande »."""
    place = f"{side.authority}, archivée" if side.archived else side.authority
    return f"{place}. {side.attached.text or 'Rien n’y est attaché'}."


def value_text(side: Side, field: str, *, masked: bool) -> str:
    """What a sheet says of that field, as it is written on it."""
    value = by_field(side.values)[field]
    if not value:
        return UNSAID
    if masked and field in _PERSONAL:
        return _HIDDEN
    if field == "authority_id":
        return side.authority
    if field == "status":
        return AGENT_STATUSES[value].capitalize()
    return phone(value) if field == "phone" else str(value)


def effects(preview: MergePreview, *, masked: bool) -> Iterator[tuple[str, str]]:
    """What merging does, line by line, each with its icon."""
    gone = preview.gone.attached
    name = side_name(preview.kept, masked=masked)
    if gone.text:
        coming = f", dont {number(gone.upcoming)} à venir" if gone.upcoming else ""
        counted = gone.text.replace("rendez-vous", f"rendez-vous{coming}", 1) if coming else gone.text
        joins = " rejoint" if gone.total == 1 else f"{NBSP}: tout rejoint"
        yield "arrow-right", f"{counted}{joins} la fiche de {name}."
    else:
        yield "arrow-right", "La fiche qui disparaît n’a ni rendez-vous, ni demande, ni congé."
    if preview.shared_sessions:
        yield "users-group", _shared(preview.shared_sessions)
    if preview.joined_leaves:
        yield "home-heart", f"{plural(preview.joined_leaves, 'congé')} aux mêmes dates n’en font plus qu’un."
    if preview.clashes:
        yield "alert-triangle", _clashing(preview.clashes)
    if preview.back_in_lists:
        yield "archive", f"La fiche gardée était archivée{NBSP}: elle revient dans les listes."
    back = f"«{NBSP}Annuler{NBSP}» ou Ctrl{NBSP}Z rend les deux telles qu’elles étaient."
    yield "trash", f"L’autre fiche est supprimée. {back}"


def _shared(count: int) -> str:
    sessions = plural(count, "séance")
    return f"Inscrite deux fois à {sessions}{NBSP}: une place est rendue, la présence notée est gardée."


def _clashing(count: int) -> str:
    meetings = plural(count, "rendez-vous", "rendez-vous")
    at = agree(count, "est", "sont")
    return f"{meetings} à venir {at} à la même heure sur les deux fiches{NBSP}: voyez l’agenda ensuite."
