"""`cigdesk` without a command opens the window, on the store that is named."""

from __future__ import annotations

import pytest

from cigdesk.cli import main
from cigdesk.local_stores import LocalStores


@pytest.fixture
def opened(monkeypatch):
    """What the window was opened with."""
    calls = []

    def run(bootstrap, pages, options, *, providers):
        calls.append((bootstrap, [page.title for page in pages], options, providers))
        return 7

    monkeypatch.setattr("ui.app.run", run)
    return calls


def test_no_command_opens_the_window_with_every_page(opened):
    assert main([]) == 7
    [(stores, titles, options, _)] = opened
    assert isinstance(stores, LocalStores)
    assert titles == [
        "Accueil",
        "Agenda",
        "Agents",
        "Collectivités",
        "Devis",
        "Prévention",
        "Relevés",
        "Catalogue",
        "Réglages",
    ]
    assert options.store is None


def test_a_named_store_is_asked_for(opened, tmp_path):
    path = tmp_path / "base.cigdesk"
    path.touch()
    assert main(["--store", str(path)]) == 7
    assert opened[0][2].store == path


def test_a_store_opened_by_its_file_is_asked_for(opened, tmp_path):
    path = tmp_path / "base.cigdesk"
    path.touch()
    assert main([str(path)]) == 7
    assert opened[0][2].store == path


def test_first_window_is_told_once_it_is_painted(qapp, capfd, monkeypatch):
    monkeypatch.setenv("CIGDESK_HOME", "taken away at the end")
    assert main(["first-window"]) == 0
    assert capfd.readouterr().out == "Première fenêtre visible.\n"
