"""The screen that prints: what is chosen at the left, the pages as they will come out at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cigdesk.ports.agenda import PractitionerRow
from cigdesk.services.agenda_sheets import Names, Place
from ui.masking import Masking
from ui.pages.agenda.printing_output import PaperOutput
from ui.pages.agenda.printing_presenter import (
    OF_ONE,
    SESSION_PAPERS,
    USUAL_NAMES,
    Order,
    Paper,
    PrintingPresenter,
)
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.pickers import DateField
from ui.widgets.segmented import Segmented

_WIDTH = 320
_PAPERS = ((Paper.DAY.value, "Permanence"), (Paper.WEEK.value, "Semaine"), (Paper.LIST.value, "Liste"))
_NAMES = (
    (Names.HIDDEN.value, "Sans nom"),
    (Names.INITIALS.value, "Initiales"),
    (Names.FULL.value, "Noms"),
)
_SESSION_PAPERS = ((Paper.ATTENDANCE.value, "Émargement"), (Paper.SESSION_SLIPS.value, "Convocations"))
_UPRIGHT, _LYING = "upright", "lying"
_WAYS = ((_UPRIGHT, "Portrait"), (_LYING, "Paysage"))
_SLIP_NAMES = ((Names.HIDDEN.value, "Sans nom"), (Names.FULL.value, "Avec le nom"))
_DATE_LABELS = {Paper.DAY: "Jour", Paper.WEEK: "Semaine du", Paper.LIST: "Du"}
_TITLES = {Paper.SLIP: "Rappel de rendez-vous"} | dict.fromkeys(SESSION_PAPERS, "Séance collective")
_ADVICE = {
    Names.HIDDEN: "Rien n’y nomme personne : peut être affiché.",
    Names.INITIALS: "Des initiales se reconnaissent dans une petite équipe : à ne pas afficher.",
    Names.FULL: "Document nominatif : à ne pas afficher, à détruire après usage.",
}
_ADVICE_OF_ONE = {
    (Paper.SLIP, Names.FULL): "Pour la personne reçue elle-même.",
    (Paper.ATTENDANCE, Names.FULL): "À faire signer, à garder avec le dossier de la séance.",
    (Paper.ATTENDANCE, Names.HIDDEN): "Une ligne pour chaque place, à remplir à la main.",
    (Paper.SESSION_SLIPS, Names.FULL): "Une demi-page pour chaque personne attendue, à lui remettre.",
    (Paper.SESSION_SLIPS, Names.HIDDEN): "Une seule, la même pour tous, qui ne nomme personne.",
}


class PrintingSheet(QFrame):
    """Lies over the whole page until it is closed, by Échap too; Ctrl+P and Ctrl+E are acts of the page."""

    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        page: QWidget,
        presenter: PrintingPresenter,
        output: PaperOutput,
        preview: PdfPreview,
        masking: Masking,
    ) -> None:
        super().__init__(page)
        self._page = page
        self.presenter, self.output, self.preview = presenter, output, preview
        self._masking = masking
        self._people: Sequence[PractitionerRow] = ()
        self._day = date.min
        self.setProperty("surface", "plain")
        self.setAutoFillBackground(True)
        self.setAccessibleName("Imprimer l’agenda")
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._connect()
        page.installEventFilter(self)
        self.hide()

    def _make_fields(self) -> None:
        self.title = Label("Imprimer", "section")
        self.paper = Segmented(_PAPERS, "Document", small=True, stretch=True)
        self.session_paper = Segmented(_SESSION_PAPERS, "Document de la séance", small=True, stretch=True)
        self.way = Segmented(_WAYS, "Sens de la page", small=True, stretch=True)
        self.first, self.last = DateField(), DateField()
        self.first_field, self.last_field = Field("Jour", self.first), Field("Au", self.last)
        self.previous = IconButton("chevron-left", "Document précédent", side=32)
        self.next = IconButton("chevron-right", "Document suivant", side=32)
        self.place, self.owner = ComboBox(), ComboBox()
        self.place_field = Field("Lieu", self.place)
        self.owner_field = Field("Intervenant", self.owner)
        self.names = Segmented(_NAMES, "Noms des personnes", small=True, stretch=True)
        self.slip_names = Segmented(_SLIP_NAMES, "Nom de la personne", small=True, stretch=True)
        self.advice = Label("", "secondary", "text3", wrap=True)
        self.refusal = Label("", "strong", "warn", wrap=True)

    def _make_buttons(self) -> None:
        self.print_button = Button("Imprimer", "primary", icon_name="printer", keycap="Ctrl P")
        self.save_button = Button("Enregistrer en PDF", icon_name="download", keycap="Ctrl E")
        self.close_button = Button("Fermer", icon_name="x", keycap="Échap")

    def _lay_out(self) -> None:
        side = surface("side")
        side.setFixedWidth(_WIDTH)
        whole = tight(QVBoxLayout(side), 14, (18, 14, 18, 14))
        whole.addLayout(row(self.title, None, self.previous, self.next, spacing=4))
        whole.addWidget(self.paper)
        whole.addWidget(self.session_paper)
        whole.addWidget(self.way)
        whole.addWidget(self.first_field)
        whole.addWidget(self.last_field)
        whole.addWidget(self.place_field)
        whole.addWidget(self.owner_field)
        whole.addWidget(rule())
        whole.addWidget(Label("Noms des personnes", "secondary", "text2"))
        whole.addWidget(self.names)
        whole.addWidget(self.slip_names)
        whole.addWidget(self.advice)
        whole.addWidget(self.refusal)
        whole.addStretch(1)
        for button in (self.print_button, self.save_button, self.close_button):
            whole.addWidget(button)
        across = tight(QHBoxLayout(self))
        across.addWidget(side)
        across.addWidget(self.preview, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.places_changed.connect(self._show_places)
        presenter.drawn.connect(self._show_pages)
        presenter.refused.connect(self._show_refusal)
        self.paper.chosen.connect(lambda key: self._take_paper(Paper(key)))
        self.session_paper.chosen.connect(lambda key: self._take_session_paper(Paper(key)))
        self.way.chosen.connect(lambda key: presenter.change(landscape=key == _LYING))
        self.first.value_changed.connect(self._take_first)
        self.last.value_changed.connect(self._take_last)
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.place.activated.connect(lambda _index: presenter.change(place=self.place.currentData()))
        self.owner.activated.connect(lambda _index: presenter.change(practitioners=self._owners()))
        for choice in (self.names, self.slip_names):
            choice.chosen.connect(lambda key: self._take_names(Names(key)))
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close_sheet)
        self.preview.open_asked.connect(self._open)
        self._masking.changed.connect(self._mask)

    # opening

    def open_for(self, people: Sequence[PractitionerRow], order: Order, day: date) -> None:
        """Show that paper; the practitioners are those who can be chosen, the day is the agenda's."""
        self._people, self._day = people, day
        self.title.setText(_TITLES.get(order.paper, "Imprimer"))
        choice = self._choice_of(order.paper)
        if choice is not None:
            with QSignalBlocker(choice):
                choice.set_value(order.paper.value)
        self._cover()
        self.show()
        self.raise_()
        first = choice.segment(order.paper.value) if choice is not None else self.print_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenter.begin(order)
        self._show_order(self.presenter.order)
        self.opened.emit()

    def _choice_of(self, paper: Paper) -> Segmented | None:
        """Where that paper is chosen among others."""
        if paper in SESSION_PAPERS:
            return self.session_paper
        return None if paper in OF_ONE else self.paper

    def usual_names(self, paper: Paper) -> Names:
        """What the names of the window are masked for is masked on paper too, until asked otherwise."""
        return Names.HIDDEN if self._masking.masked else USUAL_NAMES[paper]

    def close_sheet(self) -> None:
        """Back to the agenda."""
        if self.isHidden():
            return
        self.hide()
        self.presenter.forget()
        self.preview.clear()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._page.rect())

    def zones(self) -> Sequence[QWidget]:
        """The stops of F6."""
        return (self._choice_of(self.presenter.order.paper) or self.print_button, self.preview)

    # what is shown

    def _show_order(self, order: Order) -> None:
        paper = order.paper
        for field, value in ((self.first, order.first), (self.last, order.last)):
            with QSignalBlocker(field):
                field.set_value(value)
        self.first_field.set_label(_DATE_LABELS.get(paper, "Jour"))
        self.last_field.setVisible(paper is Paper.LIST)
        for widget in (self.paper, self.first_field, self.previous, self.next):
            widget.setVisible(paper not in OF_ONE)
        self.session_paper.setVisible(paper in SESSION_PAPERS and order.participation is None)
        self.way.setVisible(paper is Paper.ATTENDANCE)
        with QSignalBlocker(self.way):
            self.way.set_value(_LYING if order.landscape else _UPRIGHT)
        self.place_field.setVisible(paper is Paper.DAY)
        self.owner_field.setVisible(paper in (Paper.WEEK, Paper.LIST))
        self._show_owners(order)
        self._show_names(order.names, paper)

    def _show_owners(self, order: Order) -> None:
        with QSignalBlocker(self.owner):
            self.owner.clear()
            self.owner.addItem("Tous les intervenants", None)
            for each in self._people:
                self.owner.addItem(each.name, each.id)
            one = order.practitioners[0] if len(order.practitioners) == 1 else None
            self.owner.setCurrentIndex(max(self.owner.findData(one), 0))

    def _show_names(self, names: Names, paper: Paper) -> None:
        one = paper in OF_ONE
        choice = self.slip_names if one else self.names
        self.names.setVisible(not one)
        self.slip_names.setVisible(one)
        with QSignalBlocker(choice):
            choice.set_value(names.value)
        self.advice.setText(_ADVICE_OF_ONE.get((paper, names), _ADVICE[names]))

    def _show_places(self, places: Mapping[Place, str]) -> None:
        with QSignalBlocker(self.place):
            self.place.clear()
            for place, label in places.items():
                self.place.addItem(label, place)
            chosen = list(places).index(self.presenter.order.place) if self.presenter.order.place else -1
            self.place.setCurrentIndex(chosen)
        self.place_field.setEnabled(bool(places))

    def _show_pages(self, pdf: bytes | None) -> None:
        for button in (self.print_button, self.save_button):
            button.set_reason("" if pdf else self.refusal.text() or "Rien à imprimer.")
        if pdf:
            self.preview.show_pdf(pdf)
        else:
            self.preview.clear()

    def _show_refusal(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    # what is chosen

    def _take_paper(self, paper: Paper) -> None:
        order = self.presenter.order
        owners = order.practitioners or (
            tuple(each.id for each in self._people) if paper is Paper.WEEK else ()
        )
        every = len(owners) == len(self._people)
        names = self.usual_names(paper)
        within = paper is Paper.DAY and order.first <= self._day <= order.last
        self.presenter.change(
            paper=paper,
            first=self._day if within else order.first,
            names=names,
            practitioners=() if paper is Paper.LIST and every else owners,
        )
        self._show_order(self.presenter.order)

    def _take_session_paper(self, paper: Paper) -> None:
        self.presenter.change(paper=paper)
        self._show_order(self.presenter.order)

    def _take_first(self, day: date | None) -> None:
        if day is not None:
            self.presenter.change(first=day)
            self._show_order(self.presenter.order)

    def _take_last(self, day: date | None) -> None:
        if day is not None:
            self.presenter.change(last=day)

    def _take_names(self, names: Names) -> None:
        self.presenter.change(names=names)
        self._show_names(names, self.presenter.order.paper)

    def _turn(self, steps: int) -> None:
        self.presenter.step(steps)
        self._show_order(self.presenter.order)

    def _mask(self, masked: bool) -> None:
        if masked and not self.isHidden():
            self._take_names(Names.HIDDEN)

    def _owners(self) -> tuple[UUID, ...]:
        chosen = self.owner.currentData()
        if chosen is not None:
            return (chosen,)
        week = self.presenter.order.paper is Paper.WEEK
        return tuple(each.id for each in self._people) if week else ()

    # out

    def print(self) -> None:
        """On paper."""
        if self.presenter.pdf:
            self.output.print(self.presenter.pdf, self.presenter.order.file_name)

    def save(self) -> None:
        """In a file."""
        if self.presenter.pdf:
            self.output.save(self.presenter.pdf, self.presenter.order.file_name)

    def _open(self) -> None:
        if self.presenter.pdf:
            self.output.open(self.presenter.pdf, self.presenter.order.file_name)
