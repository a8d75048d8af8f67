"""The words of the backups: when, why, where, what a restore changes. No Qt, no rule."""

from __future__ import annotations

from datetime import date, datetime

from cigdesk.domain.backups import Place, Reason
from cigdesk.french import NBSP, capitalised, date_medium, date_short, date_title, number, plural, time_of_day
from cigdesk.services.backups import COUNTED, BackupLine, Difference, SecondFolder

REASONS = {
    Reason.UNKNOWN: "d’une version précédente",
    Reason.EXIT: "à la fermeture",
    Reason.PERIOD: "pendant le travail",
    Reason.ASKED: "à votre demande",
    Reason.MIGRATION: "avant une mise à niveau",
    Reason.IMPORT: "avant un import",
    Reason.PURGE: "avant une suppression",
    Reason.RESTORE: "avant une restauration",
    Reason.CARRY: "au départ ou au retour d’une copie emportée",
}
SET_ASIDE = "état remplacé par une restauration"

_NOUNS = {
    "authorities": ("collectivité", "collectivités"),
    "agents": ("agent", "agents"),
    "appointments": ("rendez-vous", "rendez-vous"),
    "quotes": ("devis", "devis"),
    "practitioners": ("intervenant", "intervenants"),
    "permanences": ("permanence", "permanences"),
}
COUNT_TITLES = {each: _NOUNS[each][1].capitalize() for each in COUNTED[:4]}


def moment(at: datetime, today: date, *, short: bool = False) -> str:
    """« Aujourd’hui à 10 h 42 », « Lundi 9 novembre 2026 à 18 h 00 », in short « Lun. 9 nov. 2026… ».

    `at` is on the wall clock of the centre.
    """
    days = (today - at.date()).days
    far = date_short if short else date_title
    day = {0: "aujourd’hui", 1: "hier"}.get(days) or far(at.date())
    return f"{capitalised(day)} à{NBSP}{time_of_day(at)}"


def reason(line: BackupLine) -> str:
    """Why it was made."""
    if Place.ASIDE in line.places:
        return SET_ASIDE
    return REASONS[line.backup.reason]


def places(line: BackupLine) -> str:
    """Where it lies."""
    if Place.ASIDE in line.places:
        return "Mis de côté"
    if line.places == {Place.SECOND}:
        return "Deuxième dossier"
    return "Les deux dossiers" if Place.SECOND in line.places else "Ce poste"


def size(count: int) -> str:
    """« 1,4 Mo »: bytes by thousands, as files are shown everywhere."""
    for unit, power in (("Go", 9), ("Mo", 6)):
        if count >= 10**power:
            tenths = round(count / 10 ** (power - 1))
            whole, rest = divmod(tenths, 10)
            return f"{number(whole)},{rest}{NBSP}{unit}" if whole < 100 else f"{number(whole)}{NBSP}{unit}"
    return f"{number(max(round(count / 1000), 1))}{NBSP}ko"


def changes(differences: tuple[Difference, ...]) -> list[str]:
    """« 12 rendez-vous de moins qu’aujourd’hui », one line for each kind of record that differs in number."""
    return [_change(each) for each in differences if each.then != each.now]


def _change(difference: Difference) -> str:
    gap = difference.then - difference.now
    said = plural(abs(gap), *_NOUNS[difference.table])
    return f"{said} de {'plus' if gap > 0 else 'moins'}"


def held(differences: tuple[Difference, ...]) -> str:
    """« 133 collectivités, 377 agents, 1 172 rendez-vous, 112 devis »: what is in the backup."""
    shown = [each for each in differences if each.table in COUNT_TITLES]
    return ", ".join(plural(each.then, *_NOUNS[each.table]) for each in shown)


def second_text(second: SecondFolder, at: str) -> str:
    """The state of the second folder; `at` is its last copy in words, or ""."""
    last = f"Dernière copie{NBSP}: {at[0].lower()}{at[1:]}." if at else "Aucune copie pour l’instant."
    return last if second.there else f"Pas accessible en ce moment. {last}"


def second_late(at: datetime | None) -> str:
    """The reminder of the second folder."""
    since = f"depuis le {date_medium(at.date())}" if at else "depuis qu’il a été choisi"
    return f"Aucune copie dans le deuxième dossier {since}."
