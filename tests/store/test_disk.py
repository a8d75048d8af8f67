"""Network drives and synchronised folders, where no store may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from cigdesk.store_errors import NetworkPlace, SyncedPlace
from db import disk
from db.store import Store

MOUNTS = [
    (Path("/"), "ext4"),
    (Path("/home"), "nfs4"),
    (Path("/home/local disk"), "ext4"),
    (Path("/media/partage"), "cifs"),
    (Path("/mnt/distant"), "fuse.sshfs"),
    (Path("/mnt/cle"), "vfat"),
]


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/home/a", True),
        ("/home", True),
        ("/homes/a", False),
        ("/home/local disk/a", False),
        ("/media/partage/prévention", True),
        ("/mnt/distant", True),
        ("/mnt/cle/a", False),
        ("/var/lib", False),
        ("//serveur/partage", True),
    ],
)
def test_a_network_drive_is_known_by_its_deepest_mount(monkeypatch, folder, network):
    monkeypatch.setattr(disk, "_mounts", lambda: MOUNTS)
    assert disk.is_network(Path(folder)) is network


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - CDG de la Martinique",
        "Nextcloud",
        "nextcloud2",
        "Dropbox (Personnel)",
        "Google Drive",
        "Library/CloudStorage/x",
        "kDrive/service",
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(folder):
    assert disk.is_synced(Path("/home/a") / folder)


@pytest.mark.parametrize("folder", ["Documents", "onedrive-outils", "Mes Dropbox", "nextcloudy", "drive"])
def test_a_folder_that_only_resembles_is_not(folder):
    assert not disk.is_synced(Path("/home/a") / folder)


def test_a_synchronised_folder_is_known_by_its_mark(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    assert disk.is_synced(tmp_path / "service")


def test_onedrive_is_known_by_where_windows_says_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "nuage"))
    assert disk.is_synced(tmp_path / "nuage" / "service")
    assert not disk.is_synced(tmp_path / "service")


def test_no_store_is_made_or_opened_there(tmp_path, closed, reopen, passphrase, cheap, monkeypatch):
    with pytest.raises(SyncedPlace):
        Store.create(tmp_path / "Nextcloud" / "essai.cigdesk", passphrase, cost=cheap)
    assert not (tmp_path / "Nextcloud").exists()
    disguised = tmp_path / "Documents"
    disguised.symlink_to(closed.parent.rename(tmp_path / "Dropbox"))
    with pytest.raises(SyncedPlace):
        reopen(disguised / closed.name)
    disguised.unlink()
    (tmp_path / "Dropbox").rename(closed.parent)
    monkeypatch.setattr(disk, "_mounts", lambda: [(Path("/"), "ext4"), (closed.parent, "nfs4")])
    with pytest.raises(NetworkPlace):
        reopen(closed)
