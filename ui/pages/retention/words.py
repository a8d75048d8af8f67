"""The words and icons of how long cases are kept. No rule."""

from __future__ import annotations

from datetime import date
from typing import Final

from cigdesk.domain.elimination import STATES, EliminationState
from cigdesk.domain.retention import ACTS, CONTACTS, Keeping, RetentionAct, waiting_text
from cigdesk.french import NBSP, capitalised, date_long, date_medium, plural
from cigdesk.ports.retention import DecisionRow, EliminationRow
from cigdesk.services.eliminations import EliminationView
from cigdesk.services.retention import KeptCase
from cigdesk.services.retention_listing import Shelf
from ui.theme import Accent
from ui.widgets.pill import PillData

RETENTION: Final = "retention"
"""The key of the part."""
LISTS: Final = "lists"
"""The key of the lists of elimination, beside the shelves of cases."""

CHIPS: Final = {
    Shelf.DUE.value: ("À l’échéance", "calendar-due"),
    Shelf.ARCHIVED.value: ("Archive intermédiaire", "archive"),
    LISTS: ("Bordereaux d’élimination", "file-certificate"),
}

ACT_WORDS: Final = {
    RetentionAct.CONSULT: "Ouvrir dans l’archive",
    RetentionAct.REOPEN: "Sortir de l’archive",
    RetentionAct.ARCHIVE: "Archiver",
    RetentionAct.EXTEND: "Prolonger",
    RetentionAct.ELIMINATE: "Proposer à l’élimination",
}
"""What a person decides, as the button says it."""

_NNBSP: Final = "\u202f"
ACT_HELP: Final = {
    RetentionAct.CONSULT: (
        "La raison est gardée avec votre nom. Le dossier reste archivé ; il s’ouvre jusqu’à ce soir."
    ),
    RetentionAct.REOPEN: "Le dossier revient dans les listes et la recherche, clos comme avant.",
    RetentionAct.ARCHIVE: (
        "Le dossier est clos et quitte les listes et la recherche. Il s’ouvre ensuite sur raison."
    ),
    RetentionAct.EXTEND: "Le dossier reste où il est, et redevient à l’échéance ce jour-là.",
    RetentionAct.ELIMINATE: (
        "Un bordereau sans nom est numéroté pour les Archives. Rien n’est éliminé avant leur visa."
    ),
}

_PROPOSED: Final = {
    RetentionAct.ARCHIVE: PillData("À archiver", Accent.WARN, "archive"),
    RetentionAct.ELIMINATE: PillData("À éliminer", Accent.WARN, "trash"),
}
_STATES: Final = {
    EliminationState.PROPOSED: (Accent.WARN, "clock"),
    EliminationState.VISA: (Accent.ACCENT, "signature"),
    EliminationState.CARRIED_OUT: (Accent.OK, "check"),
    EliminationState.GIVEN_UP: (Accent.NEUTRAL, "ban"),
}


def act_help(act: RetentionAct) -> str:
    """What the act does, in a sentence."""
    return ACT_HELP[act].replace(" ;", f"{_NNBSP};")


def case_pill(case: KeptCase) -> PillData:
    """What is proposed of a case, or the list that it is on."""
    if case.facts.list_number:
        return PillData(case.facts.list_number, Accent.ACCENT, "file-certificate")
    if not case.keeping.due:
        return PillData("Archivé" if case.facts.archived_on else "Gardé", Accent.NEUTRAL, "archive")
    return _PROPOSED[case.proposed]


def contact_word(keeping: Keeping) -> str:
    """« Rendez-vous honoré »."""
    return capitalised(CONTACTS[keeping.contact])


def due_detail(keeping: Keeping, today: date) -> str:
    """« depuis 3 mois »; nothing of what is still to come."""
    return waiting_text(keeping.due_on, today) if keeping.due else ""


def state_pill(state: EliminationState) -> PillData:
    """Where a list stands."""
    return PillData(capitalised(STATES[state]), *_STATES[state])


def volume(row: EliminationRow) -> str:
    """« 12 dossiers, 34 notes »."""
    notes = f", {plural(row.notes, 'note')}" if row.notes else ""
    return f"{plural(row.cases, 'dossier')}{notes}"


def days(row: EliminationRow) -> str:
    """« 4 mars 2019 au 29 févr. 2024 »."""
    return f"{date_medium(row.first_day)} au {date_medium(row.last_day)}"


def visa_words(row: EliminationRow) -> str:
    """« AD94-2026-17, 3 nov. 2026 »; empty without."""
    return f"{row.visa_reference}, {date_medium(row.visa_on)}" if row.visa_on else ""


def outcome(row: EliminationRow) -> str:
    """What became of a list that has ended."""
    if row.ended_on is None:
        return ""
    day = date_long(row.ended_on)
    if row.state is EliminationState.GIVEN_UP:
        return f"Abandonné le {day}{NBSP}: {row.reason}"
    gone = plural(row.eliminated or 0, "dossier éliminé", "dossiers éliminés")
    kept = row.cases - (row.eliminated or 0)
    left = f", {plural(kept, 'gardé')}" if kept else ""
    return f"{gone} le {day}{left}."


def summary(view: EliminationView) -> str:
    """What carrying a list out will do, before it is confirmed."""
    notes = f" et {plural(view.notes, 'note')} sous secret" if view.notes else ""
    gone = "est éliminé" if view.ready == 1 and not view.notes else "sont éliminés"
    sentences = [
        f"{plural(view.ready, 'dossier')}{notes} {gone}{NBSP}: noms, échanges et liens avec l’agent. Restent"
        " le numéro, les années, les minutes et les montants.",
        "Une sauvegarde est faite avant. L’élimination ne s’annule pas.",
    ]
    if view.spared:
        kept = "\n".join(f"{each.number}{NBSP}: {each.why}" for each in view.spared)
        sentences.insert(1, f"Restent en place{NBSP}:\n{kept}")
    return "\n\n".join(sentences)


def decision_title(row: DecisionRow) -> str:
    """« Prolongé le 3 mars 2026, jusqu’au 1er mars 2027 »."""
    until = f", jusqu’au {date_medium(row.until)}" if row.until else ""
    return f"{capitalised(ACTS[row.act])} le {date_medium(row.decided_on)}{until}"


def decision_detail(row: DecisionRow) -> str:
    """« Recours en cours. C. Roussel »."""
    return ", ".join(part for part in (row.reason, row.person) if part)
