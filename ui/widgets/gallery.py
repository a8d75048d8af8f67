"""Every widget on one sheet, for the eye: run it, or grab it in both themes (`make screens`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cigdesk.french import NBSP, NNBSP
from ui.icons import Status, status_pixmap
from ui.theme import Accent, current, hub
from ui.widgets.activity import ActivityTag
from ui.widgets.base import Label, column, row, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox, Switch
from ui.widgets.completer import CompleterPopup, Deliver, Suggestion
from ui.widgets.delegates import AmountDelegate, CellRole, GaugeDelegate, PillDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.gauge import Gauge, GaugeData
from ui.widgets.inputs import LineEdit
from ui.widgets.message_bar import MessageBar
from ui.widgets.mini_calendar import MiniCalendar
from ui.widgets.people_list import AvatarCheckList, Person
from ui.widgets.pill import Pill, PillData
from ui.widgets.progress import ProgressBar
from ui.widgets.search import SearchButton, SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.table import TableView
from ui.widgets.toast import Toast

_TODAY = date(2026, 11, 12)
_AGENTS = (
    Suggestion(1, "Haddad", ", Mme", "Pantin, titulaire"),
    Suggestion(2, "Haddad", ", M.", "La Courneuve, contractuel"),
    Suggestion(3, "Haddou", ", Mme", "Les Lilas, stagiaire"),
)
_PACKAGES = (
    ("Montreuil", f"18{NNBSP}540{NBSP}€", GaugeData(9, 1.5, 16, 0.87, Accent.BAD), Accent.BAD, "En retard"),
    ("Choisy-le-Roi", f"13{NNBSP}905{NBSP}€", GaugeData(7.5, 2, 10, 0.87), Accent.WARN, "À planifier"),
)
_PILL_ICONS = {Accent.BAD: "alert-circle", Accent.WARN: "calendar-plus"}
_STATUSES = (
    (Status.UPCOMING, "À venir"),
    (Status.ONGOING, "En cours"),
    (Status.DONE, "Honoré"),
    (Status.EXCUSED, "Absent excusé"),
    (Status.NO_SHOW, "Absent non excusé"),
    (Status.CANCELLED, "Annulé"),
    (Status.TO_FILL, "Statut à renseigner"),
)


class StatusLabel(QWidget):
    """A status glyph and its word, as legends show them."""

    def __init__(self, status: Status, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._glyph = status, QLabel()
        layout = tight(QHBoxLayout(self), 9)
        layout.addWidget(self._glyph)
        layout.addWidget(Label(text))
        layout.addStretch(1)
        hub().changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._glyph.setPixmap(status_pixmap(self._status, 16, current(), self.devicePixelRatioF()))


class Gallery(QWidget):
    """The sheet. `focused` is the field that shows the keyboard ring."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self.setAutoFillBackground(True)
        self.focused = LineEdit("Pantin")
        self._search = SearchField(self.tr("Rechercher un agent"), large=True)
        self._search.setText("hadd")
        layout = tight(QHBoxLayout(self), 0)
        rail = surface("rail")
        rail.setFixedWidth(80)
        layout.addWidget(rail)
        layout.addLayout(column(self._header(), self._columns(), spacing=0), 1)
        self._popup = CompleterPopup(
            self._search, _answer, create_text=f"Créer la fiche «{NBSP}{{text}}{NBSP}»", delay_ms=0
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focused.setFocus(Qt.FocusReason.TabFocusReason)
        self._popup.refresh()

    def _header(self) -> QWidget:
        header = surface("header")
        header.setFixedHeight(56)
        layout = tight(QHBoxLayout(header), 12, (20, 0, 16, 0))
        layout.addWidget(Label("Composants et états", "title"))
        layout.addWidget(Label("Planche de référence", "body", "text2"))
        layout.addStretch(1)
        layout.addWidget(SearchButton("Rechercher ou agir", keycap="Ctrl K"))
        return header

    def _columns(self) -> QHBoxLayout:
        layout = tight(QHBoxLayout(), 12, (20, 16, 16, 16))
        for width, cards in ((436, self._left()), (424, self._middle()), (440, self._right())):
            holder = QWidget()
            holder.setFixedWidth(width)
            stack = tight(QVBoxLayout(holder), 12)
            for card in cards:
                stack.addWidget(card, 1 if card is cards[-1] else 0)
            layout.addWidget(holder)
        return layout

    def _left(self) -> Sequence[QWidget]:
        return self._choices(), self._completion(), self._activities()

    def _choices(self) -> Card:
        card = _card("Calendrier et choix")
        card.setFixedHeight(364)
        calendar = MiniCalendar(_TODAY)
        calendar.setFixedWidth(214)
        free = [_TODAY.replace(day=day) for day in (12, 13, 16, 17, 19, 20, 23, 24, 26, 27)]
        calendar.set_marks(free, [_TODAY.replace(day=11)])
        people = AvatarCheckList("Intervenants")
        people.set_people([Person(1, "Camille Roussel", "3 libres"), Person(2, "Nadia Belkacem", "5")], [1])
        period = Segmented([("day", "Jour"), ("week", "Semaine")], "Période")
        period.set_value("week")
        masked = row(Label("Masquer les noms"), None, Switch("Masquer les noms"))
        side = column(
            row(period, None), people, _ticked("Permanences", "map-pin", "accent.solid"), masked, None
        )
        card.body.addLayout(row(column(calendar, None), side, spacing=12))
        return card

    def _completion(self) -> Card:
        card = _card("Recherche d’agent, complétion")
        card.add(self._search)
        card.body.addSpacing(184)
        return card

    def _activities(self) -> Card:
        card = _card("Natures d’activité")
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(ActivityTag("Permanence", Accent.ACCENT, "map-pin"), 0, 0)
        grid.addWidget(ActivityTag("À distance", Accent.INDIGO, "video"), 0, 1)
        grid.addWidget(ActivityTag("À l’heure", Accent.PLUM, "currency-euro"), 1, 0)
        grid.addWidget(ActivityTag("Inspection", Accent.BROWN, "shield-check"), 1, 1)
        card.add(grid)
        card.body.addStretch(1)
        return card

    def _middle(self) -> Sequence[QWidget]:
        return self._notifications(), self._fault(), self._work(), self._emptiness()

    def _notifications(self) -> Card:
        card = _card("Notifications")
        when = f"mar. 10 nov. 2026, 14{NNBSP}h{NNBSP}15"
        card.add(
            Toast(
                "M. Adam noté absent excusé", when, status=Status.EXCUSED, action="Annuler", keycap="Ctrl Z"
            )
        )
        total = f"Total ramené à 19{NNBSP}305,00{NBSP}€"
        card.add(
            Toast("Ligne retirée du devis", total, icon_name="trash", action="Rétablir", keycap="Ctrl Z")
        )
        return card

    def _fault(self) -> Card:
        card = _card(f"Message d’erreur{NBSP}: ce qui s’est passé, ce qui est gardé, que faire")
        kept = (
            "Vos 3 dernières modifications sont gardées sur ce poste. "
            "Elles seront écrites dès le retour du réseau."
        )
        buttons = (
            Button("Réessayer maintenant", size="medium"),
            Button("Enregistrer une copie…", "link", size="medium"),
        )
        card.add(MessageBar("Le lecteur réseau ne répond plus.", kept, buttons, icon_name="cloud-off"))
        return card

    def _work(self) -> Card:
        card = _card("Progression, annulable")
        work = ProgressBar("Export des relevés d’octobre")
        work.set_progress(7, 11, f"Rosny-sous-Bois, environ 10{NBSP}s")
        card.add(work)
        return card

    def _emptiness(self) -> Card:
        card = _card("État vide")
        sentence = f"Ouvrez une demi-journée pour proposer des créneaux de 45{NBSP}min aux agents."
        action = Button("Ouvrir une permanence", "primary", icon_name="plus")
        card.add(EmptyState("Aucune permanence à Coubron", sentence, action=action), 1)
        return card

    def _right(self) -> Sequence[QWidget]:
        return self._fields(), self._statuses(), self._gauge(), self._buttons()

    def _fields(self) -> Card:
        card = _card("Champs")
        siren = Field("Erreur", LineEdit(f"219{NNBSP}400 22"))
        siren.set_error("Le SIREN compte 9 chiffres, il en manque 1.")
        agents = Field(
            "Lecture seule", LineEdit(f"1{NNBSP}284 agents"), help_text="Repris de la déclaration 2026"
        )
        agents.set_read_only(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Field("Repos", LineEdit("Pantin")), 0, 0)
        grid.addWidget(Field("Focus clavier", self.focused), 0, 1)
        grid.addWidget(siren, 1, 0)
        grid.addWidget(agents, 1, 1)
        card.add(grid)
        return card

    def _statuses(self) -> Card:
        card = _card("Statuts de rendez-vous")
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for place, (status, text) in enumerate(_STATUSES):
            grid.addWidget(StatusLabel(status, text), place // 2, place % 2)
        card.add(grid)
        return card

    def _gauge(self) -> Card:
        card = _card("Jauge")
        spoken = f"Inspection{NBSP}: 7,5 jours faits, 2 planifiés, 10 prévus, 0,5 à planifier"
        card.add(Gauge(GaugeData(7.5, 2, 10, 0.87, spoken=spoken)))
        figures = (
            Label("7,5 faits, 2 planifiés", "secondary", "text2"),
            Label(f"10 prévus, rythme 87{NBSP}%", "secondary", "text2"),
        )
        card.add(row(figures[0], None, figures[1]))
        return card

    def _buttons(self) -> Card:
        card = _card("Boutons, pastilles et tableau")
        card.add(_flow(_button_row(), spacing=8))
        pills = (
            Pill("Brouillon", Accent.NEUTRAL, "pencil"),
            Pill("Envoyé", Accent.ACCENT, "send"),
            Pill("Accepté", Accent.OK, "check"),
            Pill("À relancer", Accent.WARN, "bell"),
            Pill("Refusé", Accent.BAD, "x"),
        )
        card.add(_flow(pills, spacing=6))
        card.add(_table(), 1)
        return card


def build_gallery() -> QWidget:
    """The sheet of the design (`composants`), made for 1440 × 900."""
    gallery = Gallery()
    gallery.resize(1440, 900)
    return gallery


def _card(title: str) -> Card:
    return Card(title, title_role="secondary", title_tone="text3", spacing=10)


def _flow(widgets: Sequence[QWidget], *, spacing: int) -> QWidget:
    holder = QWidget()
    layout = FlowLayout(holder, spacing=spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def _button_row() -> Sequence[Button]:
    closed = Button("Indisponible")
    closed.set_reason("Possible après le statut du 30 oct.")
    return (
        Button("Réserver", "primary", keycap="Ctrl N"),
        Button("Reporter"),
        Button("Annuler", "danger"),
        Button("Tout voir", "link"),
        closed,
        Button("Suivant", icon_name="chevron-right"),
    )


def _ticked(text: str, icon_name: str, role: str) -> CheckBox:
    box = CheckBox(text, icon_name=icon_name, icon_role=role)
    box.setChecked(True)
    return box


def _table() -> TableView:
    table = TableView("Forfaits")
    model = QStandardItemModel(0, 4, table)
    model.setHorizontalHeaderLabels(["Collectivité", "Forfait", "Consommation", "État"])
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    model.setHeaderData(1, Qt.Orientation.Horizontal, right, Qt.ItemDataRole.TextAlignmentRole)
    for name, amount, gauge, family, state in _PACKAGES:
        model.appendRow(_cells(name, amount, gauge, PillData(state, family, _PILL_ICONS[family])))
    table.setModel(model)
    table.set_column(0, width=112)
    table.set_column(1, delegate=AmountDelegate(), width=84)
    table.set_column(2, delegate=GaugeDelegate(), stretch=True)
    table.set_column(3, delegate=PillDelegate(), width=124)
    table.horizontalHeader().setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    table.horizontalHeader().setSortIndicatorShown(True)
    table.select_row(0)
    return table


def _cells(name: str, amount: str, gauge: GaugeData, pill: PillData) -> list[QStandardItem]:
    cells = [QStandardItem(text) for text in (name, amount, "", pill.text)]
    cells[2].setData(gauge, CellRole.GAUGE)
    cells[3].setData(pill, CellRole.PILL)
    return cells


def _answer(_text: str, deliver: Deliver) -> None:
    deliver(_AGENTS)
