"""Statements as tables: for finance what is due with its Chorus Pro fields, for the centre every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from cigdesk.domain.agenda.slots import Attendance
from cigdesk.domain.agenda.words import MODES
from cigdesk.domain.engagement_units import HOUR, named
from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.statement import ChorusValues, Month, next_month
from cigdesk.domain.text import fold
from cigdesk.french import month_year, plural
from cigdesk.ports import UnitOfWork
from cigdesk.ports.statements import AuthorityRow
from cigdesk.services.context import Context
from cigdesk.services.statement_attendance import attendance_on
from cigdesk.services.statement_reading import MonthAccount, read_month
from cigdesk.services.statement_sheet import by_kind, note_of
from cigdesk.services.statement_view import chorus_of, quotes_of
from cigdesk.services.tables import Cell, CellKind, Column, Table, Tell, tell_nobody

MOST_MONTHS: Final = 36
"""Months in one table."""
_NOT_CLOSED: Final = "à valider"
_OF_THE_STATEMENT: Final = (
    Column("Relevé", width=15),
    Column("Mois", width=15),
    Column("État", width=11),
    Column("Collectivité", width=32),
    Column("SIREN", width=12),
)
_FINANCE: Final = (
    *_OF_THE_STATEMENT,
    Column("SIRET", width=17),
    Column("Code service", width=14),
    Column("N° d’engagement", width=18),
    Column("N° de bon de commande", width=18),
    Column("Mois du travail", width=15),
    Column("Nature", width=34),
    Column("Prestation", width=40),
    Column("Minutes", CellKind.NUMBER, 10),
    Column("Unités", CellKind.NUMBER, 10),
    Column("Unité", width=22),
    Column("Prix unitaire", CellKind.AMOUNT, 13),
    Column("Montant", CellKind.AMOUNT, 13),
    Column("Précision", width=40),
    Column("Total du relevé", CellKind.AMOUNT, 15),
)
_INTERNAL: Final = (
    *_OF_THE_STATEMENT,
    Column("Date", CellKind.DATE, 12),
    Column("Dossier", width=11),
    Column("Nature", width=34),
    Column("Prestation", width=40),
    Column("Mode", width=14),
    Column("Minutes", CellKind.NUMBER, 10),
    Column("Unités", CellKind.NUMBER, 10),
    Column("Unité", width=22),
    Column("Prix unitaire", CellKind.AMOUNT, 13),
    Column("Montant", CellKind.AMOUNT, 13),
    Column("Précision", width=40),
    Column("Créneaux", CellKind.NUMBER, 10),
    Column("Honorés", CellKind.NUMBER, 10),
    Column("Raison de la correction", width=32),
)


@dataclass(frozen=True)
class _Told:
    """A statement with what its rows say of it."""

    account: MonthAccount
    authority: AuthorityRow
    chorus: ChorusValues
    came: Mapping[UUID, Attendance]


class StatementExport:
    """Tables of statements. No name is in any of them; case numbers are in the internal one alone."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def finance(self, first: Month, last: Month, *, drafts: bool = False, tell: Tell = tell_nobody) -> Table:
        """What is due from a month to another, both included, by kind of work; `drafts` adds the open ones.

        Raises `InvalidInput` under `last` for a stretch that is none, or too long.
        """
        rows = [row for each in self._told(first, last, drafts, tell) for row in _finance_rows(each)]
        return Table(_title("Relevés", first, last), _FINANCE, len(rows), rows)

    def internal(self, first: Month, last: Month, *, drafts: bool = False, tell: Tell = tell_nobody) -> Table:
        """Every line with its day and its case number, for the centre alone; raises as `finance` does."""
        rows = [row for each in self._told(first, last, drafts, tell) for row in _internal_rows(each)]
        return Table(_title("Détail", first, last), _INTERNAL, len(rows), rows)

    def _told(self, first: Month, last: Month, drafts: bool, tell: Tell) -> Iterator[_Told]:
        months = list(_months(first, last))
        for done, month in enumerate(months):
            tell(done, len(months), month_year(month))
            with self._context.reading() as uow:
                accounts = read_month(uow, self._context, month)
                kept = [each for each in accounts.values() if each.closed or (drafts and each.lines)]
                yield from _with_authorities(uow, kept)


def _months(first: Month, last: Month) -> Iterator[Month]:
    if last < first:
        raise InvalidInput({"last": "Le dernier mois vient avant le premier."})
    month = first
    for _ in range(MOST_MONTHS):
        yield month
        month = next_month(month)
        if month > last:
            return
    raise InvalidInput({"last": f"Un tableau tient {plural(MOST_MONTHS, 'mois', 'mois')} au plus."})


def _with_authorities(uow: UnitOfWork, accounts: Iterable[MonthAccount]) -> Iterator[_Told]:
    by_id: Mapping[UUID, MonthAccount] = {each.authority_id: each for each in accounts}
    authorities = uow.statements.authorities(list(by_id))
    quotes = uow.statements.order_numbers(quotes_of(*by_id.values()))
    came = attendance_on(uow, (line for each in by_id.values() for line in each.lines))
    told = [
        _Told(each, authorities[found], chorus_of(each, authorities[found], quotes), came)
        for found, each in by_id.items()
    ]
    yield from sorted(told, key=_place)


def _place(told: _Told) -> tuple[bool, str, str]:
    """By number, then by name what has none yet."""
    kept = told.account.kept
    return not told.account.closed, kept.number if kept else "", fold(told.authority.name)


def _title(word: str, first: Month, last: Month) -> str:
    """« Relevés 2026-10 à 2026-12 »: the sheet of a workbook takes 31 characters."""
    return f"{word} {' à '.join(dict.fromkeys(f'{each:%Y-%m}' for each in (first, last)))}"


def _of_the_statement(told: _Told) -> Sequence[Cell]:
    kept = told.account.kept
    return (
        *(kept.number if kept else "", month_year(told.account.month)),
        *("validé" if told.account.closed else _NOT_CLOSED, told.authority.name, told.authority.siren),
    )


def _finance_rows(told: _Told) -> Iterator[Sequence[Cell]]:
    chorus, total = told.chorus, told.account.total
    for lines in by_kind(told.account.lines, told.account.month):
        due = lines[0].due
        quantity = sum((each.due.quantity for each in lines), Decimal(0))
        amount = sum((each.due.amount for each in lines), Decimal(0))
        yield (
            *_of_the_statement(told),
            *(chorus.siret, chorus.service_code, chorus.engagement_number, chorus.purchase_order),
            *(month_year(due.day), due.group.label, due.label, *_counted(due.unit, quantity)),
            *(due.unit_price, amount, note_of(lines[0]), total),
        )


def _internal_rows(told: _Told) -> Iterator[Sequence[Cell]]:
    for line in told.account.lines:
        due = line.due
        mode = MODES[due.mode] if due.mode else ""
        yield (
            *_of_the_statement(told),
            *(due.day, due.case_number, due.group.label, due.label, mode),
            *(*_counted(due.unit, due.quantity), due.unit_price, due.amount, note_of(line)),
            *(*_attended(told.came.get(due.key.record_id)), line.why),
        )


def _attended(came: Attendance | None) -> tuple[Cell, Cell]:
    """Slots and honoured ones, of a permanence."""
    return (came.slots, came.honoured) if came else (None, None)


def _counted(unit: str, quantity: Decimal) -> tuple[Cell, Cell, Cell]:
    """Minutes, or units and their name."""
    return (int(quantity), None, "") if unit == HOUR else (None, quantity, named(unit, abs(quantity)))
