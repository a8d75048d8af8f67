"""The panel of one membership: where it stands, its years, amendments and documents, and what may be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cigdesk.domain.membership import Standing
from cigdesk.domain.membership_life import MembershipAct
from cigdesk.services.membership_sheet import AmendmentLine, DocumentLine, MembershipSheet, TermsLine
from ui.pages.authorities.cards import replace_all
from ui.pages.authorities.membership_parts import (
    amendment_row,
    document_row,
    facts_of,
    missing_row,
    terms_block,
)
from ui.pages.authorities.membership_words import RECRUITMENT, WAITING, standing_pill
from ui.widgets.base import Label, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.pill import Pill, PillData
from ui.widgets.side_panel import SidePanel

_ACTS = (
    (MembershipAct.SIGN, "Noter la signature", "signature", "S"),
    (MembershipAct.RENEW, "Renouveler", "refresh", "R"),
    (MembershipAct.AMEND, "Avenant", "file-plus", "A"),
    (MembershipAct.DENOUNCE, "Dénoncer", "ban", "D"),
    (MembershipAct.TAKE_BACK, "Retirer la dénonciation", "arrow-back-up", "D"),
)


class MembershipView(SidePanel):
    """It tells what is wanted; the desk does it. A letter does what its button says."""

    act_asked = Signal(object)
    """(MembershipAct)."""
    edit_asked = Signal()
    terms_asked = Signal(object, int)
    """(TermsLine or None for a new one, its year or 0)."""
    refresh_asked = Signal(object)
    """(TermsLine): take the headcount declared since."""
    paper_asked = Signal(object, object)
    """(AmendmentLine, or None for the papers of the membership; the button that was pressed)."""
    document_asked = Signal(object)
    """(DocumentLine): show it."""
    authority_asked = Signal(object)
    """(UUID): the sheet of the authority."""

    def __init__(self, *, names_authority: bool, parent: QWidget | None = None) -> None:
        super().__init__("Adhésion", parent)
        self.sheet: MembershipSheet | None = None
        self.authority = Button("", "link", icon_name="building-community", size="medium", parent=self)
        self.authority.setVisible(names_authority)
        self.convention = Label("", "strong", wrap=True)
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, spacing=6)
        self._parts = {
            name: tight(QVBoxLayout(), 4) for name in ("facts", "years", "amendments", "documents")
        }
        self.acts = {
            act: Button(words, icon_name=icon, keycap=key, size="medium", parent=self)
            for act, words, icon, key in _ACTS
        }
        self.edit_button = Button(
            self.tr("Corriger"), icon_name="pencil", keycap="C", size="medium", parent=self
        )
        self.terms_button = Button(self.tr("Termes d’une année"), icon_name="plus", keycap="T", size="small")
        self.papers_button = Button(self.tr("Bulletin, attestation…"), icon_name="file-text", size="small")
        self._keys: Mapping[str, Button] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.body.addWidget(self.authority, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.convention)
        self.body.addWidget(self._pills)
        self.body.addLayout(self._parts["facts"])
        for name, title, button in (
            ("years", self.tr("Termes de chaque année"), self.terms_button),
            ("amendments", self.tr("Avenants"), None),
            ("documents", self.tr("Documents"), self.papers_button),
        ):
            self.body.addSpacing(4)
            self.body.addWidget(rule())
            self.body.addWidget(Label(title, "secondary_strong", "text2"))
            self.body.addLayout(self._parts[name])
            if button is not None:
                self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._acts = QGridLayout()
        self._acts.setSpacing(8)
        self.foot.addWidget(rule())
        self.foot.addLayout(self._acts)

    def _connect(self) -> None:
        for act, button in self.acts.items():
            button.clicked.connect(lambda _=False, act=act: self.act_asked.emit(act))
        self.edit_button.clicked.connect(self.edit_asked)
        self.terms_button.clicked.connect(lambda: self.terms_asked.emit(None, 0))
        self.papers_button.clicked.connect(lambda: self.paper_asked.emit(None, self.papers_button))
        self.authority.clicked.connect(self._ask_authority)

    def _ask_authority(self) -> None:
        if self.sheet is not None:
            self.authority_asked.emit(self.sheet.authority_id)

    # what it shows

    def show_sheet(self, sheet: MembershipSheet) -> None:
        """Show that membership as it stands now."""
        self.sheet = sheet
        self.authority.setText(sheet.authority)
        self.convention.setText(sheet.values.convention.label)
        self._show_pills(sheet)
        replace_all(self._parts["facts"], facts_of(sheet), ruled=False)
        replace_all(self._parts["years"], self._years(sheet), ruled=False)
        replace_all(self._parts["amendments"], self._amendments(sheet), ruled=False)
        replace_all(self._parts["documents"], self._documents(sheet), ruled=False)
        self._show_acts(sheet)

    def _show_pills(self, sheet: MembershipSheet) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for data in _pills(sheet):
            pill = Pill(data.text, data.family, data.icon, parent=self._pills)
            self._flow.addWidget(pill)
            pill.show()

    def _years(self, sheet: MembershipSheet) -> list[QWidget]:
        rows = [(line.year, self._terms(line)) for line in sheet.terms]
        rows += [
            (year, missing_row(year, partial(self.terms_asked.emit, None, year)))
            for year in sheet.missing_years
        ]
        ordered = [row for _, row in sorted(rows, key=lambda each: -each[0])]
        return ordered or [Label(_no_terms(sheet), "body", "text3", wrap=True)]

    def _terms(self, line: TermsLine) -> QWidget:
        return terms_block(
            line,
            on_open=lambda: self.terms_asked.emit(line, line.year),
            on_refresh=lambda: self.refresh_asked.emit(line),
        )

    def _amendments(self, sheet: MembershipSheet) -> list[QWidget]:
        rows = [self._amendment(line) for line in reversed(sheet.amendments)]
        return list(rows) or [Label(self.tr("Aucun."), "body", "text3")]

    def _amendment(self, line: AmendmentLine) -> QWidget:
        shown = amendment_row(line)
        shown.clicked.connect(lambda: self.paper_asked.emit(line, shown))
        return shown

    def _documents(self, sheet: MembershipSheet) -> list[QWidget]:
        return [self._document(line) for line in sheet.documents]

    def _document(self, line: DocumentLine) -> QWidget:
        shown = document_row(line)
        shown.clicked.connect(lambda: self.document_asked.emit(line))
        return shown

    def _show_acts(self, sheet: MembershipSheet) -> None:
        while self._acts.takeAt(0) is not None:
            pass
        shown = [self.acts[act] for act in _ordered(sheet)]
        renew = self.acts[MembershipAct.RENEW]
        renew.setText(self.tr("Reconduire") if sheet.values.tacit else self.tr("Renouveler"))
        for button in self.acts.values():
            button.setVisible(button in shown)
            button.set_kind("primary" if button in shown[:1] and _urgent(sheet) else "secondary")
        for place, button in enumerate((*shown, self.edit_button)):
            self._acts.addWidget(button, place // 2, place % 2)
        self._keys = {key: self.acts[act] for act, _words, _icon, key in _ACTS if act in sheet.acts}
        self._keys = {**self._keys, "C": self.edit_button, "T": self.terms_button}

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do."""
        acts = _ordered(self.sheet) if self.sheet is not None else []
        first = self.acts[acts[0]] if acts else self.edit_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter does what the button that shows it says."""
        button = self._keys.get(event.text().upper())
        if button is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        button.click()


def _pills(sheet: MembershipSheet) -> Iterator[PillData]:
    yield standing_pill(sheet.standing, due=sheet.due)
    if sheet.values.pending_recruitment:
        yield RECRUITMENT
    if sheet.values.waiting_list:
        yield WAITING


def _ordered(sheet: MembershipSheet) -> list[MembershipAct]:
    """The acts allowed; renewing comes first only where it is time."""
    acts = [act for act, *_ in _ACTS if act in sheet.acts]
    late = sheet.due or sheet.standing in (Standing.TO_RENEW, Standing.ENDED)
    return acts if late else sorted(acts, key=lambda act: act is MembershipAct.RENEW)


def _urgent(sheet: MembershipSheet) -> bool:
    """Whether the first act is what the membership waits for."""
    return sheet.due or MembershipAct.SIGN in sheet.acts


def _no_terms(sheet: MembershipSheet) -> str:
    if sheet.has_options:
        return "Aucune année n’a encore ses termes."
    return "Cette convention n’a pas d’option au catalogue."
