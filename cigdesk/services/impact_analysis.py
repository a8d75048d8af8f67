"""The skeleton of the impact assessment (GDPR article 35): what the program knows, what is left to decide.

The risks are told by the ways in which they come about; how likely and how grave they are for this centre is
for its data protection officer to say, so those lines are blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cigdesk.french import number
from cigdesk.services.dpo_paper import Chapter, Entry, Part, StoreFacts, blank, spaced, told

_LEAD: Final = (
    "L’accompagnement social figure sur la liste des traitements qui demandent une analyse d’impact (CNIL, "
    "délibération n° 2018-327, JORF du 6 nov. 2018). Repères suivis : CNIL, délibérations 2021-028 "
    "(accompagnement social) et 2023-095 (durées). Un centre de gestion n’est pas un établissement "
    "médico-social : ce sont des repères, que le DPO confirme ou écarte. Ce document n’est pas l’avis du DPO."
)


def impact_part(facts: StoreFacts) -> Part:
    """The assessment as far as a program goes."""
    chapters = (
        Chapter("Description", tuple(_description(facts))),
        Chapter("Nécessité et proportionnalité", tuple(_necessity(facts))),
        Chapter("Risque : des données lues par qui ne le doit pas", tuple(_disclosure(facts))),
        Chapter("Risque : des données changées sans droit", _CHANGED),
        Chapter("Risque : des données perdues", tuple(_lost(facts))),
        Chapter("Ce que le DPO décide", _DECISIONS),
    )
    return Part("Canevas de l’analyse d’impact", spaced(_LEAD), chapters)


def _description(facts: StoreFacts) -> Iterator[Entry]:
    yield told(
        "Support",
        "Un fichier chiffré sur un ordinateur du service, sans serveur ni réseau. La base s’emporte sur un "
        "portable ; une seule des deux copies s’écrit alors.",
    )
    yield told(
        "Cycle de vie",
        "Demande, rendez-vous, dossier, notes, clôture, échéance de conservation, archive intermédiaire ou "
        "élimination.",
    )
    held = (number(facts.count(each)) for each in ("agents", "appointments", "confidential_notes"))
    yield told("Échelle", "Fiches d’agents : {}. Rendez-vous : {}. Notes sous secret : {}.".format(*held))
    yield blank("Contexte du centre, collectivités servies, postes et lieux d’usage", 2)


def _necessity(facts: StoreFacts) -> Iterator[Entry]:
    yield told(
        "Minimisation",
        "Le secrétariat tient le créneau, la personne et un domaine neutre ; le motif détaillé est avec les "
        "notes, sous secret.",
    )
    yield told("Durées", f"{facts.case_months} mois après le dernier contact, puis une décision motivée.")
    yield told(
        "Droits",
        "Accès : export en un geste, passages sur des tiers biffés. Effacement : décidé, motivé, rejoué sur "
        "toute sauvegarde restaurée. Délai d’un mois affiché.",
    )
    yield told(
        "Secret professionnel",
        "Les assistants de service social y sont tenus par profession (CASF, article L. 411-3 ; code pénal, "
        "articles 226-13 et 226-14). Hiérarchie, employeur et informatique ne lisent aucune note.",
    )
    yield blank("Information des agents : support, date, qui la remet", 2)
    yield blank("Rectification, limitation, opposition : qui répond")


def _disclosure(facts: StoreFacts) -> Iterator[Entry]:
    yield told(
        "Comment",
        "Ordinateur perdu ou volé, clé USB égarée, session laissée ouverte, phrase de passe confiée ou "
        "notée, fiche de secours lue, export ou page imprimée qui traîne.",
    )
    yield told(
        "Ce qui le retient",
        "Chiffrement du fichier et seconde clé des notes, verrouillage, droits par rôle, initiales, petits "
        "chiffres {}, journal des accès, avertissement devant les données à ne pas écrire.".format(
            "masqués" if facts.mask_small_counts else "non masqués"
        ),
    )
    yield told(
        "Ce qui reste",
        "Un programme hostile sur un poste dont la session est ouverte lit ce qui est à l’écran. Qu’une "
        "personne a rencontré un travailleur social n’est pas caché au secrétariat. Ce qui est sorti du "
        "programme n’est plus protégé par lui.",
    )
    yield from _RATED


_RATED: Final = (
    blank("Gravité, vraisemblance"),
    blank("Mesures à ajouter", 2),
)

_CHANGED: Final = (
    told(
        "Comment",
        "Erreur de saisie, fusion à tort de deux fiches, geste d’une personne qui n’en a pas le droit, "
        "fichier modifié hors du programme.",
    ),
    told(
        "Ce qui le retient",
        "Annulation, versions des notes, journal des modifications, droits contrôlés hors de l’écran, "
        "fichier scellé : un octet changé se voit à la lecture.",
    ),
    *_RATED,
)


def _lost(facts: StoreFacts) -> Iterator[Entry]:
    yield told(
        "Comment",
        "Panne du disque, vol, incendie, phrase de passe oubliée, effacement par erreur, copie emportée qui "
        "ne revient pas.",
    )
    lacking = []
    if not facts.second_folder:
        lacking.append("pas de deuxième dossier de sauvegarde")
    if not facts.recovery:
        lacking.append("pas de fiche de secours")
    if facts.rehearsed is None:
        lacking.append("aucune restauration essayée")
    yield told(
        "Ce qui le retient", "Écriture sûre, sauvegardes vérifiées et étagées, restauration essayée à blanc."
    )
    missing = ", ".join(lacking)
    yield told(
        "Ce qui manque ici", f"Sur cet ordinateur : {missing}." if missing else "Rien que le programme sache."
    )
    yield from _RATED


_DECISIONS: Final = (
    blank("Fondement et exception de l’article 9 confirmés"),
    blank("Responsabilité conjointe (article 26) : accord avec les collectivités"),
    blank("Durées confirmées ou changées"),
    blank("Risque résiduel acceptable ? Consultation préalable de la CNIL (article 36) ?", 2),
    blank("Avis du DPO", 2),
    blank("Avis des personnes concernées ou de leurs représentants (article 35-9)", 2),
    blank("Décision du responsable du traitement, date, signature, prochaine révision", 2),
)
