"""The page « Prévention »: what was ordered for a year, the days held, what they found, the Cercle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cigdesk.domain.rights import refusal
from ui.actions import EXPORT, FILTER, NEW, NEXT_POINT, ActionSpec
from ui.page import Crumb, Page, Workbench
from ui.pages.prevention import PAGE_ID
from ui.pages.prevention.circle.part import CirclePart
from ui.pages.prevention.days.part import DaysPart
from ui.pages.prevention.follow_up.column import FollowUpColumn
from ui.pages.prevention.follow_up.links import FollowUpLinks
from ui.pages.prevention.follow_up.part import FollowUpPart
from ui.pages.prevention.orders import OrdersPart
from ui.pages.prevention.section import Section
from ui.pages.prevention.words import PARTS
from ui.widgets.base import Label, tight
from ui.widgets.buttons import Button, IconButton
from ui.widgets.segmented import Segmented


class PreventionPage(Page):
    """Its segments under one head; `navigate` takes the key of one, or a target that one of them knows."""

    page_id, title, icon = PAGE_ID, "Prévention", "shield-check"
    kinds = OrdersPart.kinds | DaysPart.kinds | FollowUpPart.kinds | CirclePart.kinds

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.orders, self.days, self.circle = OrdersPart(bench), DaysPart(bench), CirclePart(bench)
        self.follow_up, self.earlier = FollowUpPart(bench), FollowUpColumn(bench)
        beside = (self.days, self.follow_up, self.circle)
        self.sections: Sequence[Section] = (self.orders, *beside)
        self._by_key: dict[str, Section] = {part.value: self.orders for part, _ in PARTS}
        self._by_key |= {each.key: each for each in beside}
        self.section: Section = self.orders
        self._stack = QStackedWidget()
        named = [(each.key, each.title) for each in beside]
        self.parts = Segmented((*PARTS, *named), self.tr("Ce qui est suivi"), parent=self)
        self.before = IconButton("chevron-left", self.tr("Année précédente"), parent=self)
        self.after = IconButton("chevron-right", self.tr("Année suivante"), parent=self)
        self.year_label = Label("", "strong", tabular=True, parent=self)
        self.export_button = Button(self.tr("Exporter"), icon_name="file-spreadsheet", parent=self)
        self.plan_button = Button("", "primary", icon_name="plus", keycap=self.tr("Ctrl N"), parent=self)
        for widget in (self.parts, self.before, self.after, self.year_label):
            widget.hide()
        for button in (self.export_button, self.plan_button):
            button.hide()
        for section in self.sections:
            self._stack.addWidget(section)
        tight(QHBoxLayout(self)).addWidget(self._stack)
        self._connect()
        self._say_year()

    def _connect(self) -> None:
        self.parts.chosen.connect(self._show_part)
        for section in self.sections:
            section.header_changed.connect(self._say_year)
        self.orders.segment_asked.connect(self.parts.set_value)
        self.orders.write_asked.connect(self.write_day)
        self.days.opened.connect(self.show_days)
        FollowUpLinks(self.days, self.follow_up, self.earlier, self.parts.set_value)
        self.follow_up.days_asked.connect(self.list_days)
        self.follow_up.begin_asked.connect(self.write_day)
        self.before.clicked.connect(lambda: self.section.step(-1))
        self.after.clicked.connect(lambda: self.section.step(1))
        self.export_button.clicked.connect(self.export)
        self.plan_button.clicked.connect(self.begin_new)

    # what the window asks

    def refresh(self, kinds: frozenset[str]) -> None:
        for section in self.sections:
            if not kinds or kinds & section.kinds:
                section.refresh()

    def header_title(self) -> str:
        return self.section.header_title() or self.title

    def breadcrumb(self) -> Sequence[Crumb]:
        return self.section.breadcrumb()

    def state_pill(self) -> QWidget | None:
        return self.section.state_pill()

    def save_text(self) -> str:
        return self.section.save_text()

    def has_search(self) -> bool:
        return not self.section.alone

    def header_start_widgets(self) -> Sequence[QWidget]:
        return () if self.section.alone else (self.before, self.year_label, self.after)

    def header_tool_widgets(self) -> Sequence[QWidget]:
        return () if self.section.alone else (self.parts,)

    def header_widgets(self) -> Sequence[QWidget]:
        own = self.section.header_widgets()
        return own if own or self.section.alone else (self.export_button, self.plan_button)

    def page_actions(self) -> Sequence[ActionSpec]:
        tr = self.tr
        return (
            ActionSpec("prevention.new", tr("Planifier, ou écrire ce que montre la page"), self.begin_new,
                       (NEW,), "plus"),
            ActionSpec("prevention.point", tr("Champ suivant à compléter"), self.next_point,
                       (NEXT_POINT,), "flag"),
            ActionSpec("prevention.find", tr("Chercher une collectivité"), self.focus_search,
                       (FILTER,), "search", words="filtrer"),
            ActionSpec("prevention.write", tr("Écrire une journée d’inspection"), self.write_day, (),
                       "clipboard-list", words="inspection visite rapport"),
            ActionSpec("prevention.days.list", tr("Voir les journées d’inspection"), self.list_days, (),
                       "list"),
            ActionSpec("prevention.circle", tr("Cercle de la prévention"),
                       lambda: self.parts.set_value(self.circle.key), (), "users-group",
                       words="matinée rencontre événement inscription présence"),
            ActionSpec("prevention.export", tr("Exporter la liste"), self.export, (EXPORT,),
                       "file-spreadsheet"),
            *(act for section in self.sections for act in section.acts()),
        )  # fmt: skip

    def zones(self) -> Sequence[QWidget]:
        return self.section.zones()

    def navigate(self, target: object) -> None:
        found = next((each for each in self.sections if each.go_to(target)), None)
        if found is not None and found is not self.section:
            self.parts.set_value(self.orders.segment if found is self.orders else found.key)

    def on_hidden(self) -> None:
        for section in self.sections:
            section.flush()

    def on_shown(self) -> None:
        self.section.focus_first()

    def can_leave(self) -> bool:
        return self.section.can_leave()

    # what is shown

    def _say_year(self) -> None:
        """The year that is shown, and what its header offers."""
        self.year_label.setText(str(self.section.year))
        self.export_button.set_reason(self.section.nothing_to_export)
        self.plan_button.setText(self.section.new_words)
        needed = self.section.new_needs
        self.plan_button.hold("" if self.bench.may(needed) else refusal(needed))
        self.header_changed.emit()

    @property
    def _key(self) -> str:
        """The segment that is shown."""
        return self.orders.segment if self.section is self.orders else self.section.key

    def _show_part(self, key: str) -> None:
        if key == self._key:
            return
        if not self.can_leave() or not self.orders.let_go():
            self.parts.set_value(self._key)
            return
        self.section.flush()
        self.section = self._by_key[key]
        self._stack.setCurrentWidget(self.section)
        if self.section is self.orders:
            self.orders.show_segment(key)
        self._say_year()
        self.section.focus_first()

    def show_orders(self) -> None:
        """The lists of orders, where another segment is shown."""
        if self.section is not self.orders:
            self.parts.set_value(self.orders.segment)

    def show_days(self) -> None:
        """The days of the year, or the one that was open there."""
        self.parts.set_value(self.days.key)

    # acts

    def list_days(self) -> None:
        """The list of the days of the year."""
        self.days.show_list()
        self.show_days()

    def write_day(self) -> None:
        """Write up a day: at the authority that is looked at, else where one says."""
        row = self.orders.current
        if row is not None:
            self.days.begin_at(row.id)
        else:
            self.show_days()
            self.days.begin()

    def begin_new(self) -> None:
        """Ctrl+N: a day of what is ordered, or what the segment makes."""
        self.section.begin_new()

    def next_point(self) -> None:
        """F4."""
        self.section.next_point()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.section.narrow()

    def export(self) -> None:
        """Keep what is listed as a table."""
        self.section.export()
