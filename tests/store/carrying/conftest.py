"""The store of an office, a key, and a laptop on which the copy was opened; what people do with them."""

from __future__ import annotations

import shutil

import pytest

from cigdesk.bootstrap import open_store
from cigdesk.domain.authority import Authority, AuthorityKind, AuthorityValues
from cigdesk.domain.kept_document import DocumentKind
from cigdesk.services.kept_documents import DocumentOwner


@pytest.fixture
def key(tmp_path):
    """A USB key."""
    folder = tmp_path / "media" / "CLE"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def opened(clock, desk_passphrase):
    """Open a store; closed at the end."""
    desks = []

    def open_it(path, passphrase=desk_passphrase):
        desks.append(open_store(path, passphrase, clock=clock))
        return desks[-1]

    yield open_it
    for each in desks:
        each.store.close()


@pytest.fixture
def to_disk(tmp_path):
    """What the person does: the folder on the key goes to the disk of a computer, of that name."""

    def copy_folder(copy, computer):
        shutil.copytree(copy.parent, tmp_path / computer)
        return tmp_path / computer / copy.name

    return copy_folder


@pytest.fixture
def laptop(desk, key, opened, to_disk, keep_document):
    """The office's store was taken out with a document, and is open on a laptop."""
    keep_document(desk)
    return opened(to_disk(desk.services.carrying.take_out(key, "portable").path, "portable"))


@pytest.fixture
def write():
    """Create an authority of that name."""

    def create(desk, name):
        desk.services.authorities.create(AuthorityValues(name=name, kind=AuthorityKind.COMMUNE))

    return create


@pytest.fixture
def names():
    """The authorities of a store, oldest first."""

    def read(desk):
        with desk.services.context.reading() as uow:
            return [each.name for each in uow.find(Authority)]

    return read


@pytest.fixture
def keep_document(write, names):
    """Keep a document with the first authority, Pantin if there is none; gives its id."""

    def keep(desk, content=b"%PDF-1.7 une convention"):
        if not names(desk):
            write(desk, "Pantin")
        with desk.services.context.reading() as uow:
            owner = DocumentOwner(authority_id=uow.find(Authority)[0].id)
        return desk.services.kept_documents.keep(owner, content, DocumentKind.OTHER, "").ids[0]

    return keep


@pytest.fixture
def send_back(key):
    """« Rapporter » on the laptop; gives the copy of the way back."""
    return lambda laptop: laptop.services.carrying.send_back(key).path


@pytest.fixture
def come_home():
    """« Reprendre » in the office; gives its store after the return, closed at the end."""
    desks = []

    def bring(desk, copy):
        desks.append(desk.brought_home(desk.services.carrying.examine(copy)))
        return desks[-1]

    yield bring
    for each in desks:
        each.store.close()
