"""Every way in of a file: what it is called, what it is, how much it holds; and what lies among copies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from cigdesk.domain.authority import Authority, AuthorityKind
from cigdesk.domain.errors import CigdeskError
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.domain.rights import Right
from cigdesk.exchange.authorities_table import read_file
from cigdesk.exchange.files_in import UnreadableFile, chosen_bytes
from cigdesk.services.context import new_id
from cigdesk.services.kept_documents import LARGEST, DocumentOwner, KeptDocuments
from cigdesk.services.membership_scans import printable_title
from cigdesk.store_errors import DamagedKeyFile
from db import attachments, backup, keyfile
from ui.documents_card import content_of
from ui.pages.authorities.membership_presenter import _scan
from ui.pages.prevention.days.presenter import reduced

PDF = b"%PDF-1.7 page"
WAYS_IN = {
    "a list": read_file,
    "a document": content_of,
    "a scan": lambda path: _scan(path).content,
    "a photo": reduced,
}
links = pytest.mark.skipif(os.name == "nt", reason="links and pipes ask for rights of their own there")


@pytest.mark.parametrize(
    "name", ["CON", "nul.pdf", "COM1.csv", "AUX", "liste.csv:caché", "C:liste.csv", "lpt9.txt"]
)
@pytest.mark.parametrize("way_in", WAYS_IN)
def test_names_that_windows_keeps_for_its_devices_or_streams_are_refused(tmp_path, name, way_in):
    (tmp_path / name).write_bytes(PDF)
    with pytest.raises(UnreadableFile, match="Renommez-le"):
        WAYS_IN[way_in](tmp_path / name)


@pytest.mark.parametrize("way_in", WAYS_IN)
def test_a_name_of_more_than_255_bytes_is_refused(tmp_path, way_in):
    with pytest.raises(UnreadableFile, match="trop long"):
        WAYS_IN[way_in](tmp_path / ("é" * 128))


@links
@pytest.mark.parametrize("way_in", WAYS_IN)
def test_links_pipes_and_folders_are_refused_at_once(tmp_path, way_in):
    (tmp_path / "vrai.pdf").write_bytes(PDF)
    (tmp_path / "lien.pdf").symlink_to(tmp_path / "vrai.pdf")
    (tmp_path / "passwd.pdf").symlink_to("/etc/passwd")
    (tmp_path / "boucle.pdf").symlink_to("boucle.pdf")
    os.mkfifo(tmp_path / "tuyau.pdf")
    for name, said in (("lien", "lien"), ("passwd", "lien"), ("boucle", "lien"), ("tuyau", "ordinaire")):
        with pytest.raises(UnreadableFile, match=said):
            WAYS_IN[way_in](tmp_path / f"{name}.pdf")
    with pytest.raises(UnreadableFile, match="dossier"):
        WAYS_IN[way_in](tmp_path)
    with pytest.raises(UnreadableFile, match="ordinaire"):
        WAYS_IN[way_in](Path("/dev/zero"))


@pytest.mark.parametrize("way_in", WAYS_IN)
@pytest.mark.parametrize("name", ["absent.pdf", "a\0b.pdf", "../absent.pdf", "vrai.pdf/dedans.pdf"])
def test_places_that_are_no_files_are_told_in_a_sentence(tmp_path, way_in, name):
    (tmp_path / "vrai.pdf").write_bytes(PDF)
    with pytest.raises(UnreadableFile):
        WAYS_IN[way_in](tmp_path / name)


@pytest.mark.parametrize("way_in", WAYS_IN)
def test_what_weighs_too_much_is_refused_before_it_is_read(tmp_path, way_in):
    """A file of a thousand million bytes, none of which is on the disk."""
    path = tmp_path / "lourd.pdf"
    with path.open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(CigdeskError, match="Mo"):
        WAYS_IN[way_in](path)


@pytest.mark.parametrize("way_in", ["a document", "a scan"])
def test_a_scan_near_the_limit_is_kept_whole(tmp_path, way_in):
    path = tmp_path / "convention.pdf"
    with path.open("wb") as file:
        file.write(PDF)
        file.truncate(LARGEST)
    assert len(WAYS_IN[way_in](path)) == LARGEST


def test_one_byte_more_than_asked_for_is_read_and_no_more(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert len(chosen_bytes(tmp_path / "a", 10)) == 11


@pytest.fixture
def town(desk):
    town = Authority(id=new_id(), name="Choisy", kind=AuthorityKind.COMMUNE)
    desk.services.context.change(Right.MANAGE_CENTRE, lambda uow: uow.add(town) or (town.id,), "")
    return town


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        ("../../../etc/passwd", "../../../etc/passwd"),
        ("C:\\Windows\\CON", "C:\\Windows\\CON"),
        ("facture\u202efdp", "facture fdp"),
        ("non\udcff décodé", "non décodé"),
        ("a\0b\nc\td", "a b c d"),
        ("<b>gras</b>", "<b>gras</b>"),
        ("\u200b\u202a\x07", "Devis signé"),
    ],
)
def test_the_name_of_a_file_is_kept_as_data_and_never_as_a_place(desk, town, stem, shown):
    documents: KeptDocuments = desk.services.kept_documents
    owner = DocumentOwner(authority_id=town.id)
    (key,) = documents.keep(owner, PDF, DocumentKind.SIGNED_QUOTE, stem).ids
    (line,) = documents.of(owner)
    assert line.title == shown
    assert line.file_name == f"document-{key.hex[-6:]}.pdf"
    (written,) = desk.store.attachments.folder.iterdir()
    assert len(written.name) == 64
    assert printable_title(stem) in (shown, "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 programme",
        b"<html><script>",
        b"PK\x03\x04",
        b"\x7fELF",
        b"GIF89a",
        b"x" * 2000 + PDF,
    ],
)
def test_what_is_neither_a_pdf_nor_a_picture_is_not_kept_whatever_its_name(desk, town, content):
    with pytest.raises(CigdeskError):
        desk.services.kept_documents.keep(
            DocumentOwner(authority_id=town.id), content, DocumentKind.OTHER, "page.pdf"
        )
    assert not desk.store.attachments.folder.exists() or not any(desk.store.attachments.folder.iterdir())


def test_a_photo_is_told_by_its_content_and_not_by_its_name(tmp_path):
    Image.new("RGB", (20, 10), "teal").save(tmp_path / "photo.txt", "PNG")
    assert reduced(tmp_path / "photo.txt").width == 20


@links
def test_forged_names_among_the_backups_are_no_backups(desk, tmp_path):
    """A folder, a pipe, a link to elsewhere or to itself, and names that are nearly those of backups."""
    copy = desk.store.back_up()
    folder = copy.path.parent
    stamp = "2026-01-0{}T100000000000Z.cigdesk"
    (folder / stamp.format(1)).mkdir()
    os.mkfifo(folder / stamp.format(2))
    (folder / stamp.format(3)).symlink_to("/etc/passwd")
    (folder / stamp.format(4)).symlink_to(stamp.format(4))
    for name in (
        "2026-13-41T100000000000Z.cigdesk",
        "2026-01-05T100000000000Z.cigdesk.part",
        "x" * 200,
        "-rf",
    ):
        (folder / name).write_bytes(b"x")
    assert [each.path for each in backup.existing(folder)] == [copy.path]
    assert [each.path for each in backup.existing(folder, desk.store.key.store_id)] == [copy.path]


@links
def test_forged_documents_beside_a_copy_are_not_brought_in(desk, tmp_path):
    name = desk.store.attachments.keep(PDF)
    source, target = desk.store.attachments.folder, tmp_path / "cible"
    os.mkfifo(source / ("a" * 64))
    (source / ("b" * 64)).symlink_to("/etc/passwd")
    (source / ("c" * 64)).mkdir()
    (source / "../../ailleurs").resolve().touch()
    attachments.copy_missing(source, target)
    assert [each.name for each in target.iterdir()] == [name]


@links
def test_a_pipe_in_the_place_of_the_key_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "base.cigdesk.key")
    with pytest.raises(DamagedKeyFile):
        keyfile.read(tmp_path / "base.cigdesk.key")
