"""What can be done on the page of prevention, and by which keys."""

from __future__ import annotations

from typing import Any, Protocol

from ui.actions import EXPORT, FILTER, NEW, NEXT_POINT, ActionSpec
from ui.pages.prevention.words import CIRCLE


class Deeds(Protocol):
    """The page, as its keys know it."""

    @property
    def list_view(self) -> Any: ...
    @property
    def parts(self) -> Any: ...

    def tr(self, text: str, /) -> str: ...
    def begin_new(self) -> None: ...
    def next_point(self) -> None: ...
    def write_day(self) -> None: ...
    def list_days(self) -> None: ...
    def plan(self) -> None: ...
    def focus_search(self) -> None: ...
    def enter_days(self) -> None: ...
    def show_late(self) -> None: ...
    def turn_part(self) -> None: ...
    def show_works(self) -> None: ...
    def export(self) -> None: ...


def actions_of(page: Deeds) -> tuple[ActionSpec, ...]:
    """The acts of the page; those of its segments are said by themselves."""
    tr = page.tr
    return (
        ActionSpec("prevention.new", tr("Planifier, ou écrire ce que montre la page"),
                   page.begin_new, (NEW,), "plus"),
        ActionSpec("prevention.point", tr("Champ suivant à compléter"), page.next_point,
                   (NEXT_POINT,), "flag"),
        ActionSpec("prevention.write", tr("Écrire une journée d’inspection"), page.write_day, (),
                   "clipboard-list", words="inspection visite rapport"),
        ActionSpec("prevention.days.list", tr("Voir les journées d’inspection"), page.list_days, (),
                   "list"),
        ActionSpec("prevention.plan", tr("Planifier ce qui reste"), page.plan, ("P",),
                   focus=page.list_view.table, in_palette=False),
        ActionSpec("prevention.find", tr("Chercher une collectivité"), page.focus_search,
                   (FILTER,), "search", words="filtrer"),
        ActionSpec("prevention.days", tr("Répartir les jours du forfait"), page.enter_days, (),
                   "pencil", words="fixer inspection conseil ergonomie"),
        ActionSpec("prevention.late", tr("Voir les forfaits en retard"), page.show_late, (),
                   "alert-circle"),
        ActionSpec("prevention.part", tr("Passer des forfaits à la présence"), page.turn_part, (),
                   "users", words="assistant social CESF mis à disposition"),
        ActionSpec("prevention.circle", tr("Cercle de la prévention"),
                   lambda: page.parts.set_value(CIRCLE), (), "users-group",
                   words="matinée rencontre événement inscription présence"),
        ActionSpec("prevention.works", tr("Voir les autres interventions"), page.show_works, (),
                   "list-check", words="psychosocial groupe séance sensibilisation handicap QVCT"),
        ActionSpec("prevention.export", tr("Exporter la liste"), page.export, (EXPORT,),
                   "file-spreadsheet"),
    )  # fmt: skip
