"""« À traiter »: what waits, in groups, each with the act that settles it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cigdesk.french import capitalised, number, of_month, plural
from cigdesk.services.home_waiting import Group, Packages, StatementsToClose, Waiting
from cigdesk.services.person_rights import PersonRequestView
from cigdesk.services.retention import KeptCase
from ui.icons import paint_icon
from ui.masking import Masking
from ui.pages.agenda.targets import ShowAppointment, ShowLate
from ui.pages.agents.targets import PAGE_ID as AGENTS
from ui.pages.authorities.targets import PAGE_ID as AUTHORITIES
from ui.pages.authorities.targets import ShowCampaign
from ui.pages.home import words
from ui.pages.home.entry_row import TwoLines
from ui.pages.prevention import PAGE_ID as PREVENTION
from ui.pages.quotes.targets import PAGE_ID as QUOTES
from ui.pages.statements import PAGE_ID as STATEMENTS
from ui.pages.statements.targets import ShowStatement
from ui.prevention_targets import ShowOverdue
from ui.request_targets import ShowRequest, ShowRequests
from ui.rights_targets import ShowRights
from ui.support_targets import ShowRetention, ShowTime
from ui.theme import Accent, current, hub
from ui.theme.painting import rounded
from ui.widgets.base import Label, row, rule, surface, tight
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill

AGENDA = "agenda"
_TILE = 32


@dataclass(frozen=True)
class Goal:
    """A page, and what is asked of it."""

    page: str
    target: object = None


@dataclass(frozen=True)
class Item:
    """One thing to do: what, why, the word of its button and where it leads."""

    name: str
    detail: str
    act: str
    goal: Goal


@dataclass(frozen=True)
class Section:
    """Things of one kind, the most urgent first."""

    title: str
    total: int
    icon: str
    family: Accent
    items: Sequence[Item]
    whole: Goal


def sections(
    waiting: Waiting,
    packages: Packages | None,
    zone: ZoneInfo,
    today: date,
    *,
    masked: bool,
    reminders: Goal,
    quotes: Goal,
) -> Iterator[Section]:
    """What waits, in the order in which it hurts."""
    yield Section(
        "Statuts à renseigner",
        waiting.statuses.total,
        "help-circle",
        Accent.WARN,
        [
            Item(
                words.late_status(each, zone, today, masked=masked),
                words.about(each, None),
                "Renseigner",
                Goal(AGENDA, ShowAppointment(each.id)),
            )
            for each in waiting.statuses.items
        ],
        Goal(AGENDA, ShowLate()),
    )
    yield Section(
        "Demandes en attente",
        waiting.requests.total,
        "message-2",
        Accent.WARN,
        [
            Item(
                words.request_name(each, masked=masked),
                each.wait,
                "Traiter",
                Goal(AGENTS, ShowRequest(each.id)),
            )
            for each in waiting.requests.items
        ],
        Goal(AGENTS, ShowRequests()),
    )
    yield rights_section(waiting.rights, masked=masked)
    if waiting.times:
        yield time_section(waiting.times)
    yield Section(
        "Conventions qui expirent",
        waiting.reminders.total,
        "signature",
        Accent.WARN,
        [
            Item(words.reminder_name(each), each.text, "Renouveler", Goal(AUTHORITIES, each.authority_id))
            for each in waiting.reminders.items
        ],
        reminders,
    )
    if waiting.observations:
        yield observation_section(waiting.observations)
    yield due_section(waiting.due_cases, today)
    if packages is not None:
        yield _late_packages(packages)
    yield Section(
        "Devis à relancer",
        waiting.quotes.total,
        "bell",
        Accent.ACCENT,
        [
            Item(words.quote_name(each), words.quote_detail(each, today), "Relancer", Goal(QUOTES, each.id))
            for each in waiting.quotes.items
        ],
        quotes,
    )
    missing = waiting.headcounts
    if missing.count:
        name = plural(missing.count, "collectivité n’a", "collectivités n’ont")
        campaign = Goal(AUTHORITIES, ShowCampaign())
        said = Item(f"{name} pas déclaré", f"Effectif de {missing.year}", "Relancer", campaign)
        yield Section(f"Effectifs {missing.year}", missing.count, "users", Accent.WARN, [said], campaign)


def statement_section(found: StatementsToClose) -> Section:
    """The statements of the last month, those that are ready first."""
    return Section(
        f"Relevés {of_month(found.month)} à valider",
        found.group.total,
        "receipt",
        Accent.ACCENT if found.ready else Accent.WARN,
        [
            Item(
                words.statement_name(each),
                words.statement_detail(each),
                "Vérifier" if each.points else "Valider",
                Goal(STATEMENTS, ShowStatement(found.month, each.authority_id)),
            )
            for each in found.group.items
        ],
        Goal(STATEMENTS, ShowStatement(found.month)),
    )


def time_section(count: int) -> Section:
    """The done appointments by the hour that have no time yet."""
    name = plural(count, "rendez-vous honoré", "rendez-vous honorés")
    week = Goal(AGENTS, ShowTime())
    said = Item(name, "Sans le temps qui a été passé", "Saisir", week)
    return Section("Temps à saisir", count, "clock", Accent.PLUM, [said], week)


def rights_section(found: Group[PersonRequestView], *, masked: bool) -> Section:
    """What people asked of their data: the law gives a month."""
    return Section(
        "Demandes sur les données",
        found.total,
        "shield-lock",
        Accent.BAD if any(each.late for each in found.items) else Accent.ACCENT,
        [
            Item(
                words.rights_name(each, masked=masked),
                capitalised(each.state),
                "Répondre",
                Goal(AGENTS, ShowRights(each.line.agent_id)),
            )
            for each in found.items
        ],
        Goal(AGENTS, ShowRights()),
    )


def observation_section(count: int) -> Section:
    """What inspections found and is not settled although its date is over."""
    name = plural(count, "observation", "observations")
    late = Goal(PREVENTION, ShowOverdue())
    said = Item(name, "Échéance dépassée, sans suite notée", "Relancer", late)
    return Section("Observations en retard", count, "alert-octagon", Accent.BAD, [said], late)


def due_section(found: Group[KeptCase], today: date) -> Section:
    """The cases that nobody has met for long, by number: somebody decides what becomes of them."""
    return Section(
        "Dossiers à l’échéance",
        found.total,
        "archive",
        Accent.NEUTRAL,
        [
            Item(
                words.due_name(each),
                words.due_detail(each, today),
                "Décider",
                Goal(AGENTS, ShowRetention(each.id)),
            )
            for each in found.items
        ],
        Goal(AGENTS, ShowRetention()),
    )


def _late_packages(packages: Packages) -> Section:
    return Section(
        "Forfaits en retard",
        packages.late.total,
        "shield-check",
        Accent.BAD,
        [
            Item(words.package_name(each), words.package_detail(each), "Planifier", Goal(PREVENTION, each.id))
            for each in packages.late.items
        ],
        Goal(PREVENTION),
    )


class _Tile(QWidget):
    """The icon of a kind of work on the tint of its family."""

    def __init__(self, icon: str, family: Accent) -> None:
        super().__init__()
        self._icon, self._family = icon, family
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hub().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_TILE, _TILE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, family = QPainter(self), current().family(self._family)
        rounded(painter, QRectF(self.rect()), 6, family.tint)
        paint_icon(painter, QRectF(8, 8, 16, 16), self._icon, family.solid)


class WaitingCard(QWidget):
    """The groups that have something, one under the other."""

    asked = Signal(object)
    """(Goal)."""

    def __init__(
        self, zone: ZoneInfo, today: Callable[[], date], masking: Masking, reminders: Goal, quotes: Goal
    ) -> None:
        super().__init__()
        self._zone, self._today, self._masking = zone, today, masking
        self._reminders, self._quotes = reminders, quotes
        self._waiting: Waiting | None = None
        self._packages: Packages | None = None
        self._statements: StatementsToClose | None = None
        self.count = Label("", "secondary", "text2")
        self.acts: list[Button] = []
        self._inner = surface("plain")
        self._layout = tight(QVBoxLayout(self._inner))
        self._build()
        masking.changed.connect(lambda _masked: self._show())

    def _build(self) -> None:
        frame = surface("card")
        head = QWidget()
        title = Label(self.tr("À traiter"), "section")
        tight(QHBoxLayout(head), 8, (16, 10, 16, 10)).addLayout(row(title, None, self.count))
        area = QScrollArea()
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = tight(QVBoxLayout(frame))
        inside.addWidget(head)
        inside.addWidget(rule())
        inside.addWidget(area, 1)
        tight(QVBoxLayout(self)).addWidget(frame)

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what waits."""
        self._waiting = waiting
        self._show()

    def show_packages(self, packages: Packages) -> None:
        """Show the days of prevention that run late: they come after the rest."""
        self._packages = packages
        self._show()

    def show_statements(self, found: StatementsToClose) -> None:
        """Show the statements that are to be closed: they come after the rest."""
        self._statements = found
        self._show()

    def _show(self) -> None:
        if self._waiting is None:
            return
        late = self._packages.late.total if self._packages else 0
        closing = self._statements.group.total if self._statements else 0
        total = self._waiting.total + late + closing
        self.count.setText(plural(total, "élément") if total else "")
        self.acts = []
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        made = sections(
            self._waiting,
            self._packages,
            self._zone,
            self._today(),
            masked=self._masking.masked,
            reminders=self._reminders,
            quotes=self._quotes,
        )
        for section in made:
            if section.items:
                self._add(section)
        if self._statements is not None and closing:
            self._add(statement_section(self._statements))
        if not total:
            nothing = self.tr("Rien n’attend")
            self._layout.addWidget(EmptyState(nothing, icon_name="checks", framed=False))
        self._layout.addStretch(1)

    def _add(self, section: Section) -> None:
        head = QWidget()
        whole = Button(self.tr("Tout voir"), "link", size="small")
        whole.setAccessibleName(f"{self.tr('Tout voir')} : {section.title}")
        whole.clicked.connect(lambda: self.asked.emit(section.whole))
        title = Label(section.title, "emphasis")
        count = Pill(number(section.total), Accent.NEUTRAL)
        tight(QHBoxLayout(head), 8, (16, 10, 8, 2)).addLayout(row(title, count, None, whole))
        self._layout.addWidget(head)
        for item in section.items:
            self._layout.addWidget(self._item(section, item))
        self._layout.addWidget(rule())

    def _item(self, section: Section, item: Item) -> QWidget:
        made = QWidget()
        act = Button(item.act, size="medium")
        act.setAccessibleName(f"{item.act} : {item.name}")
        act.clicked.connect(lambda: self.asked.emit(item.goal))
        self.acts.append(act)
        layout = tight(QHBoxLayout(made), 12, (16, 6, 16, 8))
        layout.addWidget(_Tile(section.icon, section.family))
        layout.addWidget(TwoLines(item.name, item.detail), 1)
        layout.addWidget(act)
        return made
