"""The column at the right of a sheet: what is to do, whom to call, who the authority is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cigdesk.domain.authority import requirements_of
from cigdesk.domain.follow_up import Act, Point
from cigdesk.french import capitalised, initials, phone, siret
from cigdesk.services.authority_sheet import AuthoritySheet, ContactLine
from ui.icons import paint_icon
from ui.masking import Masking
from ui.pages.authorities.cards import TwoLineRow, replace_all
from ui.theme import current
from ui.widgets.avatar import paint_avatar
from ui.widgets.base import Label, tight
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card

_ACT_ICONS = {
    Act.DECLARE: "users-group",
    Act.RENEW: "alert-triangle",
    Act.SIGN: "signature",
    Act.IDENTITY: "id-badge-2",
    Act.CONTACT: "user-plus",
}


class PointRow(TwoLineRow):
    """One thing to do."""

    def __init__(self, point: Point, parent: QWidget | None = None) -> None:
        super().__init__(point.text, point.detail, parent)
        self._icon = _ACT_ICONS[point.act]
        self._role = "warn.solid" if point.urgent else "text2"
        self.setToolTip(f"{point.text}\n{point.detail}")

    def paint_mark(self, painter: QPainter, area: QRectF) -> None:
        square = QRectF(2, round(area.top() + 8), 16, 16)
        paint_icon(painter, square, self._icon, current().color(self._role))


class TodoCard(Card):
    """« À faire »: each point is the way to settle it."""

    asked = Signal(object)
    """(Point)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("À faire"), spacing=2, parent=parent)
        self.rows: list[PointRow] = []

    def show_sheet(self, sheet: AuthoritySheet) -> None:
        """Show the points of that sheet."""
        self.rows = [PointRow(point) for point in sheet.todo]
        for point, shown in zip(sheet.todo, self.rows, strict=True):
            shown.clicked.connect(lambda _=False, point=point: self.asked.emit(point))
        empty = Label(self.tr("Rien à faire pour le moment."), "body", "text2")
        replace_all(self.body, self.rows or [empty])


class ContactRow(QWidget):
    """A contact: the row opens the form, the icons copy what one needs to call or write."""

    def __init__(self, line: ContactLine, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        values = line.values
        role = ", ".join(
            part for part in (values.role, self.tr("signe les devis") * values.signs_quotes) if part
        )
        self.open_button = _ContactButton(masking.name(values.name), initials(values.name), role)
        self.phone_button = IconButton("phone", self.tr("Copier le téléphone"))
        self.mail_button = IconButton("mail", self.tr("Copier le courriel"))
        self.phone_button.set_reason("" if values.phone else self.tr("Pas de téléphone"))
        self.mail_button.set_reason("" if values.mail else self.tr("Pas de courriel"))
        if values.phone and not masking.masked:
            self.phone_button.setToolTip(phone(values.phone))
        if values.mail and not masking.masked:
            self.mail_button.setToolTip(values.mail)
        layout = tight(QHBoxLayout(self), 2)
        layout.addWidget(self.open_button, 1)
        layout.addWidget(self.phone_button)
        layout.addWidget(self.mail_button)


class _ContactButton(TwoLineRow):
    MARK = 40

    def __init__(self, name: str, letters: str, role: str) -> None:
        super().__init__(name, role)
        self._letters = letters

    def paint_mark(self, painter: QPainter, area: QRectF) -> None:
        disc = QRectF(0, round(area.center().y() - 15), 30, 30)
        paint_avatar(painter, disc, self._letters, current())


class ContactsCard(Card):
    """« Contacts », with the way to add one."""

    opened = Signal(object)
    """(ContactLine or None for a new one)."""
    copied = Signal(str, str)
    """(what was copied, its text)."""

    def __init__(self, masking: Masking, parent: QWidget | None = None) -> None:
        self.add_button = IconButton("plus", self.tr("Ajouter un contact"))
        super().__init__(self.tr("Contacts"), right=self.add_button, spacing=2, parent=parent)
        self._masking, self._lines = masking, tuple[ContactLine, ...]()
        self.rows: list[ContactRow] = []
        self.add_button.clicked.connect(lambda: self.opened.emit(None))
        masking.changed.connect(lambda _: self._show())

    def show_sheet(self, sheet: AuthoritySheet) -> None:
        """Show the contacts of that sheet."""
        self._lines = sheet.contacts
        self._show()

    def _show(self) -> None:
        self.rows = [ContactRow(line, self._masking) for line in self._lines]
        for shown in self.rows:
            values = shown.line.values
            shown.open_button.clicked.connect(lambda _=False, line=shown.line: self.opened.emit(line))
            shown.phone_button.clicked.connect(
                lambda _=False, text=values.phone: self.copied.emit(self.tr("Téléphone copié"), text)
            )
            shown.mail_button.clicked.connect(
                lambda _=False, text=values.mail: self.copied.emit(self.tr("Courriel copié"), text)
            )
        empty = Label(self.tr("Aucun contact."), "body", "text2")
        replace_all(self.body, self.rows or [empty])


class IdentityCard(Card):
    """« Identité »: what is known and not already in the strip under the title."""

    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.edit_button = IconButton("pencil", self.tr("Modifier l’identité"))
        super().__init__(self.tr("Identité"), right=self.edit_button, spacing=6, parent=parent)
        self.edit_button.clicked.connect(self.edit_asked)

    def show_sheet(self, sheet: AuthoritySheet) -> None:
        """Show the identity; what is missing is said, in grey."""
        values = sheet.values
        place = " ".join(part for part in (values.postcode, values.city) if part)
        facts = [
            (self.tr("SIRET"), siret(values.siret)),
            (self.tr("Service Chorus"), values.chorus_service),
            *self._required(sheet),
            (self.tr("Adresse"), ", ".join(part for part in (values.address, place) if part)),
            (self.tr("Téléphone"), phone(values.phone)),
            (self.tr("Courriel"), values.mail),
            (self.tr("Situation"), self._situation(sheet)),
        ]
        replace_all(self.body, [self._fact(name, text) for name, text in facts], ruled=False)

    def _required(self, sheet: AuthoritySheet) -> list[tuple[str, str]]:
        wanted = requirements_of(sheet.values)
        return [(self.tr("Exige"), ", ".join(wanted))] if wanted else []

    def _situation(self, sheet: AuthoritySheet) -> str:
        values = sheet.values
        said = [self.tr("affiliée") if values.affiliated else self.tr("non affiliée")]
        said += [self.tr("cotisation additionnelle")] if values.optional_contribution else []
        said += [self.tr("ACFI hors du centre")] if values.other_acfi else []
        return capitalised(", ".join(said))

    def _fact(self, name: str, text: str) -> QWidget:
        line = QWidget()
        layout = tight(QHBoxLayout(line), 8)
        label = Label(name, "secondary", "text2")
        label.setFixedWidth(96)
        value = Label(text or self.tr("non renseigné"), "secondary", "text" if text else "text3", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(value, 1)
        return line
