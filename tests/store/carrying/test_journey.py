"""« Emporter » on real files: a whole copy leaves, one file alone is written to, and the copy comes back."""

from __future__ import annotations

import stat
import sys
from contextlib import closing

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.domain.accesses import AccessAct
from cigdesk.domain.authority import AuthorityKind, AuthorityValues
from cigdesk.domain.carry import Carried, CarryState, Side
from cigdesk.domain.errors import InvalidInput, Refused
from cigdesk.domain.rights import Role
from cigdesk.services.context import centre_of, new_id
from cigdesk.services.persons import PersonValues
from cigdesk.store_errors import (
    CarryPlaceInside,
    StoreError,
)
from db import keyfile
from db.attachments import folder_for


def test_work_goes_on_in_one_file_alone_and_comes_home(
    desk, laptop, write, names, keep_document, send_back, come_home
):
    with pytest.raises(
        Carried, match=r"emportée le 12\s+novembre\s+2026 par Camille Roussel sur «\s+portable"
    ):
        write(desk, "Bobigny")
    write(laptop, "Bagnolet")
    scan = keep_document(laptop, b"%PDF-1.7 un avenant")

    returned = send_back(laptop)
    with pytest.raises(Carried, match="a été rapportée le 12"):
        write(laptop, "Gentilly")

    home = come_home(desk, returned)
    assert names(home) == ["Pantin", "Bagnolet"]
    assert home.services.kept_documents.open(scan).content == b"%PDF-1.7 un avenant"
    assert (home.services.carrying.status().carry.side, home.services.carrying.status().carry.state) == (
        Side.OFFICE,
        CarryState.RETURNED,
    )
    write(home, "Bobigny")
    # What was here meanwhile is set aside, and can be read.
    aside = [each for each in home.services.backups.view().lines if each.places == {"aside"}]
    assert len(aside) == 1


def test_who_read_what_in_the_office_meanwhile_stands_in_the_log_of_what_came_back(
    desk, laptop, clock, send_back, come_home
):
    agent = new_id()
    clock.move(hours=1)
    desk.services.accesses.note(AccessAct.VIEW, "agents", [agent])
    clock.move(hours=1)
    laptop.services.accesses.note(AccessAct.VIEW, "cases", [agent])
    home = come_home(desk, send_back(laptop)).services.accesses
    told = [(row.line.act, row.line.kind) for row in home.listing(descending=False).rows]
    # A departure is an export of the whole store; the laptop notes its own once the copy is made.
    left, came = (AccessAct.EXPORT, "store"), (AccessAct.RESTORE, "store")
    mine, hers = (AccessAct.VIEW, "agents"), (AccessAct.VIEW, "cases")
    assert told == [left, mine, hers, came]
    assert home.verify().broken_at is None


def test_undo_is_a_change_like_any_other(desk, key, names):
    made = desk.services.authorities.create(AuthorityValues(name="Pantin", kind=AuthorityKind.COMMUNE))
    desk.services.carrying.take_out(key, "portable")
    with pytest.raises(Carried):
        made.undo.run()
    assert names(desk) == ["Pantin"]


def test_a_copy_is_whole_closed_and_for_its_owner_alone(desk, key, keep_document):
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


def test_a_demonstration_stays(desk, key, write):
    with desk.services.context.store.writing() as uow:
        centre_of(uow).demo = True
        uow.commit()
    with pytest.raises(Refused, match="démonstration"):
        desk.services.carrying.take_out(key, "portable")
    write(desk, "Pantin")


def test_no_copy_goes_among_the_backups(desk, write):
    desk.services.backups.back_up_now()
    with pytest.raises(CarryPlaceInside):
        desk.services.carrying.take_out(desk.store.backup_folder, "portable")
    write(desk, "Pantin")


def test_opening_here_needs_a_reason_and_then_refuses_the_return_unless_told(
    desk, laptop, opened, write, names, send_back, come_home
):
    write(laptop, "Bagnolet")
    returned = send_back(laptop)
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

    home = come_home(opened(desk.path), returned)
    assert names(home) == ["Pantin", "Bagnolet"]


def open_again(desk):
    return open_store(desk.path, "quatre mots pour entrer", clock=desk.services.context.clock)


def test_a_return_may_be_given_up_on_the_laptop(desk, laptop, write, names, send_back, come_home):
    send_back(laptop)
    laptop.services.carrying.open_here("Une visite de plus demain matin")
    write(laptop, "Bagnolet")
    home = come_home(desk, send_back(laptop))
    assert names(home) == ["Pantin", "Bagnolet"]


def test_the_copy_of_the_way_back_takes_the_place_of_an_office_that_burnt(
    desk, laptop, key, opened, to_disk, write, send_back
):
    returned = opened(to_disk(send_back(laptop), "nouveau"))
    with pytest.raises(Carried, match="copie de retour"):
        write(returned, "Bagnolet")
    returned.services.carrying.open_here("L’ordinateur du service a brûlé")
    write(returned, "Bagnolet")
    returned.services.carrying.take_out(key, "portable")


def test_who_was_let_in_or_changed_their_passphrase_on_either_side_opens_it(
    desk, laptop, key, opened, send_back, come_home, clock
):
    hers, mine = "du portable, donnée en route", "cinq mots du bureau d’ici"
    values = PersonValues("Ana Lopez", (Role.SOCIAL_WORKER,))
    laptop.services.persons.add(values, hers, hers)
    desk.services.passphrase.change("quatre mots pour entrer", mine, mine)
    # The office lets nobody in meanwhile: it is only read, and its key file stays as it was.
    before = keyfile.path_for(desk.path).read_bytes()
    with pytest.raises(Carried):
        desk.services.persons.add(values, hers, hers)
    assert keyfile.path_for(desk.path).read_bytes() == before

    home = come_home(desk, send_back(laptop))
    home.store.close()
    for typed, name in ((hers, "Ana Lopez"), (mine, "Camille Roussel")):
        with closing(open_store(home.path, typed, clock=clock).store) as opened:
            assert opened.identity.person
        assert name
    with pytest.raises(StoreError):
        open_store(home.path, "quatre mots pour entrer", clock=clock)


def test_who_came_to_an_office_that_went_on_alone_does_not_open_what_replaced_its_work(
    desk, laptop, send_back, come_home, clock
):
    hers = "une phrase du bureau seul"
    returned = send_back(laptop)
    desk.services.carrying.open_here("Le portable ne répond plus du tout")
    desk.services.persons.add(PersonValues("Ana Lopez", (Role.SOCIAL_WORKER,)), hers, hers)
    home = come_home(desk, returned)
    home.store.close()
    with pytest.raises(StoreError):
        open_store(home.path, hers, clock=clock)
    open_store(home.path, "quatre mots pour entrer", clock=clock).store.close()
