"""From a statement to its pages: what leaves for the authority, and the list by case that stays inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from cigdesk import french
from cigdesk.domain.engagement_units import named
from cigdesk.domain.money import total
from cigdesk.domain.quote import QuoteLineKind
from cigdesk.french import NBSP, NNBSP
from cigdesk.services.quote_sheet import (
    TO_COMPLETE,
    Addressee,
    Issuer,
    Mention,
    NotSubjectToVat,
    SheetLine,
    VatTable,
)
from cigdesk.services.statement_sheet import StatementSheet, signed_figure
from cigdesk.services.statement_view import LineView, StatementView

PROJECT: Final = "PROJET"
INTERNAL: Final = "USAGE INTERNE"


@dataclass(frozen=True, kw_only=True)
class StatementPage:
    """A page to draw: layout alone is left to do. Nothing in it names a person who was received."""

    kind: str
    """What stands large at the head: « Relevé »."""
    reference: str
    issuer: Issuer
    addressee: Addressee
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    about: str
    heading: str
    """Over the lines."""
    nothing: str
    """In place of the lines."""
    lines: tuple[SheetLine, ...]
    vat: NotSubjectToVat | VatTable
    gross: Decimal
    in_words: str = ""
    """Over the amount in words; nothing where it is not written."""
    mentions: tuple[Mention, ...] = ()
    day: date | None = None
    watermark: str = ""
    foot: str = ""
    """At the right of the foot."""


def statement_page(sheet: StatementSheet) -> StatementPage:
    """What leaves for the authority, « PROJET » across it as long as it is not closed."""
    return StatementPage(
        kind="Relevé",
        reference=f"n°{NNBSP}{sheet.number}" if sheet.number else "Projet",
        issuer=sheet.issuer,
        addressee=sheet.addressee,
        facts=tuple(_facts(sheet)),
        about=f"Prestations réalisées, {sheet.period}",
        heading="Prestation",
        nothing="Rien n’est dû pour ce mois.",
        lines=tuple(_summary_lines(sheet)),
        vat=sheet.vat,
        gross=sheet.gross,
        in_words="Arrêté le présent relevé à la somme de" if sheet.gross >= 0 else "",
        mentions=tuple(_mentions(sheet)),
        day=sheet.closed_on,
        watermark="" if sheet.number else PROJECT,
        foot="Document de démonstration" if sheet.demo else "",
    )


def internal_page(sheet: StatementSheet, view: StatementView) -> StatementPage:
    """Each piece of work by case number, for the people of the centre alone."""
    return StatementPage(
        kind="Liste interne",
        reference=f"Relevé {view.number}" if view.number else "Projet de relevé",
        issuer=sheet.issuer,
        addressee=sheet.addressee,
        facts=(
            ("Période", (sheet.period,)),
            ("Lignes", (str(len(view.lines)),)),
            ("Diffusion", ("interne au centre de gestion, ne pas transmettre à la collectivité",)),
        ),
        about=f"Détail du relevé par dossier, {sheet.period}",
        heading="Intervention",
        nothing="Aucune intervention ce mois.",
        lines=tuple(_case_lines(view.lines)),
        vat=sheet.vat,
        gross=sheet.gross,
        mentions=(Mention(lead="Secret professionnel", text=_UNNAMED),),
        day=sheet.closed_on,
        watermark=INTERNAL,
        foot="Usage interne",
    )


_UNNAMED: Final = (
    f"aucun nom ni motif ne figure sur cette liste{NNBSP}; les dossiers y sont désignés par leur numéro."
)
_NO_CASE: Final = "Sans dossier"


def _facts(sheet: StatementSheet) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Période", (sheet.period,)
    yield "Validé le", (french.date_long(sheet.closed_on) if sheet.closed_on else "non validé",)
    if sheet.siret and sheet.siret != sheet.addressee.siret:
        yield "SIRET facturé", (french.siret(sheet.siret),)
    for label, value in (
        ("Engagement", sheet.engagement_number),
        ("Bon de commande", sheet.purchase_order),
        ("Code service", sheet.service_code),
    ):
        if value:
            yield label, (value,)
    yield "Signataire", (sheet.issuer.signatory or TO_COMPLETE,)


def _summary_lines(sheet: StatementSheet) -> Iterator[SheetLine]:
    for group in sheet.groups:
        yield SheetLine(kind=QuoteLineKind.SECTION, label=group.label, subtotal=group.amount)
        for row in group.rows:
            yield SheetLine(
                label=row.label,
                quantity=row.quantity,
                unit=row.unit,
                unit_price=row.unit_price,
                amount=row.amount,
                detail=row.note,
            )


def _mentions(sheet: StatementSheet) -> Iterator[Mention]:
    yield Mention(lead="Tarifs", text=f"fixés par délibération {sheet.issuer.deliberation or TO_COMPLETE}.")
    if sheet.vat.mention:
        yield Mention(lead="TVA", text=sheet.vat.mention.removeprefix("TVA").lstrip())
    yield Mention(lead="Facturation", text=_BILLING)
    yield Mention(lead="Secret professionnel", text=_COUNTED)


_BILLING: Final = (
    f"ce relevé justifie les sommes dues au titre du mois{NNBSP}; il n’est pas un titre de recettes, qui sera"
    " déposé sur Chorus Pro avec les références ci-dessus."
)
_COUNTED: Final = f"le relevé compte des heures, des jours et des places{NNBSP}; il ne désigne aucun agent."


def _case_lines(lines: Iterable[LineView]) -> Iterator[SheetLine]:
    ordered = sorted(lines, key=lambda each: (not each.case_number, each.case_number, each.day, each.label))
    for case, found in groupby(ordered, key=lambda each: each.case_number):
        held = list(found)
        title = f"Dossier {case}" if case else _NO_CASE
        yield SheetLine(kind=QuoteLineKind.SECTION, label=title, subtotal=total(each.amount for each in held))
        yield from map(_case_line, held)


def _case_line(line: LineView) -> SheetLine:
    return SheetLine(
        label=f"{french.date_short(line.day)}, {line.label}",
        quantity=signed_figure(line.unit, line.quantity),
        unit=named(line.unit, abs(line.quantity)),
        unit_price=line.unit_price,
        amount=line.amount,
        detail=", ".join(remarks_of(line)),
    )


def remarks_of(line: LineView) -> Sequence[str]:
    """What is to be known of a line beside its figures: who came, order, reason, month, correction."""
    said = (
        line.attendance.words if line.attendance else "",
        line.order,
        line.reason,
        f"retard{NBSP}: {french.month_year(line.day)}" if line.late else "",
        f"correction du relevé {line.corrects}" if line.corrects else "",
        line.why,
    )
    return tuple(each for each in said if each)
