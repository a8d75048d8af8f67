"""Which cases fall due, and what is decided of them: archived, kept longer, taken out of the archive, opened.

Nothing happens by itself, and nothing is deleted here: see `cigdesk.services.eliminations`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from dateutil.relativedelta import relativedelta

from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.agenda.wall import day_of
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.retention import (
    CaseDecision,
    Contacts,
    DecisionValues,
    Keeping,
    RetentionAct,
    check_decision,
    keeping,
    latest_rest,
    proposed_act,
    require_at_hand,
    require_kept,
)
from cigdesk.domain.rights import Right
from cigdesk.domain.support import Case
from cigdesk.french import NBSP, date_long, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.retention import CaseFacts, DecisionRow, EliminationRow
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.editing import require_sound
from cigdesk.services.retention_access import may_decide, require_deciding
from cigdesk.services.support_acts import require_alone

USUAL_EXTENSION: Final = 12
"""Months that are proposed when a case is kept longer."""


@dataclass(frozen=True)
class KeptCase:
    """One case with what is known of its last contact."""

    facts: CaseFacts
    keeping: Keeping

    @property
    def id(self) -> UUID:
        """Its key."""
        return self.facts.id

    @property
    def proposed(self) -> RetentionAct:
        """What is proposed of it once it is due."""
        return proposed_act(self.facts.closed)

    @property
    def ready(self) -> bool:
        """Whether it may go on a list of elimination: due, closed, and on no other list."""
        return self.keeping.due and self.facts.closed and self.facts.list_id is None


@dataclass(frozen=True)
class Overview:
    """What is due, what is archived, and the lists of elimination, as they stand on a day."""

    due: tuple[KeptCase, ...]
    archived: tuple[KeptCase, ...]
    eliminations: tuple[EliminationRow, ...]
    today: date
    months: int
    """That a case is kept after its last contact."""


@dataclass(frozen=True)
class CaseKeeping:
    """What the panel of a case says: where it stands, and what was decided of it, the latest first."""

    case: KeptCase
    decisions: tuple[DecisionRow, ...]
    months: int
    """That a case is kept after its last contact."""


class RetentionService:
    """Reading what falls due, and deciding."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def may_archive(self) -> bool:
        """Whether the person at the keyboard archives, keeps longer and takes out of the archive."""
        return self._context.actor.may(Right.ARCHIVE)

    @property
    def may_eliminate(self) -> bool:
        """Whether they eliminate, with the visa of the Archives."""
        return self._context.actor.may(Right.ELIMINATE)

    def today(self) -> date:
        """The present day of the centre."""
        return self._context.today()

    @property
    def may_decide(self) -> bool:
        """Whether they see what falls due: one of both."""
        return may_decide(self._context)

    def overview(self) -> Overview:
        """What is due, archived ones among them, those that wait the longest first; and all the rest."""
        require_deciding(self._context)
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return Overview(
                due_cases(uow, self._context),
                kept_cases(uow, self._context, uow.retention.archived()),
                tuple(uow.retention.eliminations()),
                self._context.today(),
                centre_of(uow).case_retention_months,
            )

    def due(self) -> tuple[KeptCase, ...]:
        """The cases that are due; nothing for whoever decides of none."""
        if not self.may_decide:
            return ()
        with self._context.reading(Right.READ_SUPPORT) as uow:
            return due_cases(uow, self._context)

    def of_case(self, case_id: UUID) -> CaseKeeping:
        """Where one case stands; raises `Refused` for one that was eliminated."""
        with self._context.reading(Right.READ_SUPPORT) as uow:
            require_kept(uow.get(Case, case_id))
            (case,) = kept_cases(uow, self._context, uow.retention.facts([case_id]))
            months = centre_of(uow).case_retention_months
            return CaseKeeping(case, tuple(uow.retention.decisions(case_id)), months)

    def exported(self, cases: Sequence[KeptCase]) -> Sequence[KeptCase]:
        """The same, which are about to leave the program by number: that is noted."""
        require_deciding(self._context)
        self._context.accesses.note(AccessAct.EXPORT, "cases", [each.id for each in cases])
        return cases

    def usual_until(self, act: RetentionAct) -> date:
        """Until when a case is kept if nothing else is said."""
        with self._context.reading() as uow:
            months = centre_of(uow).case_retention_months
        months = USUAL_EXTENSION if act is RetentionAct.EXTEND else months
        return self._context.today() + relativedelta(months=months)

    # deciding

    def archive(self, ids: Collection[UUID], values: DecisionValues) -> Change:
        """Put cases into the intermediate archive until that day; one that is open is closed today.

        Raises `InvalidInput` by field, `Refused` for one that is archived, or that somebody is to be met for.
        """

        def decide(uow: UnitOfWork, record: Case) -> None:
            require_at_hand(record)
            _require_nobody_awaited(kept_case(uow, self._context, record.id))
            today = self._context.today()
            record.closed_on = record.closed_on or today
            record.archived_on, record.kept_until = today, values.until

        return self._decide(ids, RetentionAct.ARCHIVE, values, decide, _archived)

    def extend(self, ids: Collection[UUID], values: DecisionValues) -> Change:
        """Keep cases until that day, where they are: those of a list of elimination are then left out.

        Raises `InvalidInput` by field: `until` too for a day on which one of them is not yet due anyway.
        """

        def decide(uow: UnitOfWork, record: Case) -> None:
            require_kept(record)
            self._require_later(uow, record, values.until)
            record.kept_until = values.until

        return self._decide(ids, RetentionAct.EXTEND, values, decide, _extended)

    def _require_later(self, uow: UnitOfWork, record: Case, until: date | None) -> None:
        kept = kept_case(uow, self._context, record.id).keeping
        if until is not None and until <= kept.due_on:
            told = f"Le dossier {record.number} est déjà gardé jusqu’au {date_long(kept.due_on)}."
            raise InvalidInput({"until": told})

    def reopen(self, case_id: UUID, reason: str) -> Change:
        """Take a case out of the intermediate archive: it stays closed, among the cases of every day.

        Raises `InvalidInput` under `reason`, `Refused` for one that is not archived.
        """

        def decide(_uow: UnitOfWork, record: Case) -> None:
            _require_archived(record)
            record.archived_on = None

        return self._decide([case_id], RetentionAct.REOPEN, DecisionValues(reason=reason), decide, _reopened)

    def consult(self, case_id: UUID, reason: str) -> Change:
        """Open an archived case for the rest of the day, with a reason that is kept; it can't be taken back.

        Raises `InvalidInput` under `reason`, `Refused` for one that is not archived.
        """
        require_deciding(self._context)
        values = _checked(RetentionAct.CONSULT, DecisionValues(reason=reason), self._context.today())
        right = Right.ARCHIVE if self.may_archive else Right.ELIMINATE
        with self._context.writing(right) as uow:
            record = uow.get(Case, case_id)
            _require_archived(record)
            add_decision(uow, self._context, case_id, RetentionAct.CONSULT, values)
            commit = uow.commit()
        return Change(commit.kinds, f"Dossier {record.number} ouvert dans l’archive", ids=(case_id,))

    def _decide(
        self,
        ids: Collection[UUID],
        act: RetentionAct,
        values: DecisionValues,
        decide: Callable[[UnitOfWork, Case], None],
        said: Callable[[Sequence[Case]], str],
    ) -> Change:
        """All of them or none, each with its decision."""
        kept = _checked(act, values, self._context.today())

        def records(uow: UnitOfWork) -> list[Case]:
            return [uow.get(Case, each) for each in ids]

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            for record in records(uow):
                decide(uow, record)
                add_decision(uow, self._context, record.id, act, kept)
            return tuple(ids)

        def still_allowed(uow: UnitOfWork) -> None:
            for record in records(uow):
                require_alone(uow, record)

        self._context.require(Right.ARCHIVE)
        with self._context.reading() as uow:
            label = said(records(uow))
        return self._context.change(Right.ARCHIVE, work, label, still_allowed=still_allowed)


