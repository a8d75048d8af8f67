"""« Emporter » on real files: a whole copy leaves, one file alone is written to, and the copy comes back."""

from __future__ import annotations

import shutil
import stat
import sys
from contextlib import closing

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.domain.authority import Authority, AuthorityKind, AuthorityValues
from cigdesk.domain.carry import Carried, CarryState, Side
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.services.kept_documents import DocumentOwner
from cigdesk.store_errors import (
    CarryFailed,
    CarryPlaceInside,
    DamagedCarry,
    ForeignCarry,
    MissingKeyFile,
    StoreError,
    UnclosedCarry,
)
from db import keyfile
from db.attachments import folder_for


@pytest.fixture
def key(tmp_path):
    """A USB key."""
    folder = tmp_path / "media" / "CLE"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def opened(clock, desk_passphrase):
    """Open a store as another computer would; closed at the end."""
    desks = []

    def open_it(path):
        desks.append(open_store(path, desk_passphrase, clock=clock))
        return desks[-1]

    yield open_it
    for each in desks:
        each.store.close()


@pytest.fixture
def laptop(desk, key, opened, tmp_path):
    """The office's store was taken out, and is open on a laptop."""
    keep_document(desk)
    return opened(to_disk(desk.services.carrying.take_out(key, "portable").path, tmp_path / "portable"))


def to_disk(copy, folder):
    """What the person does: the folder of the key goes to the disk of the computer."""
    shutil.copytree(copy.parent, folder)
    return folder / copy.name


def write(desk, name):
    """Create an authority."""
    desk.services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE))


def names(desk):
    with desk.services.context.reading() as uow:
        return [each.name for each in uow.find(Authority)]


def carry_of(desk):
    return desk.services.carrying.status().carry


def keep_document(desk, content=b"%PDF-1.7 une convention"):
    """A document that a record refers to; gives its id."""
    if not names(desk):
        write(desk, "Pantin")
    with desk.services.context.reading() as uow:
        owner = DocumentOwner(authority_id=uow.find(Authority)[0].id)
    return desk.services.kept_documents.keep(owner, content, DocumentKind.OTHER, "").ids[0]


def go_back(laptop, key):
    return laptop.services.carrying.send_back(key).path


def come_home(desk, copy, opened_desks):
    """The store of the office after the return."""
    desk = desk.brought_home(desk.services.carrying.examine(copy))
    opened_desks.append(desk)
    return desk


@pytest.fixture
def came_home():
    """Desks that a return opened, closed at the end."""
    desks = []
    yield desks
    for each in desks:
        each.store.close()


def test_work_goes_on_in_one_file_alone_and_comes_home(desk, laptop, key, came_home):
    with pytest.raises(
        Carried, match=r"emportée le 12\s+novembre\s+2026 par Camille Roussel sur «\s+portable"
    ):
        write(desk, "Bobigny")
    write(laptop, "Bagnolet")
    scan = keep_document(laptop, b"%PDF-1.7 un avenant")

    returned = go_back(laptop, key)
    with pytest.raises(Carried, match="a été rapportée le 12"):
        write(laptop, "Gentilly")

    home = come_home(desk, returned, came_home)
    assert names(home) == ["Pantin", "Bagnolet"]
    assert home.services.kept_documents.open(scan).content == b"%PDF-1.7 un avenant"
    assert (carry_of(home).side, carry_of(home).state) == (Side.OFFICE, CarryState.RETURNED)
    write(home, "Bobigny")
    # What was here meanwhile is set aside, and can be read.
    aside = [each for each in home.services.backups.view().lines if each.places == {"aside"}]
    assert len(aside) == 1


def test_undo_is_a_change_like_any_other(desk, key):
    made = desk.services.authorities.create(AuthorityValues(name="Pantin", kind=AuthorityKind.COMMUNE))
    desk.services.carrying.take_out(key, "portable")
    with pytest.raises(Carried):
        made.undo.run()
    assert names(desk) == ["Pantin"]


def test_a_copy_is_whole_closed_and_for_its_owner_alone(desk, key):
    keep_document(desk)
    copy = desk.services.carrying.take_out(key, "portable").path
    lying = sorted(path.name for path in copy.parent.iterdir())
    assert lying == ["base.cigdesk", "base.cigdesk.key", "base.documents"]
    assert len(list(folder_for(copy).iterdir())) == 1
    assert b"Pantin" not in copy.read_bytes()
    if sys.platform != "win32":
        modes = {stat.S_IMODE(path.stat().st_mode) for path in copy.parent.rglob("*") if path.is_file()}
        assert modes == {0o600}
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_the_departure_is_in_a_backup_so_that_none_older_is_the_newest(desk, key):
    desk.services.carrying.take_out(key, "portable")
    newest = desk.services.backups.view().lines[0].backup
    with pytest.raises(Carried):
        desk.restored(newest.path)


