"""Eliminating cases: the list is proposed, the Archives give their visa, the list is carried out.

What is carried out can't be taken back: a backup comes before, and the log of the store is folded away after.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.elimination import (
    LIVE,
    Elimination,
    EliminationCase,
    EliminationCounter,
    VisaValues,
    check_proposal,
    check_visa,
    require_visa,
)
from cigdesk.domain.errors import Refused
from cigdesk.domain.identifiers import tidy, tidy_name
from cigdesk.domain.retention import DecisionValues, RetentionAct, reason_fault
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.french import NBSP, date_long, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.backups import Shelf
from cigdesk.ports.erasure import ErasureList
from cigdesk.ports.quotes import Files
from cigdesk.ports.retention import EliminationRow
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.elimination_sheet import (
    Draw,
    EliminationSheet,
    elimination_from_json,
    elimination_sheet,
    elimination_to_json,
)
from cigdesk.services.erasing import wipe_case
from cigdesk.services.retention import KeptCase, add_decision, kept_cases
from cigdesk.services.retention_access import require_deciding

_RIGHT: Final = Right.ELIMINATE


@dataclass(frozen=True)
class Spared:
    """A case of a list that would not be eliminated now, and why."""

    number: str
    why: str


@dataclass(frozen=True)
class EliminationView:
    """One list, with what carrying it out would do now."""

    row: EliminationRow
    sheet: EliminationSheet
    numbers: tuple[str, ...]
    """Of all its cases."""
    ready: int
    """How many would be eliminated."""
    notes: int
    """And the notes that would go with them."""
    spared: tuple[Spared, ...]


class EliminationService:
    """Lists of elimination, from proposal to end."""

    def __init__(
        self,
        context: Context,
        files: Files,
        back_up: Callable[[], object],
        shelf: Shelf,
        erasures: ErasureList,
    ) -> None:
        self._context, self._files = context, files
        self._back_up, self._shelf, self._erasures = back_up, shelf, erasures

    def view(self, elimination_id: UUID) -> EliminationView:
        """One list as it stands; raises `NotFound`."""
        require_deciding(self._context)
        with self._context.reading(Right.READ_SUPPORT) as uow:
            record = uow.get(Elimination, elimination_id)
            row = next(each for each in uow.retention.eliminations() if each.id == elimination_id)
            going, spared = self._parted(uow, record)
            return EliminationView(
                row,
                elimination_from_json(record.snapshot),
                tuple(sorted(each.number for each in _cases(uow, record))),
                len(going),
                sum(each.facts.notes for each in going),
                tuple(spared),
            )

    def archives_service(self) -> str:
        """The service that the last list was sent to; "" before the first."""
        require_deciding(self._context)
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return next((each.archives_service for each in uow.retention.eliminations()), "")

    def propose(self, ids: Collection[UUID], archives_service: str, draw: Draw) -> Change:
        """Number a list of cases that are due, and freeze its paper; it is given up, not taken back.

        Raises `InvalidInput` under `archives_service`, `Refused` for a case that may not go.
        """
        require_sound(check_proposal(archives_service))
        with self._context.writing(_RIGHT) as uow:
            record = self._proposed(uow, ids, tidy_name(archives_service))
            kinds = uow.commit().kinds
        self.pdf(record.id, draw)
        detail = plural(record.cases, "dossier")
        return Change(kinds, f"Bordereau {record.number} proposé au visa", detail, ids=(record.id,))

    def _proposed(self, uow: UnitOfWork, ids: Collection[UUID], archives_service: str) -> Elimination:
        cases = kept_cases(uow, self._context, uow.retention.facts(ids))
        if not cases or len(cases) != len(set(ids)):
            raise Refused("Choisissez des dossiers à l’échéance : il n’y a rien à éliminer.")
        for each in cases:
            _require_ready(each)
        centre, today = centre_of(uow), self._context.today()
        record = Elimination(
            id=new_id(),
            year=today.year,
            sequence=next_number(uow, today.year),
            proposed_on=today,
            person_id=self._context.actor.person_id,
            archives_service=archives_service,
            cases=len(cases),
            notes=sum(each.facts.notes for each in cases),
            first_day=min(each.facts.opened_on for each in cases),
            last_day=max(each.keeping.last for each in cases),
            snapshot="",
        )
        sheet = elimination_sheet(centre, record, centre.case_retention_months, cases)
        record.snapshot = elimination_to_json(sheet)
        uow.add(record)
        uow.flush()
        for each in cases:
            uow.add(EliminationCase(id=new_id(), elimination_id=record.id, case_id=each.id))
        return record

    def pdf(self, elimination_id: UUID, draw: Draw) -> bytes:
        """Its paper: drawn once, and the same bytes are given ever after."""
        require_deciding(self._context)
        with self._context.reading(Right.READ_SUPPORT) as uow:
            record = uow.get(Elimination, elimination_id)
            if record.pdf_sha256:
                return self._files.read(record.pdf_sha256)
        content = draw(elimination_from_json(record.snapshot))
        if self._context.actor.may(_RIGHT):
            self._keep(elimination_id, content)
        return content

    def _keep(self, elimination_id: UUID, content: bytes) -> None:
        with self._context.writing(_RIGHT) as uow:
            uow.get(Elimination, elimination_id).pdf_sha256 = self._files.keep(content)
            uow.commit()

    def obtain(self, elimination_id: UUID, values: VisaValues) -> Change:
        """Note the visa of the Archives; raises `InvalidInput` by field, `Refused` once it has ended."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            record = uow.get(Elimination, elimination_id)
            require_sound(check_visa(values, record.proposed_on, self._context.today()))
            record.obtain(values.tidied())
            return (elimination_id,)

        return self._context.change(_RIGHT, work, f"Visa noté, bordereau {self._number(elimination_id)}")

    def give_up(self, elimination_id: UUID, reason: str) -> Change:
        """End a list with nothing eliminated; raises `InvalidInput` under `reason`, `Refused` once ended."""
        require_sound({"reason": reason_fault(reason)})

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            uow.get(Elimination, elimination_id).give_up(self._context.today(), tidy(reason))
            return (elimination_id,)

        return self._context.change(
            _RIGHT,
            work,
            f"Bordereau {self._number(elimination_id)} abandonné",
            still_allowed=lambda uow: _require_alone_on(uow, elimination_id),
        )

    def carry_out(self, elimination_id: UUID) -> Change:
        """Eliminate the cases of a list that are still due; the others are left, and taken off it.

        Raises `Refused` without the reference and the date of the visa, or where no case is due any more.
        Nothing of it can be taken back.
        """
        with self._context.reading(_RIGHT) as uow:
            require_visa(uow.get(Elimination, elimination_id))
        self._back_up()
        with self._context.writing(_RIGHT) as uow:
            record = uow.get(Elimination, elimination_id)
            going, spared = self._parted(uow, record)
            record.carry_out(self._context.today(), len(going))
            if not going:
                raise Refused("Plus aucun dossier de ce bordereau n’est à l’échéance : abandonnez-le.")
            for each in going:
                self._eliminate(uow, record, each)
            erased = uow.erasure.erased()
            kinds = uow.commit().kinds
        self._erasures.keep(erased)
        self._context.accesses.note(AccessAct.DELETE, "cases", [each.id for each in going])
        self._shelf.fold()
        left = f", {plural(len(spared), 'gardé')}" if spared else ""
        return Change(
            kinds, f"{plural(len(going), 'dossier éliminé', 'dossiers éliminés')}{left}", record.number
        )

    def _parted(self, uow: UnitOfWork, record: Elimination) -> tuple[list[KeptCase], list[Spared]]:
        """The cases that would be eliminated now, and those that would not."""
        if record.state not in LIVE:
            return [], []
        ids = [each.case_id for each in uow.find(EliminationCase, elimination_id=record.id)]
        going, spared = list[KeptCase](), list[Spared]()
        for each in kept_cases(uow, self._context, uow.retention.facts(ids)):
            why = _why_spared(each)
            if why:
                spared.append(Spared(each.facts.number, why))
            else:
                going.append(each)
        return going, spared

    def _eliminate(self, uow: UnitOfWork, record: Elimination, case: KeptCase) -> None:
        wipe_case(uow, case.id)
        values = DecisionValues(reason=f"Bordereau {record.number}, visa {record.visa_reference}")
        add_decision(uow, self._context, case.id, RetentionAct.ELIMINATE, values)
        left = uow.get(Case, case.id)
        left.archived_on = left.kept_until = None
        left.eliminated_on = self._context.today()
        uow.flush()

    def _number(self, elimination_id: UUID) -> str:
        with self._context.reading(_RIGHT) as uow:
            return uow.get(Elimination, elimination_id).number


