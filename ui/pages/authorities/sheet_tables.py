"""Tables of a sheet: every declaration, every membership; the figures behind the drawings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt

from cigdesk.french import date_medium, number, plural
from cigdesk.services.authority_sheet import AuthoritySheet, HeadcountLine, QuoteOfSheet
from cigdesk.services.membership_line import MembershipLine
from ui.pages.authorities.membership_words import STANDINGS
from ui.pages.authorities.quotes_card import quote_number, quote_object, quote_total
from ui.pages.quotes.states import PILLS
from ui.theme import Accent
from ui.widgets.delegates import CellRole
from ui.widgets.pill import PillData
from ui.widgets.rows import Index, Reader, RowModel


@dataclass(frozen=True)
class Record:
    """One row: its texts by column, the record itself, and the pills of some columns."""

    texts: tuple[str, ...]
    source: object
    pills: dict[int, PillData] = field(default_factory=dict)


class RecordModel(RowModel[Record]):
    """Rows of texts, `right` the columns of figures."""

    def __init__(
        self, titles: Sequence[str], right: Sequence[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(len(titles), right=right, parent=parent)
        self._titles = tuple(titles)

    def source(self, index: Index) -> object:
        """The record of a row, or None."""
        record = self.row(index)
        return None if record is None else record.source

    def title(self, column: int) -> str:
        return self._titles[column]

    def readers(self) -> Mapping[int, Reader[Record]]:
        return {
            Qt.ItemDataRole.DisplayRole: _text,
            Qt.ItemDataRole.AccessibleTextRole: _text,
            CellRole.PILL: lambda record, column: record.pills.get(column),
        }


def _text(record: Record, column: int) -> str:
    return record.texts[column]


def headcount_records(sheet: AuthoritySheet) -> list[Record]:
    """Year, heads, tier, day of the declaration; the latest year first."""
    return [_headcount(line) for line in reversed(sheet.headcounts)]


def _headcount(line: HeadcountLine) -> Record:
    declared = date_medium(line.declared_on) if line.declared_on else ""
    return Record((str(line.year), number(line.heads), line.tier, declared), line)


def quote_records(sheet: AuthoritySheet) -> list[Record]:
    """Number, object, day, total, where it stands; the newest first."""
    return [_quote(quote) for quote in sheet.quotes]


def _quote(quote: QuoteOfSheet) -> Record:
    pill = PILLS[quote.standing]
    texts = (quote_number(quote), quote_object(quote), date_medium(quote.day), quote_total(quote), pill.text)
    return Record(texts, quote, {4: pill})


def membership_records(sheet: AuthoritySheet) -> list[Record]:
    """Convention, first and last day, standing, remarks; the latest first."""
    return [_membership(line) for line in reversed(sheet.memberships)]


def _membership(line: MembershipLine) -> Record:
    values, pill = line.values, STANDINGS[line.standing]
    start = date_medium(values.start) if values.start else ""
    end = date_medium(line.last_day) if line.last_day else "sans terme"
    texts = (values.convention.label, start, end, pill.text, _remarks(line))
    return Record(texts, line, {3: pill})


def _remarks(line: MembershipLine) -> str:
    values, denunciation = line.values, line.denunciation
    said = [
        f"signée le {date_medium(values.signed_on)}" if values.signed_on else "",
        "reconduction tacite" if values.tacit else "",
        f"dénoncée le {date_medium(denunciation.denounced_on)}" if denunciation.denounced_on else "",
        denunciation.reason,
        plural(len(line.amendments), "avenant") if line.amendments else "",
        "sous réserve de recrutement" if values.pending_recruitment else "",
        "liste d’attente" if values.waiting_list else "",
    ]
    return ", ".join(part for part in said if part)


ARCHIVING = {
    False: ("archive", "Archiver la collectivité"),
    True: ("restore", "Désarchiver la collectivité"),
}
"""Icon and name of what archives an authority, or brings it back."""


def sheet_pill(sheet: AuthoritySheet) -> PillData:
    """What the authority is, beside its name."""
    if sheet.archived:
        return PillData("Archivée", Accent.NEUTRAL, "archive")
    if sheet.member:
        return PillData("Adhérente", Accent.OK, "check")
    return PillData("Sans convention", Accent.NEUTRAL, "minus")