@pytest.mark.parametrize("label", ["", " ", "C:\\Users\\camille", "../portable", "x" * 41])
def test_a_computer_is_named_by_a_word(desk, key, label):
    with pytest.raises(InvalidInput) as refused:
        desk.services.carrying.take_out(key, label)
    assert set(refused.value.errors) == {"label"}
    assert list(key.iterdir()) == []


def test_a_store_leaves_once_and_a_travelling_one_does_not_leave(desk, laptop, key):
    with pytest.raises(Carried):
        desk.services.carrying.take_out(key, "un autre portable")
    with pytest.raises(Refused, match="rapportez-la d’abord"):
        laptop.services.carrying.take_out(key, "un autre portable")
    assert len(list(key.iterdir())) == 1


def test_a_demonstration_stays(desk, key):
    with desk.services.context.store.writing() as uow:
        from cigdesk.services.context import centre_of

        centre_of(uow).demo = True
        uow.commit()
    with pytest.raises(Refused, match="démonstration"):
        desk.services.carrying.take_out(key, "portable")
    write(desk, "Pantin")


def test_no_copy_goes_among_the_backups(desk):
    desk.services.backups.back_up_now()
    with pytest.raises(CarryPlaceInside):
        desk.services.carrying.take_out(desk.store.backup_folder, "portable")
    write(desk, "Pantin")


def test_stopping_leaves_the_store_as_it_was_and_no_copy(desk, key):
    keep_document(desk)

    class StoppedError(Exception):
        pass

    def stop_at_the_document(done, total):
        if done == total:
            raise StoppedError

    with pytest.raises(StoppedError):
        desk.services.carrying.take_out(key, "portable", stop_at_the_document)
    assert list(key.iterdir()) == []
    write(desk, "Bobigny")


# Opening it here all the same


def test_opening_here_needs_a_reason_and_then_refuses_the_return_unless_told(desk, laptop, key, came_home):
    write(laptop, "Bagnolet")
    returned = go_back(laptop, key)
    with pytest.raises(InvalidInput):
        desk.services.carrying.open_here("perdu")
    desk.services.carrying.open_here("Le portable a été volé dans le train")
    write(desk, "Bobigny")
    write(desk, "Gentilly")

    preview = desk.services.carrying.examine(returned)
    assert preview.lost == {"authorities": 2}
    assert preview.coming.written == {"authorities": 1}
    # One more is written after the figures were read: what was agreed to is not what would be lost.
    write(desk, "Le Bourget")
    with pytest.raises(Refused, match=r"3\scollectivités"):
        desk.brought_home(preview)

    again = open_again(desk)
    came_home.append(again)
    home = come_home(again, returned, came_home)
    assert names(home) == ["Pantin", "Bagnolet"]


def open_again(desk):
    return open_store(desk.path, "quatre mots pour entrer", clock=desk.services.context.clock)


def test_a_return_may_be_given_up_on_the_laptop(desk, laptop, key, came_home):
    go_back(laptop, key)
    laptop.services.carrying.open_here("Une visite de plus demain matin")
    write(laptop, "Bagnolet")
    home = come_home(desk, go_back(laptop, key), came_home)
    assert names(home) == ["Pantin", "Bagnolet"]


def test_the_copy_of_the_way_back_takes_the_place_of_an_office_that_burnt(
    desk, laptop, key, opened, tmp_path
):
    returned = opened(to_disk(go_back(laptop, key), tmp_path / "nouveau"))
    with pytest.raises(Carried, match="copie de retour"):
        write(returned, "Bagnolet")
    returned.services.carrying.open_here("L’ordinateur du service a brûlé")
    write(returned, "Bagnolet")
    returned.services.carrying.take_out(key, "portable")


# What may not come back


def test_a_return_comes_once(desk, laptop, key, came_home):
    returned = go_back(laptop, key)
    home = come_home(desk, returned, came_home)
    with pytest.raises(Refused, match="déjà été reprise"):
        home.services.carrying.examine(returned)


def test_only_the_copy_of_the_last_departure_comes_back(desk, laptop, key):
    returned = go_back(laptop, key)
    desk.services.carrying.open_here("Le portable est resté chez le préventionniste")
    desk.services.carrying.take_out(key, "un autre portable")
    with pytest.raises(Refused, match="autre départ"):
        desk.services.carrying.examine(returned)


def test_a_backup_is_no_return(desk, key):
    backup = desk.services.backups.back_up_now().backup
    desk.services.carrying.take_out(key, "portable")
    with pytest.raises(Refused, match="n’est pas une copie emportée"):
        desk.services.carrying.examine(backup.path)


def test_a_return_of_another_store_is_refused(desk, laptop, key, tmp_path, clock):
    from cigdesk.bootstrap import create_store
    from cigdesk.services.centres import shipped_centres
    from db.crypto import Cost

    cheap = Cost(memory_mib=19, passes=1, lanes=1)
    centre = shipped_centres()[1].values
    other = create_store(tmp_path / "autre" / "base.cigdesk", centre, "Ana", "p", clock=clock, cost=cheap)
    copy = other.services.carrying.take_out(tmp_path, "portable").path
    other.store.close()
    with pytest.raises(ForeignCarry):
        desk.services.carrying.examine(copy)