def _cases(uow: UnitOfWork, record: Elimination) -> list[Case]:
    return [uow.get(Case, each.case_id) for each in uow.find(EliminationCase, elimination_id=record.id)]


def _require_ready(case: KeptCase) -> None:
    if case.facts.list_id is not None:
        raise Refused(f"Le dossier {case.facts.number} est déjà au bordereau {case.facts.list_number}.")
    if why := _why_spared(case):
        raise Refused(f"Le dossier {case.facts.number} ne s’élimine pas{NBSP}: {why}.")


def _why_spared(case: KeptCase) -> str:
    """Why a case is not eliminated now; "" when it is."""
    if not case.facts.closed:
        return "il est ouvert"
    if case.keeping.awaited_on is not None:
        return f"un rendez-vous est noté le {date_long(case.keeping.awaited_on)}"
    return "" if case.keeping.due else f"il est gardé jusqu’au {date_long(case.keeping.due_on)}"


def _require_alone_on(uow: UnitOfWork, elimination_id: UUID) -> None:
    """Raise `Refused` where a case of a list that is live again went on another one meanwhile."""
    for each in uow.find(EliminationCase, elimination_id=elimination_id):
        others = uow.find(EliminationCase, case_id=each.case_id)
        live = [uow.get(Elimination, other.elimination_id) for other in others]
        if sum(other.state in LIVE for other in live) > 1:
            raise Refused("Un dossier de ce bordereau est depuis sur un autre. Rien n’a été annulé.")


def next_number(uow: UnitOfWork, year: int) -> int:
    """Without hole or double: the counter moves in the transaction that holds the write lock."""
    counters = uow.find(EliminationCounter, year=year)
    counter = counters[0] if counters else EliminationCounter(id=new_id(), year=year)
    if not counters:
        uow.add(counter)
    counter.last += 1
    return counter.last
