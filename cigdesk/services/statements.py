"""Statements: what is due by authority and month, from the list of a month to the closing of one."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.money import cents
from cigdesk.domain.rights import Right
from cigdesk.domain.statement import (
    ChorusValues,
    CorrectionKind,
    Month,
    Statement,
    StatementCorrection,
    WorkKey,
    check_month_over,
    chorus_faults,
    correction_faults,
    last_day_of,
    reference_of,
)
from cigdesk.french import month_year, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.statements import MeetingRow, StatementRow
from cigdesk.services.changes import Change
from cigdesk.services.context import Context, new_id
from cigdesk.services.editing import require_sound, write_changes
from cigdesk.services.in_turn import Item, Outcome, in_turn
from cigdesk.services.quote_printing import vat_of
from cigdesk.services.statement_attendance import attendance_on
from cigdesk.services.statement_closing import close_account, sheet_of, statement_row
from cigdesk.services.statement_reading import MonthAccount, read_month, span_of
from cigdesk.services.statement_sheet import (
    StatementSheet,
    statement_from_json,
)
from cigdesk.services.statement_view import (
    LeftOut,
    MonthListing,
    StatementListRow,
    StatementView,
    by_name,
    chorus_of,
    chorus_points,
    groups_of,
    quotes_of,
    standing_of,
    typed_of,
    wanted_by,
)
from cigdesk.services.tables import Tell, tell_nobody
from cigdesk.services.vat import regime_of

_RIGHT = Right.MANAGE_STATEMENTS
EXCUSED = "Absence excusée, non facturée"


class StatementService:
    """Reading what is due, correcting it, closing it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # reading

    def listing(self, month: Month) -> MonthListing:
        """The authorities with something due or to settle in a month, in a fixed number of questions."""
        with self._context.reading() as uow:
            accounts = read_month(uow, self._context, month)
            authorities = uow.statements.authorities(list(accounts))
            quotes = uow.statements.order_numbers(quotes_of(*accounts.values()))
        today, rows = self._context.today(), []
        for authority_id, account in accounts.items():
            authority = authorities[authority_id]
            chorus = chorus_of(account, authority, quotes)
            points = (*account.points, *chorus_points(account, authority, chorus))
            kept = account.kept
            rows.append(
                StatementListRow(
                    authority_id,
                    authority.name,
                    month,
                    standing_of(account, points, today),
                    account.total,
                    sum(each.blocks for each in points),
                    len(account.lines),
                    kept.number if kept else "",
                    kept.id if kept else None,
                    chorus,
                    authority.siren,
                )
            )
        return MonthListing(month, by_name(rows))

    def view(self, authority_id: UUID, month: Month) -> StatementView:
        """One statement with all its lines; without any where nothing is due. Raises `NotFound`."""
        with self._context.reading() as uow:
            account = self._account(uow, authority_id, month)
            uow.get(Authority, authority_id)
            row = uow.statements.authorities([authority_id])[authority_id]
            chorus = chorus_of(account, row, uow.statements.order_numbers(quotes_of(account)))
            regime = regime_of(uow, last_day_of(month))
            excused = uow.statements.excused(authority_id, *span_of(month, self._context))
            corrections = uow.statements.corrections(authority_id)
            came = attendance_on(uow, account.lines)
        points = (*account.points, *chorus_points(account, row, chorus))
        kept = account.kept
        return StatementView(
            authority_id=authority_id,
            name=row.name,
            siren=row.siren,
            month=month,
            standing=standing_of(account, points, self._context.today()),
            groups=groups_of(account.lines, came),
            points=points,
            left_out=tuple(map(self._left_out, excused)),
            total=account.total,
            gross=account.total + regime.tax_on(account.total),
            vat=vat_of(regime, account.total),
            chorus=chorus,
            typed=typed_of(account),
            wanted=wanted_by(row),
            corrections=tuple(corrections),
            number=kept.number if kept else "",
            statement_id=kept.id if kept else None,
            closed_at=kept.closed_at if kept else None,
            closed_by=kept.closed_by if kept else "",
        )

    def sheet(self, authority_id: UUID, month: Month) -> StatementSheet:
        """What leaves for the authority: the kept page of a closed statement, or as it stands now."""
        with self._context.reading() as uow:
            kept = uow.find(Statement, authority_id=authority_id, month=month)
            if kept and kept[0].snapshot:
                return statement_from_json(kept[0].snapshot)
            return sheet_of(uow, self._context, self._account(uow, authority_id, month))

    def closed_of(self, authority_id: UUID) -> list[StatementRow]:
        """The closed statements of an authority, the newest first."""
        with self._context.reading() as uow:
            return uow.statements.of_authority(authority_id)

    # acts

    def write_chorus(
        self, authority_id: UUID, month: Month, before: ChorusValues, after: ChorusValues
    ) -> Change:
        """Keep what was typed for Chorus Pro, and the note; raises `InvalidInput`, `Refused` once closed.

        An empty field goes back to what is proposed.
        """
        require_sound(chorus_faults(after))
        kept = after.tidied()

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            statement = statement_row(uow, self._context, authority_id, month)
            if statement.closed:
                raise Refused(f"Le relevé {statement.number} est validé : il ne se modifie plus.")
            write_changes(statement, before, kept)
            return (statement.id,)

        return self._context.change(_RIGHT, work, "Relevé complété")

    def correct(
        self,
        key: WorkKey,
        month: Month,
        quantity: Decimal,
        reason: str,
        *,
        unit_price: Decimal | None = None,
    ) -> Change:
        """Say what a piece of work is due: units (minutes of an hour), 0 for what is not; a price if need be.

        Of a line that is closed, the difference goes on the next statement. Raises `InvalidInput` by field.
        """
        require_sound(correction_faults(quantity, unit_price, reason))
        price = None if unit_price is None else cents(unit_price)
        made = self._correction(key, month, CorrectionKind.UNITS, reason)
        made.quantity, made.unit_price = quantity, price
        return self._keep(made, "Ligne corrigée")

    def set_aside(self, key: WorkKey, month: Month, reason: str) -> Change:
        """Leave a piece of work for the next statement; raises `InvalidInput` by field."""
        require_sound(correction_faults(None, None, reason))
        return self._keep(self._correction(key, month, CorrectionKind.ASIDE, reason), "Ligne mise de côté")

    def withdraw(self, correction_id: UUID) -> Change:
        """Take a correction back that no closed statement has taken up; raises `Refused` otherwise."""

        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            correction = uow.get(StatementCorrection, correction_id)
            if correction.statement_id is not None:
                raise Refused("Cette correction figure sur un relevé validé : corrigez de nouveau la ligne.")
            uow.remove(correction)
            return (correction_id,)

        return self._context.change(_RIGHT, work, "Correction retirée")

    def close(self, authority_id: UUID, month: Month) -> Change:
        """Number the statement and freeze its lines; the work in it no longer changes. There is no way back.

        Raises `Refused` while the month runs, while something is to be settled, or with nothing on it.
        """
        with self._context.writing(_RIGHT) as uow:
            check_month_over(month, self._context.today())
            statement = close_account(uow, self._context, self._account(uow, authority_id, month))
            commit = uow.commit()
        return Change(commit.kinds, f"Relevé {statement.number} validé", ids=(statement.id,))

    def close_ready(self, month: Month, tell: Tell = tell_nobody) -> Outcome:
        """Close all statements of a month that are ready, one after the other; `tell` may stop it."""
        ready = self.listing(month)
        names = {each.authority_id: each.name for each in ready.rows}
        items = [Item(each, names[each]) for each in ready.ready]
        return in_turn(items, lambda item: self.close(item.id, month), _closed_label, tell)

    # inside

    def _account(self, uow: UnitOfWork, authority_id: UUID, month: Month) -> MonthAccount:
        found = read_month(uow, self._context, month, authority_id).get(authority_id)
        if found is not None:
            return found
        kept = uow.statements.of_month(month, authority_id)
        return MonthAccount(authority_id, month, (), kept=kept[0] if kept else None)

    def _left_out(self, row: MeetingRow) -> LeftOut:
        day = row.start.astimezone(self._context.zone).date()
        return LeftOut(row.id, day, (row.end - row.start) // timedelta(minutes=1), EXCUSED)

    def _correction(
        self, key: WorkKey, month: Month, kind: CorrectionKind, reason: str
    ) -> StatementCorrection:
        return StatementCorrection(
            id=new_id(),
            kind=kind,
            month=month,
            reason=reason.strip(),
            made_at=self._context.now(),
            made_by=self._context.actor.name,
            **reference_of(key),
        )

    def _keep(self, made: StatementCorrection, label: str) -> Change:
        def work(uow: UnitOfWork) -> tuple[UUID, ...]:
            for former in uow.find(StatementCorrection, statement_id=None, **reference_of(made.key)):
                if former.kind is made.kind:
                    uow.remove(former)
            uow.add(made)
            return (made.id,)

        return self._context.change(_RIGHT, work, label, month_year(made.month))


def _closed_label(count: int) -> str:
    return plural(count, "relevé validé", "relevés validés")
