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
        "pCloud Drive",
        "pCloudDrive",
        "Library/Mobile Documents/com~apple~CloudDocs",
        "iCloudDrive/service",
        "Mon Drive",
        "SharePoint - Service social",
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(folder):
    assert disk.is_synced(Path("/home/a") / folder)


@pytest.mark.parametrize("folder", ["Documents", "onedrive-outils", "Mes Dropbox", "nextcloudy", "drive"])
def test_a_folder_that_only_resembles_is_not(folder):
    assert not disk.is_synced(Path("/home/a") / folder)


@pytest.mark.parametrize(
    "mark", [".stfolder", ".dropbox", ".owncloudsync.log", ".nextcloudsync.log", ".sync_8f2c1a77d0e5.db"]
)
def test_a_synchronised_folder_is_known_by_its_mark(tmp_path, mark):
    assert not disk.is_synced(tmp_path / "service")
    (tmp_path / mark).mkdir()
    assert disk.is_synced(tmp_path / "service")


@pytest.mark.parametrize(
    ("kind", "network"), [("smbfs", True), ("webdav", True), ("afpfs", True), ("apfs", False)]
)
def test_a_mac_tells_the_kind_of_its_volumes(monkeypatch, kind, network):
    monkeypatch.setattr(disk.sys, "platform", "darwin")
    monkeypatch.setattr(disk, "_darwin_type", lambda _folder: kind)
    assert disk.is_network(Path("/Volumes/partage/service")) is network


def test_closed_copies_may_go_where_no_store_may_lie(desk, tmp_path):
    """A second folder on a share or in a synchronised folder is only ever written whole."""
    synced = tmp_path / "Nextcloud"
    synced.mkdir()
    assert desk.services.backups.choose_second(synced).second == ""
    assert list(synced.glob("*/*.cigdesk"))


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
