"""Where files are kept: the system's places, or one folder that the person names."""

from __future__ import annotations

from pathlib import Path

from cigdesk import paths


def places() -> list[Path]:
    return [paths.default_store(), paths.settings_file(), paths.log_folder(), paths.cache_folder()]


def test_each_kind_of_file_has_its_own_place(monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    assert len(set(places())) == 4
    assert all(place.is_absolute() for place in places())
    assert all(paths.APPLICATION in place.parts for place in places())


def test_one_folder_can_hold_them_all(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert all(place.is_relative_to(tmp_path) for place in places())
    assert len(set(places())) == 4
    assert not list(tmp_path.iterdir())


def test_a_store_bears_the_suffix_of_the_program():
    assert paths.default_store().suffix == paths.STORE_SUFFIX
