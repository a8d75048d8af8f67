"""The record of the processing (GDPR article 30) with the skeleton of its impact assessment (article 35).

Both are filled from what the store has. An impact assessment is due: the CNIL lists social support among the
processing that requires one (délibération n° 2018-327, JORF of 6 November 2018). What is only a landmark says
so, and what a program cannot know is left blank for the data protection officer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cigdesk import french
from cigdesk.domain import accesses, retention
from cigdesk.domain.backups import LONGEST_KEPT, MONTHLY
from cigdesk.domain.passphrases import LONGEST_IDLE, SHORTEST_IDLE
from cigdesk.domain.rights import ROLES, Right, Role, roles_with
from cigdesk.services.dpo_paper import Chapter, DpoPaper, Entry, Part, StoreFacts, blank, spaced, told
from cigdesk.services.impact_analysis import impact_part
from cigdesk.services.quote_sheet import TO_COMPLETE

FILE_NAME: Final = "registre-et-analyse-d-impact.pdf"
_LEAD: Final = (
    "Fiche du registre des activités de traitement (RGPD, article 30), remplie par CIGDesk à partir des "
    "réglages de cette base. Les lignes laissées vides sont celles que le programme ne peut pas connaître."
)


def processing_record(facts: StoreFacts) -> DpoPaper:
    """The paper: the record, then the assessment."""
    record = Part("Registre du traitement", spaced(_LEAD), tuple(_chapters(facts)))
    title = "Registre et analyse d’impact"
    return DpoPaper(facts.head, facts.day, title, FILE_NAME, (record, impact_part(facts)))


def _chapters(facts: StoreFacts) -> Iterator[Chapter]:
    yield Chapter("Qui répond du traitement", tuple(_who(facts)))
    yield Chapter("Finalités et fondement", _PURPOSES)
    yield Chapter("Personnes et données", tuple(_data(facts)))
    yield Chapter("Qui y accède", tuple(_recipients(facts)))
    yield Chapter("Durées", tuple(_durations(facts)))
    yield Chapter("Mesures de sécurité de cette base", tuple(security(facts)))


def _who(facts: StoreFacts) -> Iterator[Entry]:
    head = facts.head
    siret = french.siret(facts.siret) if facts.siret else TO_COMPLETE
    reach = ", ".join(filter(None, (head.address, head.contact))) or TO_COMPLETE
    yield told("Responsable du traitement", f"{head.name}, SIRET {siret}")
    yield told("Coordonnées", reach)
    signs = ", ".join(filter(None, (facts.signatory, facts.signatory_title)))
    yield told("Représenté par", signs or TO_COMPLETE)
    yield told("Service", head.service or TO_COMPLETE)
    yield blank("Délégué à la protection des données")
    yield blank("Responsables conjoints (article 26) : collectivités, conventions")


_PURPOSES: Final = (
    told("Accompagnement social", "Recevoir les demandes des agents, les suivre, en rendre compte sans nom."),
    told("Agenda", "Prendre et tenir les rendez-vous, les permanences et les séances collectives."),
    told("Prévention", "Préparer les interventions et les inspections, suivre ce qu’elles ont relevé."),
    told("Conventions", "Tenir les adhésions, les devis et les relevés de ce qui est dû par l’employeur."),
    told("Preuve", "Savoir qui a ouvert, changé, imprimé ou exporté quoi."),
    told(
        "Fondement proposé",
        "Mission d’intérêt public (article 6-1-e) ; contrat ou convention pour la part financière "
        "(article 6-1-b). À confirmer par le DPO.",
    ),
    blank("Exception de l’article 9 retenue pour les données de santé et les notes"),
)


def _data(facts: StoreFacts) -> Iterator[Entry]:
    number = french.plural
    yield told(
        "Agents reçus",
        f"{number(facts.count('agents'), 'fiche')} : civilité, nom, employeur, statut, téléphone et courriel "
        "professionnels ou donnés par la personne, dates des congés pour raison de santé (jamais leur "
        "cause), rendez-vous, demandes.",
    )
    yield told(
        "Dossiers",
        f"{number(facts.count('cases'), 'dossier')} : employeur, domaine de la demande, qui l’a faite, "
        "référent, dates, temps passé.",
    )
    yield told(
        "Notes sous secret",
        f"{number(facts.count('confidential_notes'), 'note')}, scellées : situation sociale, motif détaillé. "
        "Des données sensibles peuvent s’y trouver.",
    )
    yield told(
        "Collectivités",
        f"{number(facts.count('authorities'), 'fiche')} : contacts professionnels, effectifs, conventions, "
        "devis, relevés, observations d’inspection et leurs photos.",
    )
    yield told(
        "Personnel du centre",
        f"{number(len(facts.openers), 'personne ouvre', 'personnes ouvrent')} la base : nom, rôles, agenda, "
        "accès et modifications.",
    )
    yield told(
        "Non collecté",
        "Ni numéro de sécurité sociale (refusé dans les fiches, signalé dans les textes), ni religion, ni "
        "appartenance syndicale, ni diagnostic : aucun champ n’existe pour eux.",
    )


def _recipients(facts: StoreFacts) -> Iterator[Entry]:
    for role in Role:
        held = facts.holders(role)
        if held:
            yield told(ROLES[role], f"{french.plural(held, 'personne')}. {_may_read(role)}")
    masked = "sont masqués" if facts.mask_small_counts else "ne sont pas masqués (réglage du centre)"
    yield told(
        "Employeurs",
        "Relevés, devis et rapports : des heures et des nombres, sans nom d’agent. Dans les rapports "
        f"d’activité, les chiffres de moins de cinq personnes {masked}.",
    )
    yield told("Archives départementales", "Bordereaux d’élimination, sans nom ni numéro de dossier.")
    yield told("Personnes concernées", "L’export de ce qui les concerne, à leur demande (article 15).")
    yield told("Hors de l’Union européenne", "Aucun transfert par le programme, qui fonctionne sans réseau.")
    yield blank("Autres destinataires, sous-traitants (poste de travail, partage, support)")


def _may_read(role: Role) -> str:
    """What a role reads of an agent, by the table of rights."""
    names = role in roles_with(Right.SEE_NAMES)
    cases = role in roles_with(Right.READ_SUPPORT)
    parts = ["Lit le nom des agents" if names else "Ne lit des agents que les initiales"]
    parts.append("lit les demandes et dossiers" if cases else "ne lit ni demandes ni dossiers")
    if role in roles_with(Right.NOTES):
        parts.append("lit les notes des équipes qui l’ont admis")
    return f"{', '.join(parts)}."


def _durations(facts: StoreFacts) -> Iterator[Entry]:
    yield told(
        "Dossiers et notes",
        f"{facts.case_months} mois après le dernier contact (réglage du centre). {retention.LEGAL_NOTE} Rien "
        "ne s’efface seul : prolonger, archiver ou éliminer est décidé et motivé.",
    )
    yield told(
        "Élimination",
        "Par bordereau et avec le visa des Archives départementales (code du patrimoine, article L. 212-2).",
    )
    yield told("Journal des accès", f"{facts.access_months} mois, puis effacé. {accesses.LEGAL_NOTE}")
    yield told(
        "Sauvegardes",
        f"{MONTHLY} mois au plus ({LONGEST_KEPT.days} jours), sauf les états mis de côté par une "
        f"restauration ({facts.set_aside} ici), à supprimer à la main.",
    )
    yield blank("Agents sans dossier, rendez-vous, journal des modifications : durée à fixer", 2)
    yield blank("Devis, conventions et relevés : durée à fixer (pièces comptables)")


def security(facts: StoreFacts) -> Iterator[Entry]:
    """What protects this store, and what it lacks."""
    yield told("Chiffrement", f"{encryption(facts)} {cost_words(facts)}")
    yield told(
        "Notes",
        "Chiffrées une seconde fois (AES-256-GCM), sous une clé que les membres de l’équipe ont seuls ; ni "
        "l’administrateur ni qui détient le fichier ne les lit.",
    )
    yield told("Accès", _access_words(facts))
    yield told("Verrouillage", _lock_words(facts))
    yield told("Fiche de secours", _recovery_words(facts))
    yield told("Sauvegardes", _backup_words(facts))
    yield told(
        "Traçabilité",
        "Journal des accès chaîné, que personne ne réécrit sans que cela se voie ; journal de chaque "
        "modification.",
    )
    yield told("Restitution à l’écran", "F8 masque les noms ; les rapports d’erreur n’en portent pas.")


def encryption(facts: StoreFacts) -> str:
    """How the file is closed, and for how many."""
    opens = french.plural(len(facts.openers), "personne l’ouvre", "personnes l’ouvrent")
    return (
        f"Fichier entier, sauvegardes et documents joints compris (AES-256, clé tirée au hasard) ; {opens}."
    )


def cost_words(facts: StoreFacts) -> str:
    """What a try of the cheapest passphrase costs."""
    cost = facts.cost
    passes, lanes = french.plural(cost.passes, "passage"), french.plural(cost.lanes, "voie")
    return f"Chaque essai d’une phrase de passe coûte Argon2id, {cost.memory_mib} Mio, {passes}, {lanes}."


def _access_words(facts: StoreFacts) -> str:
    waiting = sum(each.provisional for each in facts.openers)
    said = "Une phrase de passe par personne, des droits par rôle, contrôlés hors de l’écran."
    if not waiting:
        return said
    wait = french.plural(waiting, "personne n’a pas encore changé", "personnes n’ont pas encore changé")
    return f"{said} {wait} la phrase de passe donnée."


def _lock_words(facts: StoreFacts) -> str:
    if facts.lock_minutes is None:
        return (
            f"Après un temps réglé sur chaque ordinateur, de {SHORTEST_IDLE} à {LONGEST_IDLE} minutes ; "
            "veille de l’ordinateur comprise. Les clés quittent alors le programme."
        )
    minutes = french.plural(facts.lock_minutes, "minute")
    return f"Après {minutes} sur cet ordinateur, veille comprise. Les clés quittent alors le programme."


def _recovery_words(facts: StoreFacts) -> str:
    if facts.recovery:
        return "Il y en a une : sous enveloppe cachetée, chez la personne responsable du service social."
    return "Il n’y en a pas : une phrase de passe oubliée perd les notes qu’elle seule ouvre."


def _backup_words(facts: StoreFacts) -> str:
    kept = french.plural(facts.backups, "sauvegarde gardée", "sauvegardes gardées")
    if not facts.backups:
        kept = "Aucune sauvegarde pour l’instant"
    if facts.last_backup:
        kept = f"{kept}, la dernière du {french.date_medium(facts.last_backup)}"
    return f"{kept}. {_second_words(facts)} {_rehearsed_words(facts)}"


def _second_words(facts: StoreFacts) -> str:
    if not facts.second_folder:
        return "Pas de deuxième dossier sur cet ordinateur."
    if facts.last_second is None:
        return "Un deuxième dossier est choisi, sans copie encore."
    return f"Deuxième dossier, dernière copie le {french.date_medium(facts.last_second)}."


def _rehearsed_words(facts: StoreFacts) -> str:
    if facts.rehearsed is None:
        return "Aucune restauration essayée depuis cet ordinateur."
    return f"Restauration essayée le {french.date_medium(facts.rehearsed)}."
