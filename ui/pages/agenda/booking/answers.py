"""The left column: who, what about, how they meet, when it would suit. It decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cigdesk.domain.agenda.conflicts import SlotTaken
from cigdesk.domain.agenda.words import SUBJECTS, practitioner_name
from cigdesk.domain.appointment import PlaceMode, Requester, Subject, check_phone, check_video_link
from cigdesk.french import time_of_day
from cigdesk.ports.agenda import AgentRow
from cigdesk.services.callers import CallerFacts
from ui.pages.agenda.booking.doubles import MergeOffer, show_found
from ui.pages.agenda.booking.fields import (
    Doubles,
    FactLines,
    FaultLine,
    StepHead,
    WayTiles,
    WishField,
    wished_parts,
)
from ui.pages.agenda.booking.looking import Answer
from ui.pages.agenda.booking.presenter import ReservePresenter
from ui.pages.agenda.booking.ways import PERMANENCE, Way
from ui.pages.agenda.booking.wish_strip import WishStrip
from ui.pages.agenda.booking.words import followed_words, lines_of, moment_words
from ui.pages.agenda.fields import DurationField
from ui.pages.agenda.person_field import PersonField, about
from ui.widgets.base import column, row, surface, tight
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineEdit
from ui.widgets.segmented import Chip, ChipGroup, Segmented

REQUESTERS = (
    ("", "Non précisé"),
    (Requester.AGENT, "Agent"),
    (Requester.EMPLOYER, "Employeur"),
    (Requester.PARTNER, "Partenaire"),
)
_ORDER = ("agent", "authority", "kind", "phone", "video_link", "end", "start")


class _Column(QScrollArea):
    """Scrolls with the wheel and with the focus; the arrows choose a time."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Answers(QFrame):
    """Every answer, filled from the presenter's draft and written back to it."""

    agent_taken = Signal()
    """A name has been chosen: what follows is the choice of a time."""

    def __init__(self, presenter: ReservePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._masked = presenter, False
        self.setProperty("surface", "left")
        self.setAccessibleName("Réponses")
        self.person = PersonField(presenter.find_agents, presenter.find_authorities, headed=False)
        self.facts, self.doubles, self.merge_offer = FactLines(), Doubles(), MergeOffer()
        self.subjects = ChipGroup([(each, Chip(text, ticked=True)) for each, text in SUBJECTS.items()], self)
        self.tiles, self.way_fault = WayTiles(), FaultLine()
        self.phone, self.link = LineEdit(placeholder="01 23 45 67 89"), LineEdit(placeholder="https://…")
        self.duration, self.wish = DurationField(45), WishField(lambda: presenter.today)
        self.strip = WishStrip("Réserver quand même")
        self.requester = Segmented(REQUESTERS, "Demandé par", stretch=True)
        self.fields: Mapping[str, Field] = {
            "phone": Field("&Numéro à appeler", self.phone, check=self._phone_fault),
            "video_link": Field("&Lien de la visio", self.link, check=self._link_fault),
            "end": Field("D&urée", self.duration, check=self.duration.fault),
            "start": Field("Date et &heure souhaitées", self.wish, optional=True, check=self._wish_fault),
            "requester": Field("Demandé par", self.requester, optional=True),
        }
        self._lay_out()
        self._connect()
        self.show_answers()

    def _lay_out(self) -> None:
        inner = surface("plain")
        layout = tight(QVBoxLayout(inner), 18, (20, 14, 20, 16))
        known = (self.doubles, self.merge_offer, self.facts)
        person = column(StepHead(1, "Agent", "Alt A"), self.person, *known, spacing=6)
        chips = FlowLayout(spacing=6)
        for chip in self.subjects.chips.values():
            chips.addWidget(chip)
        how = column(StepHead(3, "Mode de rencontre"), self.tiles, self.way_fault, spacing=6)
        when = row(self.fields["end"], self.fields["start"], spacing=12)
        when.setStretch(0, 1)
        when.setStretch(1, 3)
        layout.addLayout(person)
        layout.addLayout(column(StepHead(2, "Sujet", "Alt M"), chips, spacing=6))
        layout.addLayout(column(how, self.fields["phone"], self.fields["video_link"], spacing=12))
        layout.addLayout(column(when, self.strip, spacing=8))
        layout.addWidget(self.fields["requester"])
        layout.addStretch(1)
        scroll = _Column()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        tight(QVBoxLayout(self), 0, (0, 0, 1, 0)).addWidget(scroll)

    def _connect(self) -> None:
        presenter, person = self._presenter, self.person
        person.agent_chosen.connect(self._take_agent)
        person.name_typed.connect(presenter.take_name)
        person.authority_chosen.connect(presenter.take_authority)
        self.doubles.taken.connect(lambda line: self.take_sheet(line.id))
        self.subjects.chosen.connect(self._follow_subject)
        self.tiles.chosen.connect(self.take_way)
        for edit in (self.phone, self.link):
            edit.edited.connect(self._follow_how)
        self.duration.edited.connect(self._follow_duration)
        self.wish.edited.connect(self._follow_wish)
        self.requester.chosen.connect(self._follow_how)
        presenter.facts_changed.connect(self._show_facts)
        show_found(presenter.doubles, self.doubles, self.merge_offer, lambda: self._masked)
        presenter.looked.connect(self._show_answer)
        presenter.warned.connect(self._show_warnings)
        presenter.conflict_met.connect(self._show_conflict)
        presenter.refused.connect(self.strip.show_refusal)
        self.strip.confirmed.connect(presenter.book)
        self.strip.time_taken.connect(self._take_time)
        self.strip.elsewhere_taken.connect(self._take_elsewhere)

    # from the widgets to the draft

    def _take_agent(self, agent: AgentRow | None) -> None:
        self._presenter.take_agent(agent)
        self.show_answers(person=False)
        if agent is not None:
            self.agent_taken.emit()

    def show_agent(self, agent: AgentRow) -> None:
        """Somebody chosen elsewhere, or recognised."""
        self.person.reset()
        self.person.show_agent(agent)
        self._take_agent(agent)

    def _follow_subject(self, key: str) -> None:
        self._presenter.draft.subject = Subject(key)
        self._presenter.changed()

    def take_way(self, way: Way) -> None:
        """That way of meeting, by a click or by its letter; what it lacks gets the keyboard."""
        self._presenter.take_way(way)
        self._show_way(way)
        lacking = {PlaceMode.PHONE: self.phone, PlaceMode.VIDEO: self.link}.get(way.mode)
        if lacking is not None and not lacking.text().strip():
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_how(self) -> None:
        draft, requester = self._presenter.draft, self.requester.value()
        draft.phone, draft.video_link = self.phone.text(), self.link.text()
        draft.requester = Requester(requester) if requester else None
        self._presenter.noted()

    def _follow_duration(self) -> None:
        self._presenter.draft.minutes = self.duration.value()
        self._presenter.changed()

    def _follow_wish(self) -> None:
        self._presenter.take_moment(*wished_parts(self.wish.value()))

    def _take_time(self, moment: object) -> None:
        if isinstance(moment, datetime):
            self._presenter.take_time(moment)
            self._write_wish()

    def _take_elsewhere(self) -> None:
        wished = self._presenter.wished
        if wished is not None and wished.elsewhere is not None:
            self._presenter.prefer(wished.elsewhere.practitioner.id)

    # from the presenter to the widgets

    def show_answers(self, *, person: bool = True) -> None:
        """Fill everything from the draft."""
        draft, presenter = self._presenter.draft, self._presenter
        if person:
            self.person.reset()
            if draft.agent is not None:
                self.person.show_agent(draft.agent)
        with QSignalBlocker(self.subjects), QSignalBlocker(self.requester):
            self.subjects.set_value(draft.subject)
            self.requester.set_value(draft.requester or "")
        for edit, text in ((self.phone, draft.phone), (self.link, draft.video_link)):
            if edit.text() != text:
                with QSignalBlocker(edit):
                    edit.setText(text)
        self._show_way(presenter.shown_way)

    def _write_wish(self) -> None:
        draft = self._presenter.draft
        with QSignalBlocker(self.wish):
            self.wish.set_value((draft.day, draft.at) if draft.day else None)

    def start_again(self) -> None:
        """Everything empty."""
        self.show_answers()
        self._write_wish()
        self.strip.clear()
        self.way_fault.say("")
        for name in self.fields:
            self._mark(name, "")

    def _show_way(self, way: Way) -> None:
        self.tiles.show_way(way)
        self.fields["phone"].setVisible(way.mode is PlaceMode.PHONE)
        self.fields["video_link"].setVisible(way.mode is PlaceMode.VIDEO)
        self.fields["end"].setVisible(way is not PERMANENCE)
        minutes = self._presenter.draft.minutes or way.minutes
        if not self.duration.hasFocus() and self.duration.value() != minutes:
            with QSignalBlocker(self.duration):
                self.duration.set_value(minutes)

    def _show_facts(self, facts: CallerFacts | None) -> None:
        presenter = self._presenter
        if facts is None:
            self.facts.show_lines([])
            return
        self.facts.show_lines(lines_of(facts, presenter.zone, presenter.now))
        said = [about(facts.agent), followed_words(facts)]
        self.person.set_detail(", ".join(part for part in said if part))
        self.show_answers(person=False)

    def take_sheet(self, agent_id: UUID) -> None:
        """It is that person."""
        self._presenter.take_sheet(agent_id, self.show_agent)

    def set_masked(self, *, masked: bool) -> None:
        """Show initials in the place of names."""
        self._masked = masked
        self.person.set_masked(masked=masked)

    def _show_answer(self, answer: Answer) -> None:
        self._show_way(answer.way)
        if answer.fault or not self.wish.fault():
            self._mark("start", answer.fault)
        wished, zone = answer.wished, self._presenter.zone
        if self._presenter.lost:
            return
        if wished is None or wished.free:
            self.strip.clear()
            return
        if wished.verdict.refusal:
            self._show_refusal(wished.verdict.refusal, answer)
            return
        self.fields["start"].set_warning("")
        start, other = wished.slot.span.start, wished.elsewhere
        name = practitioner_name(other.practitioner.first_name, other.practitioner.last_name) if other else ""
        following = wished.verdict.next_free
        self.strip.show_ways_out(
            [each.sentence for each in wished.verdict.reasons],
            next_free=following,
            next_words=moment_words(following, start, zone) if following else "",
            elsewhere=f"{time_of_day(start.astimezone(zone))} avec {name}" if other else "",
        )
        self._bring(self.strip)

    def _bring(self, widget: QWidget) -> None:
        """Scroll to what has just come, once it has its place."""
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(widget, 0, 12))

    def _show_refusal(self, sentence: str, answer: Answer) -> None:
        """What forbids the way of meeting itself is said under the ways."""
        if sentence == answer.refusal:
            self.strip.clear()
        else:
            self.strip.show_refusal(sentence)

    def _show_conflict(self, error: SlotTaken) -> None:
        chosen, zone = self._presenter.chosen, self._presenter.zone
        near = chosen.span.start if chosen else self._presenter.now
        words = moment_words(error.next_free, near, zone) if error.next_free else ""
        said = [error.lead, *(each.sentence for each in error.found)]
        self.strip.show_ways_out(
            [each for each in said if each],
            next_free=error.next_free,
            next_words=words,
            forcible=False,
        )
        self._bring(self.strip)

    def _show_warnings(self, faults: Mapping[str, str]) -> None:
        self.way_fault.say(faults.get("kind", ""))

    # faults

    def show_faults(self, faults: Mapping[str, str]) -> str:
        """Say each fault at its place, put the keyboard in the first, and give that one."""
        for name in self.fields:
            self._mark(name, faults.get(name, ""))
        for name in ("agent", "authority"):
            if name in faults:
                self.person.show_fault(name, faults[name])
        self.way_fault.say(faults.get("kind", "") or faults.get("mode", ""))
        first = next((name for name in _ORDER if name in faults), None)
        if first is None:
            return next(iter(faults.values()), "")
        self._place_of(first).setFocus(Qt.FocusReason.OtherFocusReason)
        return faults[first]

    def unread(self) -> dict[str, str]:
        """What is typed and not understood, by field: it must not be passed over."""
        said = {"start": self._wish_fault(), "end": self.duration.fault()}
        return {name: fault for name, fault in said.items() if fault and self.fields[name].isVisibleTo(self)}

    def _mark(self, name: str, fault: str) -> None:
        if fault:
            self.fields[name].set_error(fault)
        else:
            self.fields[name].clear_error()

    def _place_of(self, name: str) -> QWidget:
        if name == "agent":
            return self.person.edit if self.person.edit.isVisibleTo(self) else self.person.name
        if name == "authority":
            return self.person.employer.edit
        return self.tiles.tiles[self.tiles.value()] if name == "kind" else self.fields[name].editor

    def _wish_fault(self) -> str:
        answer = self._presenter.answer
        return self.wish.fault() or (answer.fault if answer else "")

    def _phone_fault(self) -> str:
        return check_phone(self.phone.text()).get("phone", "")

    def _link_fault(self) -> str:
        return check_video_link(self.link.text()).get("video_link", "")

    # keys

    def go_to_agent(self) -> None:
        """Alt+A: the search; of somebody chosen, the button that changes."""
        person = self.person
        if person.card is not None:
            person.card.change_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._place_of("agent").setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_subject(self) -> None:
        """Alt+M: the subject that is chosen; the arrows change it."""
        self.subjects.chips[self.subjects.value()].setFocus(Qt.FocusReason.ShortcutFocusReason)
