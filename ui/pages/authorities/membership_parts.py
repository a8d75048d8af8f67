"""What the panel of a membership is made of: facts, a year, an amendment, a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.membership import MembershipState
from cigdesk.domain.membership_periods import length_text
from cigdesk.french import EN_DASH, NBSP, NNBSP, amount, date_medium, plural
from cigdesk.services.membership_sheet import AmendmentLine, DocumentLine, MembershipSheet, TermsLine
from ui.icons import paint_icon
from ui.pages.authorities.cards import TwoLineRow
from ui.theme import Accent, current
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar

_LABELS = 88


class IconRow(TwoLineRow):
    """A row with its icon."""

    def __init__(self, icon: str, text: str, detail: str, role: str = "text2") -> None:
        super().__init__(text, detail)
        self._icon, self._role = icon, role
        self.setToolTip("\n".join(part for part in (text, detail) if part))

    def paint_mark(self, painter: QPainter, area: QRectF) -> None:
        square = QRectF(2, round(area.top() + 8), 16, 16)
        paint_icon(painter, square, self._icon, current().color(self._role))


def facts_of(sheet: MembershipSheet) -> list[QWidget]:
    """What is known of the membership, label by label."""
    return [_fact(label, value) for label, value in _facts(sheet)]


def _facts(sheet: MembershipSheet) -> Iterator[tuple[str, str]]:
    values = sheet.values
    start = date_medium(values.start or sheet.today)
    end = f"{NBSP}{EN_DASH}{NBSP}{date_medium(values.end)}" if values.end else ", sans terme"
    yield "Période", start + end
    if values.start is not None and values.end is not None:
        renewal = "reconduction tacite" if values.tacit else "renouvellement exprès"
        yield "Durée", f"{length_text(values.start, values.end)}, {renewal}"
    yield "Préavis", _notice(sheet)
    if values.state is MembershipState.SIGNED:
        yield "Signée", _signatures(values.signed_on, values.centre_signed_on)
    yield "Délibérations", _deliberations(sheet)
    denunciation = sheet.denunciation
    if denunciation.denounced_on is not None and denunciation.denounced_effect is not None:
        received = f"reçue le {date_medium(denunciation.denounced_on)}"
        effect = f"fin au {date_medium(denunciation.denounced_effect)}"
        yield "Dénoncée", ", ".join(filter(None, (received, effect, denunciation.reason)))


def _notice(sheet: MembershipSheet) -> str:
    months = plural(sheet.values.notice_months, "mois", "mois")
    if sheet.last_notice is None:
        return months
    past = sheet.last_notice < sheet.today
    return f"{months}, {'passé le' if past else 'jusqu’au'} {date_medium(sheet.last_notice)}"


def _signatures(theirs: date | None, ours: date | None) -> str:
    parts = (
        f"par la collectivité le {date_medium(theirs)}" if theirs else "date inconnue",
        f"par le centre le {date_medium(ours)}" if ours else "",
    )
    return ", ".join(filter(None, parts))


def _deliberations(sheet: MembershipSheet) -> str:
    values = sheet.values
    parts = (
        _act("collectivité", values.authority_deliberation, values.authority_deliberated_on),
        _act("centre", values.centre_deliberation, values.centre_deliberated_on),
    )
    return "\n".join(filter(None, parts)) or "non renseignées"


def _act(side: str, number: str, day: date | None) -> str:
    if not number and day is None:
        return ""
    said = f"n°{NNBSP}{number}" if number and not number.startswith("n°") else number
    when = f"du {date_medium(day)}" if day else ""
    return f"{side}{NBSP}: {' '.join(filter(None, (said, when)))}"


def _fact(label: str, value: str) -> QWidget:
    shown = QWidget()
    layout = tight(QHBoxLayout(shown), 8)
    name = Label(label, "secondary", "text2")
    name.setFixedWidth(_LABELS)
    layout.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(Label(value, "secondary", wrap=True), 1)
    shown.setAccessibleName(f"{label}{NBSP}: {value}")
    return shown


def missing_row(year: int, on_open: Callable[[], object]) -> TwoLineRow:
    """A year that has no terms yet."""
    shown = IconRow("alert-triangle", f"{year}, à fixer", "Option et montant de l’année", "warn.solid")
    shown.clicked.connect(lambda _checked=False: on_open())
    return shown


def terms_block(
    line: TermsLine, *, on_open: Callable[[], object], on_refresh: Callable[[], object]
) -> QWidget:
    """A year with its option; what a later declaration would change stands under it, never done by itself."""
    shown = QWidget()
    layout = tight(QVBoxLayout(shown), 4)
    opened = IconRow("coin-euro", f"{line.year}, {_amount(line)}", _detail(line))
    opened.clicked.connect(lambda _checked=False: on_open())
    layout.addWidget(opened)
    for text in filter(None, (line.note, line.unknown)):
        layout.addWidget(Label(text, "secondary", "text2", wrap=True))
    if line.outdated:
        button = Button("Actualiser", size="small")
        button.setAccessibleName(f"Actualiser les termes de {line.year}")
        button.clicked.connect(lambda _checked=False: on_refresh())
        layout.addWidget(MessageBar("Effectif modifié", line.outdated, family=Accent.WARN, strip=True))
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return shown


def _amount(line: TermsLine) -> str:
    if line.amount is not None:
        return amount(line.amount)
    return "montant à fixer" if line.offer else "sans option"


def _detail(line: TermsLine) -> str:
    heads = plural(line.headcount, "agent") if line.headcount else "effectif non déclaré"
    return ", ".join(filter(None, (line.offer, heads, line.label)))


def amendment_row(line: AmendmentLine) -> TwoLineRow:
    """An amendment; its paper is a click away."""
    words = f"Avenant n°{NNBSP}{line.number}, au {date_medium(line.effect)}"
    signed = f"signé le {date_medium(line.signed_on)}" if line.signed_on else "à signer"
    shown = IconRow("file-plus", words, f"{line.object}, {signed}")
    changes = "\n".join(each.text for each in line.changes)
    decided = f"Décidé le {date_medium(line.decided_on)}\n" if line.decided_on else ""
    shown.setToolTip(f"{words}\n{line.object}\n{changes}\n{decided}{signed.capitalize()}")
    shown.setAccessibleDescription(changes)
    return shown


_DOCUMENT_ICONS = {
    DocumentKind.DENUNCIATION: "mail",
    DocumentKind.SIGNED_CONVENTION: "signature",
    DocumentKind.CERTIFICATE: "certificate",
}


def document_row(line: DocumentLine) -> TwoLineRow:
    """A file that is kept."""
    icon = _DOCUMENT_ICONS.get(line.kind, "file-text")
    return IconRow(icon, line.title, f"{line.kind.label}, {date_medium(line.kept_at.date())}")
