"""Closing a statement: its number, its frozen lines, the page that leaves for the authority."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from cigdesk.domain.authority import Authority
from cigdesk.domain.errors import Refused
from cigdesk.domain.statement import (
    CHORUS_REFERENCES,
    Month,
    Statement,
    StatementCorrection,
    StatementCounter,
    StatementLine,
    last_day_of,
    reference_of,
)
from cigdesk.domain.statement_due import Point
from cigdesk.domain.statement_ledger import OpenLine
from cigdesk.ports import UnitOfWork
from cigdesk.services.context import Context, centre_of, new_id
from cigdesk.services.quote_printing import addressee_of, issuer_of, vat_of
from cigdesk.services.statement_reading import MonthAccount, span_of
from cigdesk.services.statement_sheet import StatementSheet, statement_to_json, summary_of
from cigdesk.services.statement_view import chorus_of, chorus_points, quotes_of
from cigdesk.services.vat import regime_of


def statement_row(uow: UnitOfWork, context: Context, authority_id: UUID, month: Month) -> Statement:
    """What is kept of the month, made where there is nothing yet."""
    found = uow.find(Statement, authority_id=authority_id, month=month)
    if found:
        return found[0]
    uow.get(Authority, authority_id)
    start, end = span_of(month, context)
    made = Statement(id=new_id(), authority_id=authority_id, month=month, start=start, end=end)
    uow.add(made)
    return made


def close_account(uow: UnitOfWork, context: Context, account: MonthAccount) -> Statement:
    """Number the statement of an open account and freeze its lines, within the transaction of the act.

    Raises `Refused` where it is closed already, while something is to be settled, or with nothing on it.
    """
    statement = statement_row(uow, context, account.authority_id, account.month)
    if statement.closed:
        raise Refused(f"Le relevé {statement.number} est déjà validé.")
    authority = uow.statements.authorities([account.authority_id])[account.authority_id]
    quotes = uow.statements.order_numbers(quotes_of(account))
    chorus = chorus_of(account, authority, quotes)
    _require_settled(account, (*account.points, *chorus_points(account, authority, chorus)))
    for name in ("siret", *CHORUS_REFERENCES):
        setattr(statement, name, getattr(chorus, name))
    number = _next_number(uow, account.month.year)
    statement.close(number, account.total, context.now(), context.actor.name)
    statement.snapshot = statement_to_json(sheet_of(uow, context, account, statement))
    uow.flush()
    for position, line in enumerate(account.lines):
        uow.add(_frozen(statement.id, position, line))
    _take_up(uow, statement, account)
    return statement


def sheet_of(
    uow: UnitOfWork, context: Context, account: MonthAccount, statement: Statement | None = None
) -> StatementSheet:
    """The page of an account as it stands; numbered with the statement that is being closed."""
    centre, authority = centre_of(uow), uow.get(Authority, account.authority_id)
    regime, net = regime_of(uow, last_day_of(account.month)), account.total
    rows = uow.statements.authorities([authority.id])
    quotes = uow.statements.order_numbers(quotes_of(account))
    chorus = chorus_of(account, rows[authority.id], quotes)
    return StatementSheet(
        issuer=issuer_of(centre, centre.deliberation),
        addressee=addressee_of(authority),
        month=account.month,
        number=statement.number if statement else None,
        closed_on=context.today() if statement else None,
        groups=summary_of(account.lines, account.month),
        net=net,
        gross=net + regime.tax_on(net),
        vat=vat_of(regime, net),
        siret=chorus.siret,
        service_code=chorus.service_code,
        engagement_number=chorus.engagement_number,
        purchase_order=chorus.purchase_order,
        demo=centre.demo,
    )


def _require_settled(account: MonthAccount, points: Iterable[Point]) -> None:
    blocking = [each for each in points if each.blocks]
    if blocking:
        raise Refused(blocking[0].message)
    if not account.lines:
        raise Refused("Rien n’est dû pour ce mois : il n’y a pas de relevé à valider.")


def _next_number(uow: UnitOfWork, year: int) -> int:
    """Without hole or double: the counter moves in the transaction that holds the write lock."""
    counters = uow.find(StatementCounter, year=year)
    counter = counters[0] if counters else StatementCounter(id=new_id(), year=year)
    if not counters:
        uow.add(counter)
    counter.last += 1
    return counter.last


def _frozen(statement_id: UUID, position: int, line: OpenLine) -> StatementLine:
    due = line.due
    behind: dict[str, Any] = {"appointment_id": due.meeting_id} if due.meeting_id else {}
    return StatementLine(
        id=new_id(),
        statement_id=statement_id,
        position=position,
        day=due.day,
        group=due.group,
        offer=due.offer,
        label=due.label,
        unit=due.unit,
        quantity=due.quantity,
        unit_price=due.unit_price,
        amount=due.amount,
        reason=due.reason,
        order=due.order,
        case_number=due.case_number,
        mode=due.mode,
        corrects=line.corrects,
        why=line.why,
        **behind,
        **reference_of(due.key),
    )


def _take_up(uow: UnitOfWork, statement: Statement, account: MonthAccount) -> None:
    """The corrections that made these lines are no longer taken back."""
    keys = {each.due.key for each in account.lines}
    for each in uow.find(StatementCorrection, authority_id=statement.authority_id, statement_id=None):
        if each.key in keys:
            each.statement_id = statement.id
