"""What the window needs from outside: stores to open, centres to choose from. Bootstrap provides it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cigdesk.domain.rights import Right

if TYPE_CHECKING:
    from cigdesk.services.carrying import ReturnPreview


@dataclass(frozen=True)
class CentreChoice:
    """A centre whose settings and catalogue are shipped; `detail` says in a few words what comes with it."""

    key: str
    name: str
    short_name: str
    detail: str = ""


@dataclass(frozen=True)
class RegionChoice:
    """A region of public holidays (`FR`, `FR-MQ`…) and the time zone usual there."""

    key: str
    name: str
    zone: str


@dataclass(frozen=True)
class CentreSpec:
    """The centre of a new store: `key` names a shipped one; without it the other fields are used.

    `catalogue` is the key of the shipped centre whose offers and prices it starts from, or "" for none yet.
    """

    key: str = ""
    name: str = ""
    short_name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    holidays: str = "FR"
    zone: str = "Europe/Paris"
    catalogue: str = ""


@dataclass(frozen=True)
class Rescue:
    """What can be done for a store that does not open: a backup that was read whole, and what it holds.

    Attributes:
        copy: the backup.
        taken_at: when, on the wall clock of this computer.
        place: « sur ce poste », « dans le deuxième dossier ».
        counts: rows by table.
        keys_only: only the key file of the store is missing or damaged, and comes back from the backup: the
            data stay as they are.
    """

    copy: Path
    taken_at: datetime
    place: str
    counts: Mapping[str, int]
    keys_only: bool


@dataclass(frozen=True)
class Opening:
    """How a store is opened.

    Attributes:
        several: several people open it: the name of one is asked beside their passphrase.
        person: who opened it last on this computer, or "".
        recovery: a recovery sheet lets back in who forgot their passphrase.
    """

    several: bool = False
    person: str = ""
    recovery: bool = False


@dataclass(frozen=True)
class KnownPerson:
    """Somebody whom a recovery sheet lets back in."""

    key: object
    name: str


class Desk(Protocol):
    """An open store, with the services that work on it."""

    @property
    def services(self) -> Any:
        """The services by name; each page knows the type of those it calls."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def demo(self) -> bool:
        """Whether it is a demonstration, without passphrase and thrown away at the end."""

    @property
    def person_name(self) -> str:
        """Who works: first and last name."""

    def note_opened(self) -> None:
        """Keep that somebody opened it."""

    def write_accesses_by(self, later: Callable[[Callable[[], object]], object]) -> None:
        """What a page opens is kept by what that is given, called from any thread."""

    @property
    def person_roles(self) -> str:
        """What they are, « Secrétariat, Travailleur social »."""

    @property
    def provisional(self) -> bool:
        """Whether somebody else chose their passphrase: it is changed before anything else."""

    @property
    def told(self) -> str:
        """What whoever comes in is told, or ""."""

    def change_passphrase(self, old: str, new: str, again: str) -> None:
        """Put a new passphrase in the place of theirs; slow; raises a `CigdeskError`, `InvalidInput` too."""

    def may(self, right: Right) -> bool:
        """Whether they may do that."""

    def close(self) -> None:
        """Leave the store in order; called once, when no job is left."""

    def restored(self, copy: Path) -> Desk:
        """Leave the store, put a copy in its place and open it; raises a `CigdeskError`, the store closed."""

    def brought_home(self, preview: ReturnPreview) -> Desk:
        """As `restored`, with a copy that came back from another computer."""

    def abandon(self) -> None:
        """Leave a damaged store as it is."""

    def lock(self) -> LockedDesk:
        """Leave the store in order, as `close` does, but let no other window in."""

    def require_passphrase(self, passphrase: str) -> None:
        """Raises a `CigdeskError`, `WrongPassphrase` among them, unless that opens this store."""


class LockedDesk(Protocol):
    """A store that was locked: closed, and kept for this window."""

    @property
    def trouble(self) -> str:
        """Why no backup could be made while it was being closed, or ""."""

    def unlock(self, passphrase: str, name: str = "") -> Desk:
        """Open it again, as whoever the passphrase is of; raises a `CigdeskError`, the store stays locked."""

    def leave(self) -> None:
        """Let another window have it; does nothing once it is open again."""


class Bootstrap(Protocol):
    """The composition root, as the window sees it. All but the lists may be slow: called on a worker."""

    def prepare(self) -> None:
        """Do ahead what every opening does first, while the person types; reads no store."""

    def create_store(self, path: Path, centre: CentreSpec, person_name: str, passphrase: str) -> Desk:
        """Create a store where no file is yet; raises a `CigdeskError` and leaves nothing behind."""

    def opening(self, path: Path) -> Opening:
        """Whose passphrase that store asks for; quick, raises nothing."""

    def open_store(self, path: Path, passphrase: str, name: str = "") -> Desk:
        """Open a store, as that person where several open it; raises a `CigdeskError`, `WrongPassphrase`…"""

    def recoverable(self, path: Path, words: str) -> Sequence[KnownPerson]:
        """Whom the words of a recovery sheet let back in; raises a `CigdeskError`, `InvalidInput` too."""

    def recover(self, path: Path, words: str, person: KnownPerson, passphrase: str, again: str) -> Desk:
        """Give that person a new passphrase by these words, and open the store as them; raises as above."""

    def rescue(self, path: Path, passphrase: str) -> Rescue:
        """The newest sound backup of a store that does not open; raises a `CigdeskError` without one."""

    def rescue_by(self, path: Path, copy: Path, passphrase: str) -> Rescue:
        """The same by a copy that the person has chosen; raises a `CigdeskError` when it is not sound."""

    def bring_back(self, path: Path, rescue: Rescue, passphrase: str) -> Desk:
        """Do it, what was there set aside, and open the store; raises a `CigdeskError`."""

    def open_demo(self) -> Desk:
        """Make a temporary store full of invented people, and open it."""

    def default_store(self) -> Path:
        """Where a new store is proposed."""

    def recent_stores(self) -> Sequence[Path]:
        """Stores opened on this computer that still exist, the last one first."""

    def centres(self) -> Sequence[CentreChoice]:
        """The centres that are shipped."""

    def holiday_regions(self) -> Sequence[RegionChoice]:
        """The regions of public holidays that are known."""