def test_a_copy_without_its_key_file_or_documents_is_refused(desk, laptop, key):
    keep_document(laptop, b"%PDF-1.7 un avenant")
    returned = go_back(laptop, key)
    keys = keyfile.path_for(returned)
    keys.rename(keys.with_suffix(".away"))
    with pytest.raises(MissingKeyFile):
        desk.services.carrying.examine(returned)
    keys.with_suffix(".away").rename(keys)
    shutil.rmtree(folder_for(returned))
    # The first one is here already; the one of the laptop is nowhere.
    with pytest.raises(Refused, match=r"il y manque 1\sdocument"):
        desk.services.carrying.examine(returned)


def test_a_damaged_cut_or_unclosed_copy_is_refused(desk, laptop, key):
    returned = go_back(laptop, key)
    whole = returned.read_bytes()
    for content in (
        whole[:-4096],
        whole[: len(whole) // 2] + bytes([whole[len(whole) // 2] ^ 1]) + whole[len(whole) // 2 + 1 :],
    ):
        returned.write_bytes(content)
        with pytest.raises(DamagedCarry):
            desk.services.carrying.examine(returned)
    returned.write_bytes(whole)
    log = returned.with_name(returned.name + "-wal")
    log.write_bytes(b"not folded")
    with pytest.raises(UnclosedCarry):
        desk.services.carrying.examine(returned)
    log.unlink()
    assert desk.services.carrying.examine(returned).closed
    with pytest.raises(Carried):
        write(desk, "Bobigny")


def test_a_copy_of_a_newer_program_is_refused(desk, laptop, key):
    from cigdesk.store_errors import NewerStore
    from db.engine import connect

    returned = go_back(laptop, key)
    with closing(connect(returned, desk.store.key)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(NewerStore):
        desk.services.carrying.examine(returned)


def test_a_file_that_lost_its_departure_is_older(desk, laptop, key):
    """As a backup of the laptop would be that somebody put a mark on by hand: the journal tells."""
    from db.engine import connect

    returned = go_back(laptop, key)
    seq = carry_of(desk).journal_seq
    with closing(connect(returned, desk.store.key)) as connection:
        connection.execute("DELETE FROM journal WHERE seq >= ?", (seq,))
    with pytest.raises(Refused, match="plus ancienne que le départ"):
        desk.services.carrying.examine(returned)


def test_an_unclosed_journey_is_said(desk, laptop):
    """The file of the laptop itself, copied once its window was closed: it may be written to still."""
    write(laptop, "Bagnolet")
    laptop.store.close()
    preview = desk.services.carrying.examine(laptop.path)
    assert not preview.closed
    assert preview.coming.written == {"authorities": 1}


# Who opens it afterwards


def test_a_passphrase_changed_on_either_side_is_the_one_that_opens(desk, laptop, key, came_home, clock):
    laptop.store.add_passphrase("du portable, ajoutée en route")
    desk.services.passphrase.change(
        "quatre mots pour entrer", "cinq mots du bureau d’ici", "cinq mots du bureau d’ici"
    )
    home = come_home(desk, go_back(laptop, key), came_home)
    home.store.close()
    for typed in ("du portable, ajoutée en route", "cinq mots du bureau d’ici"):
        open_store(home.path, typed, clock=clock).store.close()
    with pytest.raises(StoreError):
        open_store(home.path, "quatre mots pour entrer", clock=clock)


# Whatever fails


CALLS = ("copy_store", "mark_copy", "shutil.copyfile", "verified_counts", "replace_whole", "create_private")


@pytest.mark.parametrize("call", [*CALLS, "rename", "commit"])
def test_a_departure_that_fails_anywhere_leaves_the_store_written_to_and_no_copy(
    desk, key, monkeypatch, call
):
    keep_document(desk)

    def fail(*_args, **_options):
        raise OSError(28, "No space left on device")

    target = {"rename": "pathlib.Path.rename", "commit": "db.uow.SqlUnitOfWork.commit"}
    with monkeypatch.context() as patch:
        patch.setattr(target.get(call, f"db.carrier.{call}"), fail)
        with pytest.raises((StoreError, OSError)):
            desk.services.carrying.take_out(key, "portable")
    assert list(key.iterdir()) == []
    assert carry_of(desk) is None
    write(desk, "Bobigny")


@pytest.mark.parametrize("call", ["mark_copy", "shutil.copyfile", "rename"])
def test_a_way_back_that_fails_leaves_the_travelling_store_written_to(laptop, key, monkeypatch, call):
    def fail(*_args, **_options):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.rename" if call == "rename" else f"db.carrier.{call}", fail)
        with pytest.raises(StoreError) as failure:
            laptop.services.carrying.send_back(key)
    assert isinstance(failure.value, CarryFailed) or call != "rename"
    assert len(list(key.iterdir())) == 1
    write(laptop, "Bagnolet")
