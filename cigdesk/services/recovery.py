"""The recovery sheet: twelve words, printed once, that let somebody back in who forgot their passphrase.

The words open the store and everything that the team admitted them to. Whoever has the sheet can choose a new
passphrase for anybody: it is kept sealed, by the head of the social service, who is bound by secrecy.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.passphrases import RECOVERY
from cigdesk.domain.people import Person
from cigdesk.domain.rights import Right, rights_of
from cigdesk.domain.vault import VaultKind
from cigdesk.french import NBSP
from cigdesk.ports import UnitOfWork
from cigdesk.services.agenda_wording import letterhead
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of
from cigdesk.services.persons import Access
from cigdesk.services.recovery_sheet import RecoverySheet
from cigdesk.services.recovery_words import drawn_words, passphrase_of, same_word
from cigdesk.services.vaults import STATES, State, VaultService

ASKED: Final = 2
"""How many words of the printed sheet are typed again before it counts."""


_ABLE: Final = (State.READY, State.NOT_YET, State.LOST)
"""How a member of the social team stands who may let a new sheet open the notes."""


@dataclass(frozen=True)
class RecoveryState:
    """Whether there is a sheet, and whether the person at the keyboard may make one."""

    made: bool
    refusal: str = ""
    """Why they may not, or ""."""


@dataclass(frozen=True)
class DraftSheet:
    """A sheet that opens nothing yet: it is first put on paper."""

    sheet: RecoverySheet
    asked: tuple[int, ...]
    """The places, from 1, of the words to be typed again from the paper."""
    words: tuple[str, ...] = field(repr=False)


class RecoveryService:
    """Making the sheet; its use is for whoever is out of the store (`cigdesk.bootstrap.recover`)."""

    def __init__(self, context: Context, access: Access, store_name: str, vaults: VaultService) -> None:
        self._context, self._access, self._vaults = context, access, vaults
        self._store_name = store_name

    def state(self) -> RecoveryState:
        """Whether there is a sheet; everybody may know."""
        made = RECOVERY in self._access.holders()
        try:
            self._require_maker()
        except Refused as refused:
            return RecoveryState(made, str(refused))
        return RecoveryState(made)

    def prepare(self) -> DraftSheet:
        """Draw the words of a new sheet: nothing is written, and the former one still counts.

        Raises `Refused` for whoever may not make it.
        """
        self._require_maker()
        words = drawn_words()
        with self._context.reading() as uow:
            head = letterhead(centre_of(uow))
        sheet = RecoverySheet(
            head=head,
            day=self._context.today(),
            store=self._store_name,
            words=words,
            notes=self._opens_notes,
        )
        places = range(1, len(words) + 1)
        return DraftSheet(sheet, tuple(sorted(secrets.SystemRandom().sample(places, ASKED))), words)

    def keep(self, draft: DraftSheet, typed: Mapping[int, str]) -> Change:
        """From now on that sheet opens the store, and no former one does.

        `typed` gives the words asked, by place; raises `InvalidInput` under `words` when one is another.
        """
        self._require_maker()
        wrong = [at for at in draft.asked if not same_word(draft.words[at - 1], typed.get(at, ""))]
        if wrong:
            raise InvalidInput(
                {"words": f"Le mot {wrong[0]} de la fiche est un autre{NBSP}: relisez-la, puis retapez-le."}
            )
        public_key = self._access.admit_person(passphrase_of(draft.words), RECOVERY, "")
        kinds = frozenset({"persons"})
        if self._opens_notes:
            kinds |= self._vaults.admit_recovery(bytes.fromhex(public_key)).kinds
        told = "Les fiches d’avant n’ouvrent plus rien. Mettez celle-ci sous enveloppe cachetée."
        return Change(kinds, "Fiche de secours en service", told)

    @property
    def _opens_notes(self) -> bool:
        return self._context.actor.may(Right.NOTES)

    def _require_maker(self) -> None:
        """A member of the social team; an administrator while there is none, whose notes they could lose."""
        if self._opens_notes:
            state = self._vaults.standing(VaultKind.TEAM).state
            if state not in _ABLE:
                raise Refused(STATES[state])
            return
        if not self._context.actor.may(Right.MANAGE_PERSONS):
            raise Refused("La fiche de secours est faite par l’équipe sociale.")
        with self._context.reading() as uow:
            if _any_social(uow):
                raise Refused(
                    f"La fiche de secours est faite par l’équipe sociale{NBSP}: elle ouvre aussi ses notes."
                )


def _any_social(uow: UnitOfWork) -> bool:
    return any(each.left_on is None and Right.NOTES in rights_of(each.roles) for each in uow.find(Person))
