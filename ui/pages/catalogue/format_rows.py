"""The forms of an offer with the participants each holds at most, and what comes before its work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cigdesk.domain.catalogue import Catalogue, Format, Prerequisite
from ui.widgets.base import Label, row, tight
from ui.widgets.checks import CheckBox
from ui.widgets.pickers import NumberField

_WIDTH, _MOST = 90, 999_999


class FormatRows(QWidget):
    """« Atelier : [40] participants au plus »; an empty number is without limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats: tuple[Format, ...] = ()
        self.maximums: list[NumberField] = []
        layout = tight(QVBoxLayout(self), 6)
        layout.addWidget(Label(self.tr("Participants au plus, par forme"), "strong"))
        self._list = tight(QVBoxLayout(), 6)
        layout.addLayout(self._list)

    def show_formats(self, formats: tuple[Format, ...]) -> None:
        """Show these forms."""
        _empty(self._list)
        self._formats, self.maximums = formats, []
        for each in formats:
            field = NumberField(minimum=1, maximum=_MOST, value=each.maximum)
            field.setPlaceholderText(self.tr("sans limite"))
            field.setAccessibleName(self.tr("{form}, participants au plus").format(form=each.label))
            field.setFixedWidth(_WIDTH + 20)
            self.maximums.append(field)
            line = QWidget()
            line.setLayout(row(Label(each.label), None, field))
            self._list.addWidget(line)

    def formats(self) -> tuple[Format, ...]:
        """What is typed."""
        pairs = zip(self._formats, self.maximums, strict=True)
        return tuple(replace(form, maximum=field.value()) for form, field in pairs)

    def fault(self) -> str:
        """Why a number is not understood, or nothing."""
        for field in self.maximums:
            field.set_state("error" if field.fault() else "")
        return next((field.fault() for field in self.maximums if field.fault()), "")


class PrerequisiteRows(QWidget):
    """What must be there before the work: each known to the catalogue, asked of this offer or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Prerequisite] = {}
        self.checks: dict[str, CheckBox] = {}
        layout = tight(QVBoxLayout(self), 6)
        layout.addWidget(Label(self.tr("Avant l’intervention"), "strong"))
        self._list = tight(QVBoxLayout(), 6)
        layout.addLayout(self._list)

    def show_prerequisites(self, asked: Sequence[Prerequisite], catalogue: Catalogue) -> None:
        """Show those of the catalogue, with those asked ticked."""
        _empty(self._list)
        self.checks = {}
        self._known = prerequisites_of(catalogue)
        for each in self._known.values():
            check = CheckBox("")
            check.setAccessibleName(each.note)
            check.setChecked(each in asked)
            self.checks[each.id] = check
            line = QWidget()
            inner = row(check, spacing=8)
            inner.addWidget(Label(each.note, "body", "text2", wrap=True), 1)
            line.setLayout(inner)
            self._list.addWidget(line)
        self.setVisible(bool(self._known))

    def prerequisites(self) -> tuple[Prerequisite, ...]:
        """Those that are ticked, in the order of the catalogue."""
        return tuple(each for name, each in self._known.items() if self.checks[name].isChecked())


def prerequisites_of(catalogue: Catalogue) -> dict[str, Prerequisite]:
    """Every prerequisite that an offer of the catalogue asks, by id."""
    return {each.id: each for offer in catalogue.offers.values() for each in offer.prerequisites}


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
