"""What is decided of one case or of several: archive, keep longer, propose; what was decided before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.elimination import check_proposal
from cigdesk.domain.free_text import warnings_of
from cigdesk.domain.retention import (
    LASTING,
    DecisionValues,
    RetentionAct,
    check_decision,
)
from cigdesk.french import NBSP, plural
from cigdesk.ports.retention import DecisionRow
from cigdesk.services.retention import CaseKeeping, KeptCase, RetentionService
from ui.masking import Masking
from ui.pages.authorities.cards import replace_all
from ui.pages.cases.words import due_words, last_words, referent, spoken
from ui.pages.retention.words import (
    ACT_WORDS,
    act_help,
    case_pill,
    decision_detail,
    decision_title,
)
from ui.widgets.base import Label, row, rule, tight
from ui.widgets.buttons import Button
from ui.widgets.field import Field, show_faults
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.keys import confirms
from ui.widgets.pickers import DateField
from ui.widgets.pill import Pill
from ui.widgets.side_panel import SidePanel

_ALONE = frozenset({RetentionAct.CONSULT, RetentionAct.REOPEN})
"""What is decided of one case at a time."""


class DecisionPanel(SidePanel):
    """It shows what is chosen and asks; the part does."""

    submitted = Signal(object, object, object)
    """(act, ids, DecisionValues)."""
    proposed = Signal(object, str)
    """(ids, service of archives)."""
    act_chosen = Signal(object)
    """(RetentionAct)."""

    def __init__(self, retention: RetentionService, masking: Masking, parent: QWidget | None = None) -> None:
        super().__init__(QWidget().tr("Conservation"), parent)
        self._retention, self._masking = retention, masking
        self.cases: Sequence[KeptCase] = ()
        self._offered: set[RetentionAct] = set()
        self._pill = Pill("", parent=self)
        self._whom = Label("", "section", wrap=True)
        self._where = Label("", "secondary", "text2", wrap=True)
        self._when = Label("", "body", wrap=True)
        self.act, self.reason = ComboBox(), LineEdit(placeholder=self.tr("Recours en cours…"))
        self.until, self.archives = DateField(today=retention.today), LineEdit()
        self._archives = ""
        self._help = Label("", "secondary", "text2", wrap=True)
        self.fields = self._make_fields()
        self.submit_button = Button("", "primary", icon_name="check", keycap=self.tr("Ctrl Entrée"))
        self._past, self._history = Label(self.tr("Décisions notées"), "section"), tight(QVBoxLayout(), 8)
        self._lay_out()
        self.act.activated.connect(lambda _: self._fit())
        self.submit_button.clicked.connect(self.submit)
        masking.changed.connect(lambda _masked: self._say())

    def _make_fields(self) -> Mapping[str, Field]:
        tr = self.tr
        return {
            "act": Field(tr("&Décision"), self.act),
            "reason": Field(
                tr("&Raison"),
                self.reason,
                help_text=tr("Lue par tout le service : rien de la vie de l’agent."),
            ).warn_by(warnings_of),
            "until": Field(tr("&Jusqu’au"), self.until),
            "archives_service": Field(tr("Service d’a&rchives"), self.archives),
        }

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        self.body.addLayout(row(self._pill, None))
        for label in (self._whom, self._where, self._when):
            self.body.addWidget(label)
        self.body.addWidget(rule())
        self.body.addWidget(self.fields["act"])
        self.body.addWidget(self._help)
        for name in ("reason", "until", "archives_service"):
            self.body.addWidget(self.fields[name])
        self.body.addWidget(self._past)
        self.body.addLayout(self._history)
        self.body.addStretch(1)
        self.foot.addWidget(self.submit_button)

    # what it shows

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The cases that it is about."""
        return tuple(each.id for each in self.cases)

    def show_cases(self, cases: Sequence[KeptCase]) -> None:
        """Show these; what is typed stays while they are the same, and the same may be decided of them."""
        same = not self.isHidden() and tuple(each.id for each in cases) == self.ids
        self.cases = cases
        self._say()
        acts = self._acts()
        if same and set(acts) == self._offered:
            return
        self._offered = set(acts)
        self.reason.clear()
        self.act.offer([(ACT_WORDS[each], each) for each in acts], acts[0])
        self._past.hide()
        replace_all(self._history, ())
        self._fit()

    def _acts(self) -> list[RetentionAct]:
        """What may be decided of all of them, what is proposed first."""
        archived = [each.facts.archived_on is not None for each in self.cases]
        found = [RetentionAct.EXTEND]
        if all(archived):
            found = [RetentionAct.CONSULT, RetentionAct.REOPEN, *found]
        if not any(archived):
            found = [RetentionAct.ARCHIVE, *found]
        if all(each.ready for each in self.cases):
            found.append(RetentionAct.ELIMINATE)
        if len(self.cases) > 1:
            found = [each for each in found if each not in _ALONE]
        first = self.cases[0].proposed if self.cases[0].keeping.due else found[0]
        return sorted(found, key=lambda each: each is not first)

    def _say(self) -> None:
        if len(self.cases) != 1:
            self._pill.hide()
            self._whom.setText(plural(len(self.cases), "dossier"))
            self._where.setText(", ".join(each.facts.number for each in self.cases))
            self._when.setText(self.tr("La même décision est notée pour tous."))
            return
        (case,) = self.cases
        self._pill.set_data(case_pill(case))
        self._pill.show()
        self._whom.setText(spoken(case.facts, masked=self._masking.masked))
        self._where.setText(f"{case.facts.authority}\nRéférent{NBSP}: {referent(case.facts)}")
        self._when.setText(f"{last_words(case)}\n{due_words(case.keeping, self._retention.today())}")

    def show_decisions(self, read: CaseKeeping) -> None:
        """What was decided of the one that is shown."""
        if self.ids == (read.case.id,):
            self._past.setVisible(bool(read.decisions))
            replace_all(self._history, (_Past(each) for each in read.decisions), ruled=False)

    def show_until(self, act: RetentionAct, day: date) -> None:
        """Propose until when, for the act that is chosen."""
        if act is self.chosen_act:
            self.until.set_value(day)

    def show_archives(self, archives_service: str) -> None:
        """Propose where the list goes."""
        self._archives = archives_service
        if not self.archives.text().strip():
            self.archives.setText(archives_service)

    @property
    def chosen_act(self) -> RetentionAct:
        """What is about to be decided."""
        return RetentionAct(self.act.currentData())

    def choose(self, act: RetentionAct) -> None:
        """Decide that, if it may be decided of what is shown."""
        if (place := self.act.findData(act)) >= 0:
            self.act.setCurrentIndex(place)
            self._fit()

    def _fit(self) -> None:
        """Only the fields of the act, and why it is not for this person."""
        act = self.chosen_act
        proposing = act is RetentionAct.ELIMINATE
        self.fields["reason"].setVisible(not proposing)
        self.fields["until"].setVisible(act in LASTING)
        self.fields["archives_service"].setVisible(proposing)
        for field in self.fields.values():
            field.clear_error()
        self._help.setText(act_help(act))
        several = f" ({len(self.cases)})" if len(self.cases) > 1 else ""
        self.submit_button.setText(f"{ACT_WORDS[act]}{several}")
        self.submit_button.set_reason(self._why_not(act))
        self.act_chosen.emit(act)

    def _why_not(self, act: RetentionAct) -> str:
        if act is RetentionAct.ELIMINATE and not self._retention.may_eliminate:
            return self.tr("L’élimination est proposée par le responsable de service.")
        if act not in (RetentionAct.ELIMINATE, RetentionAct.CONSULT) and not self._retention.may_archive:
            return self.tr("Cette décision revient aux travailleurs sociaux.")
        return ""

    # what is typed

    def values(self) -> DecisionValues:
        """What is typed; a day that cannot be read is none."""
        until = self.until.value() if self.chosen_act in LASTING else None
        return DecisionValues(reason=self.reason.text(), until=until)

    def submit(self) -> None:
        """Ask for it, once it is sound; else the keyboard goes to the first fault."""
        act = self.chosen_act
        if not self.submit_button.isEnabled() or not self.cases:
            return
        faults = self._faults(act)
        self.show_faults(faults)
        if faults:
            return
        if act is RetentionAct.ELIMINATE:
            self.proposed.emit(self.ids, self.archives.text())
        else:
            self.submitted.emit(act, self.ids, self.values().tidied())

    def _faults(self, act: RetentionAct) -> dict[str, str]:
        if act is RetentionAct.ELIMINATE:
            return check_proposal(self.archives.text())
        faults = check_decision(act, self.values(), self._retention.today())
        if act in LASTING and (unread := self.until.fault()):
            faults["until"] = unread
        return faults

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say each under its field, the keyboard on the first."""
        show_faults(self.fields, faults)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.archives if self.chosen_act is RetentionAct.ELIMINATE else self.reason

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event):
            self.submit()
        else:
            super().keyPressEvent(event)


class _Past(QWidget):
    """One decision that was noted."""

    def __init__(self, decision: DecisionRow) -> None:
        super().__init__()
        layout = tight(QVBoxLayout(self), 1)
        layout.addWidget(Label(decision_title(decision), "strong", wrap=True))
        layout.addWidget(Label(decision_detail(decision), "secondary", "text2", wrap=True))