def kept_cases(uow: UnitOfWork, context: Context, rows: Iterable[CaseFacts]) -> tuple[KeptCase, ...]:
    """The cases of these rows with what the rule says of each today."""
    months, today = centre_of(uow).case_retention_months, context.today()
    return tuple(
        KeptCase(each, keeping(contacts_of(each, context), months, today, each.kept_until)) for each in rows
    )


def kept_case(uow: UnitOfWork, context: Context, case_id: UUID) -> KeptCase:
    """One of them, as it stands in this transaction."""
    uow.flush()
    (found,) = kept_cases(uow, context, uow.retention.facts([case_id]))
    return found


def due_cases(uow: UnitOfWork, context: Context) -> tuple[KeptCase, ...]:
    """Those that are due, the ones that wait the longest first."""
    months, today = centre_of(uow).case_retention_months, context.today()
    rows = uow.retention.rested(latest_rest(months, today), today)
    due = (each for each in kept_cases(uow, context, rows) if each.keeping.due)
    return tuple(sorted(due, key=lambda each: (each.keeping.due_on, each.facts.sequence)))


def contacts_of(facts: CaseFacts, context: Context) -> Contacts:
    """The days on the wall of the centre on which something was done for a case."""
    met, noted, awaited = (
        day_of(each, context.zone) if each else None
        for each in (facts.met_at, facts.noted_at, facts.awaited_at)
    )
    return Contacts(
        opened_on=facts.opened_on,
        closed_on=facts.closed_on,
        asked_on=facts.asked_on,
        met_on=met,
        worked_on=facts.worked_on,
        noted_on=noted,
        awaited_on=awaited,
    )


def add_decision(
    uow: UnitOfWork, context: Context, case_id: UUID, act: RetentionAct, values: DecisionValues
) -> None:
    """Keep what was decided, by whom, today."""
    uow.add(
        CaseDecision(
            id=new_id(),
            case_id=case_id,
            act=act,
            reason=values.reason,
            decided_on=context.today(),
            person_id=context.actor.person_id,
            until=values.until,
        )
    )


def _checked(act: RetentionAct, values: DecisionValues, today: date) -> DecisionValues:
    require_sound(check_decision(act, values, today))
    return values.tidied()


def _require_archived(record: Case) -> None:
    require_kept(record)
    if record.archived_on is None:
        raise Refused(f"Le dossier {record.number} n’est pas archivé.")


def _require_nobody_awaited(case: KeptCase) -> None:
    if case.keeping.awaited_on is not None:
        raise Refused(
            f"Un rendez-vous est noté le {date_long(case.keeping.awaited_on)} pour le dossier"
            f" {case.facts.number}{NBSP}: dites d’abord ce qu’il est devenu."
        )


def _archived(records: Sequence[Case]) -> str:
    return _said(records, "archivé")


def _extended(records: Sequence[Case]) -> str:
    return _said(records, "prolongé")


def _reopened(records: Sequence[Case]) -> str:
    return f"Dossier {records[0].number} sorti de l’archive"


def _said(records: Sequence[Case], done: str) -> str:
    if len(records) == 1:
        return f"Dossier {records[0].number} {done}"
    return plural(len(records), f"dossier {done}", f"dossiers {done}s")
