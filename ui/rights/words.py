"""The words of this screen. No Qt, no rule."""

from __future__ import annotations

from collections.abc import Iterator

from cigdesk.domain.accesses import KINDS
from cigdesk.domain.backups import Place
from cigdesk.domain.erasure import ASKED_FOR
from cigdesk.french import NBSP, capitalised, date_long, date_medium, plural
from cigdesk.ports.erasure import Mention
from cigdesk.services.person_rights import ErasureSummary, HeldCopy, PersonRequestView
from ui.names import dotted_initials

_TABLES = {
    "absences": "absence d’un intervenant",
    "contacts": "contact d’une collectivité",
    "observations": "observation d’une inspection",
    "inspections": "journée d’inspection",
    "quotes": "devis",
    "quote_lines": "ligne de devis",
    "statements": "relevé",
    "persons": "personne qui ouvre la base",
    "session_seats": "places d’une séance",
}


def title_of(view: PersonRequestView) -> str:
    """« Effacement, demandé le 2 nov. 2026 »."""
    what = capitalised(ASKED_FOR[view.line.asked_for])
    return f"{what}, demande reçue le {date_medium(view.line.received_on)}"


def name_of(view: PersonRequestView, *, masked: bool) -> str:
    """« Mme Leïla Haddad », in initials on a screen that others see."""
    line = view.line
    return dotted_initials(f"{line.first_name} {line.last_name}") if masked else view.name


def spoken(name: str, *, masked: bool) -> str:
    """« Mme Leïla Haddad », in initials on a screen that others see."""
    return dotted_initials(name.removeprefix("Mme ").removeprefix("M. ")) if masked else name


def effects(summary: ErasureSummary) -> Iterator[tuple[str, str]]:
    """What erasing does, each with its icon."""
    yield (
        "id-badge-2",
        "Le nom, le téléphone, le courriel, le statut et les congés disparaissent de la fiche, qui reste "
        f"sous «{NBSP}Personne effacée{NBSP}» pour les décomptes.",
    )
    if summary.text:
        yield "list-check", f"Vidés de ce qui nomme la personne{NBSP}: {summary.text}."
    if summary.open_cases:
        count = plural(summary.open_cases, "dossier ouvert est clos", "dossiers ouverts sont clos")
        yield "folder", capitalised(count) + "."
    if summary.upcoming:
        count = plural(summary.upcoming, "rendez-vous à venir est annulé", "rendez-vous à venir sont annulés")
        yield "calendar-plus", f"{count}."
    if summary.former_sheets:
        yield (
            "users",
            plural(summary.former_sheets, "ancienne fiche fusionnée", "anciennes fiches fusionnées")
            + f"{NBSP}: effacées du journal aussi.",
        )
    yield "history", "Le journal des modifications garde les actes et les dates, plus aucune valeur."
    yield "lock", "Les notes confidentielles de ses dossiers et rendez-vous sont détruites."


def mention(found: Mention) -> str:
    """« Absence d’un intervenant : Accompagner Mme X au tribunal »."""
    where = KINDS.get(found.table) or _TABLES.get(found.table, "texte libre")
    text = found.text if len(found.text) <= 160 else found.text[:157] + "…"
    return f"{capitalised(where)}{NBSP}: {text}"


def copies(held: tuple[HeldCopy, ...]) -> Iterator[str]:
    """What becomes of the backups that name the person."""
    ageing = [each for each in held if each.until is not None]
    last = max((each.until for each in ageing if each.until), default=None)
    if ageing and last is not None:
        count = plural(len(ageing), "sauvegarde la nomme encore", "sauvegardes la nomment encore")
        yield (
            f"{capitalised(count)}. Elles partent avec l’âge{NBSP}: la dernière le {date_long(last)} au plus "
            "tard, tant que de nouvelles sauvegardes se font. Restaurées, elles sont effacées de nouveau."
        )
    aside = [each for each in held if each.backup.place is Place.ASIDE]
    if aside:
        states = plural(len(aside), "état mis de côté par une restauration", "états mis de côté")
        yield (
            f"{capitalised(states)} la nomme{'nt' if len(aside) > 1 else ''} et ne part pas seul"
            f"{'s' if len(aside) > 1 else ''}{NBSP}: supprimez à la main le dossier "
            f"«{NBSP}{aside[0].backup.path.parent.parent.name}{NBSP}» quand vous n’en avez plus besoin."
        )
    if not held:
        yield "Aucune sauvegarde connue de cet ordinateur ne la nomme."
