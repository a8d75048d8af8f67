"""What opening or changing permanences would do, in a few lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.agenda.conflicts import Reason
from cigdesk.domain.agenda.repeat import read_repeat, repeat_words
from cigdesk.domain.series import SeriesValues
from cigdesk.french import NBSP, capitalised, date_short, plural
from cigdesk.services.permanences import PermanenceService, PermanenceValues
from cigdesk.services.series import Scope, SeriesService
from cigdesk.services.series_outlook import SeriesOutlook
from ui.widgets.base import Label, surface, tight

SHOWN_REASONS: Final = 5
SHOWN_DAYS: Final = 4


@dataclass(frozen=True)
class Effect:
    """What would happen: the first line counts, the others explain; what speaks against it; what is wrong."""

    said: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)

    def reason_lines(self) -> list[str]:
        """The first reasons, and how many others there are."""
        lines = [each.sentence for each in self.reasons[:SHOWN_REASONS]]
        left = len(self.reasons) - SHOWN_REASONS
        if left > 0:
            lines.append(f"et {left} {'autre' if left == 1 else 'autres'}")
        return lines


def effect_of_half_day(
    permanences: PermanenceService, values: PermanenceValues, record_id: UUID | None
) -> Effect:
    """Of one half-day, new or changed."""
    moved = permanences.moved_with(record_id, values) if record_id else 0
    said = (moved_words(moved),) if moved else ()
    return Effect(said, permanences.check(values, record_id=record_id).reasons)


def effect_of_series(series: SeriesService, values: SeriesValues) -> Effect:
    """Of a new series."""
    found = series.preview(values)
    said = [half_days(len(found.spans))] if not found.faults else []
    return Effect(tuple(said + left_out(found.closed)), found.reasons, dict(found.faults))


def effect_of_change(
    series: SeriesService, permanence_id: UUID, values: SeriesValues, scope: Scope
) -> Effect:
    """Of a series that is changed."""
    found = series.outlook(permanence_id, values, scope)
    said = [] if found.faults else [half_days(found.half_days), *_outlook_lines(found)]
    return Effect(tuple(said + left_out(found.closed)), found.reasons, dict(found.faults))


def _outlook_lines(found: SeriesOutlook) -> list[str]:
    lines = [moved_words(found.moved) if found.moved else "Aucun rendez-vous n’est déplacé."]
    if found.opened or found.removed:
        lines.append(f"{plural(found.opened, 'ajoutée')}, {plural(found.removed, 'retirée')}.")
    if found.alone:
        stay = "reste comme elle est" if found.alone == 1 else "restent comme elles sont"
        lines.append(f"{plural(found.alone, 'modifiée')} à part {stay}.")
    if found.apart == 1:
        lines.append(f"1{NBSP}sort de la série et garde ses rendez-vous.")
    elif found.apart:
        lines.append(f"{found.apart}{NBSP}sortent de la série et gardent leurs rendez-vous.")
    return lines


def series_words(values: SeriesValues) -> str:
    """« Chaque mardi, jusqu’au ven. 18 déc. 2026. »; a rule that no choices lead to is shown as it is."""
    try:
        words = repeat_words(read_repeat(values.rule))
    except ValueError:
        words = values.rule
    return f"{capitalised(words)}."


def half_days(count: int) -> str:
    """« 14 demi-journées »."""
    return plural(count, "demi-journée")


def moved_words(count: int) -> str:
    """« 3 rendez-vous déplacés avec elle »."""
    return f"{plural(count, 'rendez-vous')} {'déplacé' if count == 1 else 'déplacés'}."


def left_out(closed: Sequence[tuple[date, str]]) -> list[str]:
    """« Laissés de côté : mer. 11 nov. (Armistice), … et 3 autres jours »."""
    if not closed:
        return []
    days = [f"{date_short(day, year=False)} ({why})" for day, why in closed[:SHOWN_DAYS]]
    left = len(closed) - SHOWN_DAYS
    more = f" et {plural(left, 'autre jour', 'autres jours')}" if left > 0 else ""
    return [f"Laissés de côté{NBSP}: {', '.join(days)}{more}."]


class EffectBox(QWidget):
    """The lines on a quiet ground; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = surface("note")
        self._lines = tight(QVBoxLayout(box), 3, (12, 10, 12, 10))
        self._labels: list[Label] = []
        tight(QVBoxLayout(self), 0).addWidget(box)
        self.hide()

    def show_effect(self, effect: Effect) -> None:
        """Say what would happen."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = [
            Label(said, "strong" if not place else "secondary", "text" if not place else "text2", wrap=True)
            for place, said in enumerate(effect.said)
        ]
        for label in self._labels:
            self._lines.addWidget(label)
        self.setAccessibleName(" ".join(effect.said))
        self.setVisible(bool(effect.said))

    def lines(self) -> list[str]:
        """What is said."""
        return [label.text() for label in self._labels]
