"""The form of an amendment: what changes is typed where it stands, and said as it will be printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cigdesk.domain.membership_amending import AmendmentValues, Difference
from cigdesk.domain.membership_periods import MOST_NOTICE
from cigdesk.french import NNBSP
from cigdesk.services.membership_amendments import AmendmentDraft
from cigdesk.services.membership_sheet import MembershipSheet
from ui.pages.authorities.form_panel import FormPanel
from ui.pages.authorities.membership_presenter import MembershipPresenter
from ui.widgets.base import Label
from ui.widgets.checks import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.pickers import AmountField, DateField, NumberField

SAY_AFTER_MS = 250
_UNCHANGED = "Rien ne change encore."


class AmendPanel(FormPanel):
    """The next amendment of a membership, applied when it is recorded."""

    def __init__(
        self, presenter: MembershipPresenter, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Avenant"), parent=parent)
        self._presenter = presenter
        self.sheet: MembershipSheet | None = None
        self._year = 0
        names = ("effect", "decided_on", "signed_on", "end")
        self.days = {name: DateField(today=today) for name in names}
        self.object, self.note = LineEdit(), LineEdit()
        self.tacit = CheckBox(self.tr("Reconduction tacite"))
        self.recruitment = CheckBox(self.tr("Sous réserve de recrutement"))
        self.waiting = CheckBox(self.tr("Sur liste d’attente"))
        self.notice = NumberField(maximum=MOST_NOTICE)
        self.replaces = ComboBox()
        self.option, self.heads, self.amount = ComboBox(), NumberField(minimum=1), AmountField()
        # The names of the options are longer than the panel is wide.
        for combo in (self.replaces, self.option):
            combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.said = Label(_UNCHANGED, "body", "text2", wrap=True)
        self._soon = QTimer(self, singleShot=True, interval=SAY_AFTER_MS)
        self.save_button.setText(self.tr("Enregistrer l’avenant"))
        self._build_fields()
        self._watch()

    def _build_fields(self) -> None:
        tr, days = self.tr, self.days
        self.add("object", Field(tr("&Objet"), self.object))
        self.add("effect", Field(tr("Prend &effet le"), days["effect"]))
        self.add("decided_on", Field(tr("Décidé le"), days["decided_on"], optional=True))
        self.add("signed_on", Field(tr("Signé le"), days["signed_on"], optional=True))
        self.add_section(tr("Ce que l’avenant change"))
        self.add("end", Field(tr("&Dernier jour"), days["end"], optional=True))
        self.add("notice_months", Field(tr("Pré&avis, en mois"), self.notice))
        for box in (self.tacit, self.recruitment, self.waiting):
            self.body.addWidget(box)
        self.add("replaces", Field(tr("Option à &changer"), self.replaces))
        self.add("offer", Field(tr("O&ption"), self.option))
        self.add("headcount", Field(tr("E&ffectif de l’année"), self.heads, optional=True))
        self.add("amount", Field(tr("Autre &montant convenu"), self.amount, optional=True))
        self.add("note", Field(tr("Mo&tif de ce montant"), self.note, optional=True))
        self.add_section(tr("Ce qui sera écrit"))
        self.body.addWidget(self.said)
        self.body.addStretch(1)

    def _watch(self) -> None:
        lines = (self.object, self.note, self.notice, self.heads, self.amount, *self.days.values())
        for line in lines:
            line.textChanged.connect(lambda _text: self._soon.start())
        for box in (self.tacit, self.recruitment, self.waiting):
            box.toggled.connect(lambda _on: self._soon.start())
        self.option.activated.connect(lambda _index: self._soon.start())
        self.replaces.activated.connect(lambda _index: self._ask_year())
        self.days["effect"].editingFinished.connect(self._effect_moved)
        self._soon.timeout.connect(self._ask_changes)

    def start(self, sheet: MembershipSheet, draft: AmendmentDraft) -> None:
        """Open on what stands now."""
        self.sheet = sheet
        self.set_title(f"Avenant n°{NNBSP}{draft.number}")
        values = draft.values
        for name, day in self.days.items():
            day.set_value(getattr(values, name))
        self.object.setText("")
        self.notice.set_value(values.notice_months)
        self.tacit.setChecked(values.tacit)
        self.recruitment.setChecked(values.pending_recruitment)
        self.waiting.setChecked(values.waiting_list)
        self._fill_year(draft)
        self.begin("object")
        self.say_changes(())

    def _fill_year(self, draft: AmendmentDraft) -> None:
        values, options = draft.values, draft.offer.options
        self._year = draft.offer.year
        self.replaces.offer(_held(draft), values.replaces)
        none = () if values.offer else ((self.tr("Aucune"), ""),)
        shown = [(f"{each.offer}, {each.label}", each.offer) for each in options]
        self.option.offer((*none, *shown) if options else (), values.offer)
        self.heads.set_value(values.headcount)
        self.amount.set_value(values.amount)
        self.note.setText(values.note)
        for name in ("offer", "headcount", "amount", "note"):
            self.fields[name].setVisible(bool(options))
        self.fields["replaces"].setVisible(len(draft.held) > 1)

    def _effect_moved(self) -> None:
        """Another year has its own option, headcount and amount."""
        effect = self.days["effect"].value()
        if effect is not None and effect.year != self._year:
            self._ask_year()

    def _ask_year(self) -> None:
        """What stands of the option named, in the year of effect."""
        if not self.isHidden():
            named = str(self.replaces.currentData() or "")
            self._presenter.ask_draft(self.days["effect"].value(), self._take_year, named)

    def _take_year(self, draft: AmendmentDraft) -> None:
        effect = self.days["effect"].value()
        if (effect is None or effect.year == draft.offer.year) and not self.isHidden():
            self._fill_year(draft)
            self._soon.start()

    def _ask_changes(self) -> None:
        if self.isHidden() or self.sheet is None:
            return
        if not self.dirty or self._unread():
            self.say_changes(())
            return
        self._presenter.ask_changes(self.values(), self.say_changes)

    def say_changes(self, changes: tuple[Difference, ...]) -> None:
        """Show the lines that would be printed."""
        self.said.setText("\n".join(each.text for each in changes) or _UNCHANGED)

    def values(self) -> AmendmentValues:
        notice = self.notice.value()
        days = self.days
        return AmendmentValues(
            effect=days["effect"].value(),
            object=self.object.text(),
            decided_on=days["decided_on"].value(),
            signed_on=days["signed_on"].value(),
            end=days["end"].value(),
            tacit=self.tacit.isChecked(),
            notice_months=0 if notice is None else notice,
            pending_recruitment=self.recruitment.isChecked(),
            waiting_list=self.waiting.isChecked(),
            replaces=str(self.replaces.currentData() or ""),
            offer=str(self.option.currentData() or ""),
            headcount=self.heads.value(),
            amount=self.amount.value(),
            note=self.note.text(),
        )

    def faults(self) -> Mapping[str, str]:
        found = self._unread()
        if not self.object.text().strip():
            found["object"] = self.tr("Indiquez l’objet de l’avenant.")
        if self.notice.value() is None and "notice_months" not in found:
            found["notice_months"] = self.tr("Indiquez le préavis, 0 s’il n’y en a pas.")
        return found

    def _unread(self) -> dict[str, str]:
        """What is typed and not understood, by field."""
        typed: dict[str, DateField | NumberField | AmountField] = {
            "notice_months": self.notice,
            "headcount": self.heads,
            "amount": self.amount,
            **self.days,
        }
        return {name: editor.fault() for name, editor in typed.items() if editor.fault()}


def _held(draft: AmendmentDraft) -> Sequence[tuple[str, str]]:
    """The options of the year by name; one that left the catalogue by its code alone."""
    found = ((code, draft.offer.option(code)) for code in draft.held)
    return [(f"{code}, {option.label}" if option else code, code) for code, option in found]
