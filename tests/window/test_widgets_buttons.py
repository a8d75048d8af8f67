"""Buttons, choices and boxes, by real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import LIGHT, apply_theme, set_mode
from ui.theme.typography import set_text_scale
from ui.widgets.buttons import Button, IconButton
from ui.widgets.checks import CheckBox, Switch
from ui.widgets.header import Breadcrumb, Tabs
from ui.widgets.keycap import KeyCap
from ui.widgets.people_list import AvatarCheckList, Person
from ui.widgets.pill import Pill, PillData
from ui.widgets.segmented import Chip, ChipGroup, Segmented


@pytest.fixture
def stage(qapp, qtbot):
    """Shows widgets in an active window."""
    apply_theme(qapp, LIGHT)
    windows = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        windows.append(window)  # a window without a reference goes away
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show
    set_text_scale(1.0)
    set_mode("system")


class TestButton:
    def test_space_presses_it(self, stage, qtbot):
        button = Button("Réserver", "primary", keycap="Ctrl N")
        stage(button)
        button.setFocus()
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)

    def test_a_closed_button_says_why_to_the_eye_and_aloud(self, stage, qtbot):
        button = Button("Valider le relevé", "primary")
        stage(button)
        button.set_reason("Possible après le statut du 30 oct.")
        with qtbot.assertNotEmitted(button.clicked):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.toolTip() == button.accessibleDescription() == "Possible après le statut du 30 oct."
        button.set_reason("")
        with qtbot.waitSignal(button.clicked):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not button.toolTip()

    def test_it_grows_with_the_text_and_never_cuts_its_words(self, stage):
        usual = Button("Vérifier et envoyer").sizeHint()
        set_text_scale(2.0)
        larger = Button("Vérifier et envoyer").sizeHint()
        assert larger.height() > usual.height() == 32
        assert larger.width() > 1.5 * usual.width()

    @pytest.mark.parametrize(("size", "height"), [("large", 32), ("medium", 28), ("small", 24)])
    def test_heights(self, stage, size, height):
        assert Button("Ouvrir", size=size).sizeHint().height() == height


class TestIconButton:
    def test_a_name_is_mandatory(self, stage):
        with pytest.raises(ValueError, match="name"):
            IconButton("trash", "  ")

    def test_it_is_named_reachable_and_large_enough(self, stage):
        button = IconButton("trash", "Supprimer la ligne", side=16)
        stage(button)
        assert button.accessibleName() == button.toolTip() == "Supprimer la ligne"
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert min(button.width(), button.height()) >= 24


class TestSegmented:
    @pytest.fixture
    def period(self, stage):
        period = Segmented([("day", "Jour"), ("week", "Semaine"), ("team", "Équipe")], "Période")
        stage(period)
        return period

    def test_arrows_move_the_choice(self, period, qtbot):
        period.segment("day").setFocus()
        with qtbot.waitSignal(period.chosen, check_params_cb=lambda key: key == "week"):
            qtbot.keyClick(period.segment("day"), Qt.Key.Key_Right)
        assert period.segment("week").hasFocus()

    def test_a_click_chooses_once(self, period, qtbot):
        chosen = []
        period.chosen.connect(chosen.append)
        qtbot.mouseClick(period.segment("team"), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(period.segment("team"), Qt.MouseButton.LeftButton)
        assert (chosen, period.value()) == (["team"], "team")

    def test_choosing_moves_nothing(self, period):
        before = [period.segment(key).geometry() for key in ("day", "week", "team")]
        period.set_value("week")
        assert [period.segment(key).geometry() for key in ("day", "week", "team")] == before

    def test_an_unknown_key_is_refused(self, period):
        with pytest.raises(KeyError):
            period.set_value("month")


def test_chips_exclude_each_other_and_say_their_count(stage, qtbot):
    late, done = Chip("En retard", count=4), Chip("Terminé", count=3)
    group = ChipGroup([("late", late), ("done", done)])
    stage(late, done)
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(group.chosen):
        qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    assert (late.isChecked(), group.value()) == (False, "done")
    done.set_count(5)
    assert done.accessibleName() == "Terminé, 5"


class TestTabs:
    def test_arrows_and_counts(self, stage, qtbot):
        tabs = Tabs([("sum", "Synthèse", None), ("quotes", "Devis", 4)], "Fiche")
        stage(tabs)
        tabs.tab("sum").setFocus()
        with qtbot.waitSignal(tabs.chosen):
            qtbot.keyClick(tabs.tab("sum"), Qt.Key.Key_Right)
        assert tabs.value() == "quotes"
        assert tabs.tab("quotes").accessibleName() == "Devis, 4"
        tabs.set_count("quotes", 5)
        assert tabs.tab("quotes").accessibleName() == "Devis, 5"


def test_each_crumb_leads_back(stage, qtbot):
    crumbs = Breadcrumb(["Prévention", "Choisy-le-Roi"], "Journée d’inspection")
    stage(crumbs)
    second = next(b for b in crumbs.children() if getattr(b, "text", str)() == "Choisy-le-Roi")
    assert second.accessibleName() == "Revenir à Choisy-le-Roi"
    with qtbot.waitSignal(crumbs.asked, check_params_cb=lambda place: place == 1):
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("box", [lambda: CheckBox("Permanences"), lambda: Switch("Masquer les noms")])
def test_boxes_answer_to_space_and_to_a_click_anywhere(stage, qtbot, box):
    box = box()
    stage(box)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert not box.isChecked()


def test_people_tell_who_is_ticked_in_their_order(stage, qtbot):
    people = AvatarCheckList("Intervenants")
    people.set_people([Person("cr", "Camille Roussel", "3 libres"), Person("nb", "Nadia Belkacem")], ["nb"])
    stage(people)
    with qtbot.waitSignal(people.changed, check_params_cb=lambda keys: keys == ["cr", "nb"]):
        qtbot.mouseClick(people.rows()[0], Qt.MouseButton.LeftButton)
    assert people.rows()[0].accessibleName() == "Camille Roussel, 3 libres"


def test_pills_and_keys_are_said_in_words(stage):
    pill, cap = Pill("Brouillon", "neutral", "pencil"), KeyCap("Ctrl N")
    stage(pill, cap)
    assert (pill.accessibleName(), cap.accessibleName()) == ("Brouillon", "Touche Ctrl N")
    narrow = pill.sizeHint().width()
    pill.set_data(PillData("À relancer, 65 jours"))
    assert pill.sizeHint().width() > narrow
    assert pill.accessibleName() == "À relancer, 65 jours"
