"""What the window gets from this computer: stores made, opened, remembered; demonstrations that vanish."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from cigdesk import demo_folder
from cigdesk.domain.errors import InvalidInput
from cigdesk.local_stores import LocalStores
from cigdesk.paths import settings_file
from cigdesk.recent_stores import MOST, recent_stores, remember
from cigdesk.services.context import centre_of
from cigdesk.store_errors import StoreBusy, StoreNotFound, WrongPassphrase
from ui.ports import CentreSpec


@pytest.fixture(autouse=True)
def _temporary_folders(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))


def _demonstrations():
    return sorted(Path(tempfile.gettempdir()).iterdir())


def test_the_shipped_centres_are_offered_with_their_regions():
    stores = LocalStores()
    assert [each.short_name for each in stores.centres()] == ["CIG Petite Couronne", "CDG Martinique"]
    assert stores.centres()[1].detail.startswith("37")
    zones = {each.key: each.zone for each in stores.holiday_regions()}
    assert zones == {"FR": "Europe/Paris", "FR-MQ": "America/Martinique"}


def test_a_store_is_made_opened_again_and_remembered(tmp_path):
    stores, path = LocalStores(), tmp_path / "a" / "base.cigdesk"
    desk = stores.create_store(path, CentreSpec(key="cdg-martinique"), "Line Ozier", "quatre mots à retenir")
    assert (desk.demo, desk.person_name, desk.centre_name) == (False, "Line Ozier", "CDG Martinique")
    with pytest.raises(StoreBusy):
        stores.open_store(path, "quatre mots à retenir")
    desk.close()
    with pytest.raises(WrongPassphrase):
        stores.open_store(path, "quatre autres mots ici")
    stores.open_store(path, "quatre mots à retenir").close()
    assert stores.recent_stores() == [path]
    path.unlink()
    assert stores.recent_stores() == []


def test_a_centre_of_ones_own_needs_its_names(tmp_path):
    stores, path = LocalStores(), tmp_path / "base.cigdesk"
    with pytest.raises(InvalidInput):
        stores.create_store(path, CentreSpec(name=" ", short_name=""), "Line Ozier", "quatre mots à retenir")
    assert not path.exists()
    spec = CentreSpec(name="Centre de gestion 24", short_name="CDG 24", postcode="24000", city="Périgueux")
    centre = _created(path, spec)
    assert (centre.short_name, centre.city, centre.catalogue_family) == ("CDG 24", "Périgueux", "")


def test_a_centre_of_ones_own_may_start_from_a_shipped_catalogue(tmp_path):
    spec = CentreSpec(name="Centre de gestion 24", short_name="CDG 24", catalogue="cdg-martinique")
    centre = _created(tmp_path / "base.cigdesk", spec)
    assert (centre.short_name, centre.catalogue_family) == ("CDG 24", "cdg-martinique")


def _created(path, spec):
    desk = LocalStores().create_store(path, spec, "Line Ozier", "quatre mots à retenir")
    with desk.services.context.reading() as uow:
        centre = centre_of(uow)
    desk.close()
    return centre


def test_a_demonstration_asks_nothing_and_leaves_nothing():
    desk = LocalStores().open_demo()
    assert desk.demo
    assert len(_demonstrations()) == 1
    assert desk.services.quotes.search()
    desk.close()
    assert _demonstrations() == []
    assert LocalStores().recent_stores() == []


def test_what_a_crash_left_goes_at_the_next_start_but_not_what_is_open(tmp_path):
    crashed = demo_folder.DemoFolder()
    crashed.store.write_bytes(b"left")
    crashed._lock.release()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "ouverte.lock").touch()
    link = crashed.path.with_name(f"{demo_folder.PREFIX}link")
    link.symlink_to(elsewhere)
    still_open = demo_folder.DemoFolder()
    demo_folder.remove_stale()
    assert not crashed.path.exists()
    assert still_open.path.exists()
    assert list(elsewhere.iterdir())
    still_open.remove()
    assert not still_open.path.exists()


def test_a_demonstration_that_fails_leaves_nothing(monkeypatch):
    def broken(*_, **__):
        raise StoreNotFound

    monkeypatch.setattr("cigdesk.bootstrap.create_demo", broken)
    with pytest.raises(StoreNotFound):
        LocalStores().open_demo()
    assert _demonstrations() == []


def test_recent_stores_come_last_first_each_once(tmp_path):
    paths = [tmp_path / f"{number}.cigdesk" for number in range(MOST + 2)]
    for path in paths:
        path.touch()
        remember(path)
    remember(paths[5])
    assert recent_stores()[:2] == [paths[5], paths[-1]]
    assert len(recent_stores()) == MOST


def test_a_damaged_list_of_recent_stores_is_no_obstacle(tmp_path):
    path = tmp_path / "a.cigdesk"
    path.touch()
    remember(path)
    settings_file().with_name("recent-stores.jsonl").write_bytes(b"\xff{")
    assert recent_stores() == []
    remember(path)
    assert recent_stores() == [path]
