"""The sheet for a computer that is lost or stolen: what the store held, how it was closed, what to do.

GDPR article 33: a breach is notified to the CNIL within 72 hours of its discovery, unless it is unlikely to
put people at risk; article 33-5: it is written down in any case; article 34: people are told of a high risk,
not of data that are unintelligible to whoever took them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cigdesk import french
from cigdesk.domain.carry import Side
from cigdesk.domain.rights import ROLES
from cigdesk.services.dpo_paper import (
    Chapter,
    Departure,
    DpoPaper,
    Entry,
    Part,
    StoreFacts,
    blank,
    spaced,
    told,
)
from cigdesk.services.processing_record import cost_words, encryption

FILE_NAME: Final = "ordinateur-perdu-ou-vole.pdf"
_LEAD: Final = (
    "Le délai de 72 heures court du moment où le service sait que l’ordinateur manque (RGPD, article 33). "
    "Notez cette heure d’abord. Feuille interne : elle nomme qui ouvre la base, aucun agent."
)
_COUNTED: Final = (
    ("agents", "Fiches d’agents"),
    ("appointments", "Rendez-vous"),
    ("requests", "Demandes"),
    ("cases", "Dossiers d’accompagnement"),
    ("confidential_notes", "Notes sous secret, scellées"),
    ("authorities", "Fiches de collectivités"),
)


def loss_sheet(facts: StoreFacts) -> DpoPaper:
    """The paper."""
    part = Part("Ce qui manque, et que faire en 72 heures", spaced(_LEAD), tuple(_chapters(facts)))
    return DpoPaper(facts.head, facts.day, "Ordinateur perdu ou volé", FILE_NAME, (part,))


def _chapters(facts: StoreFacts) -> Iterator[Chapter]:
    yield Chapter("Les faits, à noter tout de suite", _FACTS)
    yield Chapter("Ce que la base contient", tuple(_held(facts)), _HELD_NOTE)
    yield Chapter("Comment elle est fermée", tuple(_closed(facts)))
    yield Chapter("Dans les premières heures", tuple(_first_hours(facts)))
    yield Chapter("Avant 72 heures", _NOTIFYING)
    yield Chapter("Qui ouvre la base : accès à revoir", tuple(_openers(facts)), _OPENERS_NOTE)


_FACTS: Final = (
    blank("Constaté le, à (heure)"),
    blank("Ordinateur ou support, où et comment"),
    blank("CIGDesk était-il ouvert et déverrouillé ? La session de l’ordinateur ?"),
    blank("Phrase de passe ou fiche de secours avec lui ?"),
    blank("Exports, PDF, pages imprimées ou autres fichiers non chiffrés avec lui ?"),
)
_HELD_NOTE: Final = (
    "Nombres de la base ouverte pour faire cette feuille, fiches effacées comprises. Le support perdu a pu "
    "en contenir moins, s’il est d’une date antérieure."
)


def _held(facts: StoreFacts) -> Iterator[Entry]:
    for table, label in _COUNTED:
        yield told(label, french.number(facts.count(table)))
    yield told("Base emportée", _departure_words(facts.departure))


def _departure_words(departure: Departure | None) -> str:
    if departure is None:
        return "Non, d’après cette base : elle n’a jamais été emportée."
    label = f"« {departure.label} »"
    day = french.date_long(departure.day)
    if departure.side is Side.TRAVELLING:
        return f"Cette base est la copie emportée le {day} par {departure.by} sur {label}."
    if departure.open:
        return f"Oui, depuis le {day}, par {departure.by}, sur {label} : ici, elle ne s’écrit plus."
    if departure.reason:
        return (
            f"Emportée le {day} par {departure.by} sur {label} ; cette copie a été abandonnée depuis, et "
            f"n’est pas revenue (« {departure.reason} »)."
        )
    return f"Non : partie le {day} sur {label}, elle est revenue. Une copie a pu y rester."


def _closed(facts: StoreFacts) -> Iterator[Entry]:
    yield told("Chiffrement", encryption(facts))
    yield told("Phrases de passe", cost_words(facts))
    yield told("Notes", "Fermées une seconde fois : la clé du fichier ne les ouvre pas.")
    sheet = "Oui, douze mots : vérifiez que l’enveloppe est là, cachetée." if facts.recovery else "Non."
    yield told("Fiche de secours", sheet)


def _first_hours(facts: StoreFacts) -> Iterator[Entry]:
    yield told("1. Prévenir", "Responsable de service, DPO, informatique. En cas de vol, déposer plainte.")
    yield told(
        "2. Changer",
        "Chacun change sa phrase de passe (Réglages, Sécurité), et partout où il s’en servait. La copie "
        "perdue s’ouvre encore avec celles de son jour : seule leur discrétion la protège.",
    )
    yield told(
        "3. Retirer",
        "Qui ne doit plus entrer (Réglages, Personnes et droits, par un administrateur). La clé des notes "
        "change alors pour la suite. Celle du fichier reste la même : qui ouvrirait la copie perdue lirait "
        "aussi, sauf les notes, une copie plus récente. Ne laissez sortir aucune sauvegarde.",
    )
    if facts.recovery:
        yield told(
            "4. Fiche de secours", "Si l’enveloppe manque ou a été ouverte, en faire une autre aussitôt."
        )
    yield told("Reprendre le travail", _resume_words(facts.departure))


def _resume_words(departure: Departure | None) -> str:
    if departure is not None and departure.side is Side.OFFICE and departure.open:
        return (
            "Réglages, Emporter, « Ouvrir ici quand même » : la base s’écrit de nouveau au bureau, telle "
            "qu’elle était au départ. Ce qui a été écrit sur la copie perdue est perdu."
        )
    return "Sur cette base, ou en restaurant la dernière sauvegarde (Réglages, Sauvegardes)."


_NOTIFYING: Final = (
    told(
        "Risque écarté ?",
        "Fichier chiffré, fermé au moment de la perte, phrases de passe et fiche de secours restées secrètes "
        ": le DPO peut juger la notification inutile, et le motive ci-dessous.",
    ),
    told(
        "Sinon, la CNIL",
        "Notifier par son téléservice sous 72 heures, même incomplètement ; compléter ensuite. Passé ce "
        "délai, dire pourquoi.",
    ),
    told(
        "Les personnes",
        "À informer si le risque pour elles est élevé (article 34), par exemple si la base était "
        "déverrouillée ou un export en clair sur le disque.",
    ),
    told(
        "Les employeurs", "Prévenir les collectivités responsables conjoints (article 26), sans nom d’agent."
    ),
    told("Le registre", "Inscrire la violation au registre interne dans tous les cas (article 33-5)."),
    blank("Décision du DPO et motif", 3),
    blank("Notifié à la CNIL le, à (heure), numéro"),
)
_OPENERS_NOTE: Final = "À droite, notez le jour où la phrase de passe est changée, ou l’accès retiré."


def _openers(facts: StoreFacts) -> Iterator[Entry]:
    for each in facts.openers:
        every = len(each.roles) == len(ROLES)
        roles = "tous les rôles" if every else ", ".join(ROLES[role] for role in each.roles)
        given = " (phrase de passe donnée, jamais changée)" if each.provisional else ""
        yield Entry(f"{each.name}, {roles.lower()}{given}")
