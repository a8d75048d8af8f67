"""What the first window knows without a widget: what is missing before a store can be created."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cigdesk.domain.passphrases import LEAST_LETTERS, again_fault, passphrase_fault
from cigdesk.french import NBSP, plural
from ui.ports import Bootstrap, CentreChoice, CentreSpec, RegionChoice

SUFFIX = ".cigdesk"
GOOD_LETTERS, LONG_LETTERS = 16, 24
ADVICE = (
    f"Au moins {LEAST_LETTERS}{NBSP}caractères. "
    "Quatre ou cinq mots sans rapport entre eux se retiennent bien."
)


@dataclass
class Draft:
    """What the person has filled in to create a store. `centre_key` is "" for another centre."""

    centre_key: str = ""
    name: str = ""
    short_name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    holidays: str = "FR"
    zone: str = "Europe/Paris"
    catalogue: str = ""
    person: str = ""
    passphrase: str = ""
    again: str = ""
    path: str = ""

    @property
    def centre(self) -> CentreSpec:
        """The centre as bootstrap wants it."""
        if self.centre_key:
            return CentreSpec(key=self.centre_key)
        return CentreSpec(
            name=self.name.strip(),
            short_name=self.short_name.strip(),
            address=self.address.strip(),
            postcode=self.postcode.strip(),
            city=self.city.strip(),
            holidays=self.holidays,
            zone=self.zone,
            catalogue=self.catalogue,
        )

    @property
    def file(self) -> Path:
        """Where the store goes, with its suffix."""
        path = Path(self.path.strip()).expanduser()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def passphrase_advice(passphrase: str) -> str:
    """How good a passphrase is, by its length alone: what makes words guessable cannot be measured here."""
    if passphrase_fault(passphrase):
        return ADVICE
    length = f"{len(passphrase)}{NBSP}caractères"
    if len(passphrase) < GOOD_LETTERS:
        return f"Suffisante, {length}. Un mot de plus la rendrait bien meilleure."
    return f"{'Très bonne' if len(passphrase) >= LONG_LETTERS else 'Bonne'}, {length}."


def faults(draft: Draft) -> dict[str, str]:
    """What is wrong in the draft, by the name of its field."""
    found = {
        "person": "" if draft.person.strip() else "Indiquez votre nom\u00a0: il signe vos modifications.",
        "passphrase": passphrase_fault(draft.passphrase),
        "again": again_fault(draft.passphrase, draft.again),
        "path": "" if draft.path.strip() else "Choisissez où placer la base.",
    }
    if not draft.centre_key:
        found["name"] = "" if draft.name.strip() else "Indiquez le nom du centre de gestion."
        found["short_name"] = (
            "" if draft.short_name.strip() else "Indiquez le nom d’usage, «\u00a0CDG 24\u00a0»."
        )
        found["postcode"] = _postcode_fault(draft.postcode.strip())
    return {field: fault for field, fault in found.items() if fault}


def _postcode_fault(postcode: str) -> str:
    digits = postcode.replace(" ", "")
    if not digits or (digits.isascii() and digits.isdecimal() and len(digits) == 5):
        return ""
    return "Le code postal compte 5\u00a0chiffres."


class WelcomePresenter:
    """What the first window proposes."""

    def __init__(self, bootstrap: Bootstrap) -> None:
        self._bootstrap = bootstrap

    @property
    def centres(self) -> Sequence[CentreChoice]:
        """The shipped centres."""
        return self._bootstrap.centres()

    @property
    def regions(self) -> Sequence[RegionChoice]:
        """The regions of public holidays."""
        return self._bootstrap.holiday_regions()

    @property
    def zones(self) -> Sequence[str]:
        """The time zones of those regions, each once."""
        return tuple(dict.fromkeys(region.zone for region in self.regions))

    @property
    def recent(self) -> Sequence[Path]:
        """Stores opened lately."""
        return tuple(self._bootstrap.recent_stores())

    def proposed_file(self) -> Path:
        """The usual place, or beside it when a store is there already."""
        usual = self._bootstrap.default_store()
        names = (usual, *(usual.with_stem(f"{usual.stem}-{n}") for n in range(2, 1000)))
        return next((path for path in names if not path.exists()), usual)


def folder_text(path: Path) -> str:
    """The folder of a store as people say it."""
    folder = path.parent
    home = Path.home()
    return f"~/{folder.relative_to(home)}".rstrip("/.") if folder.is_relative_to(home) else str(folder)


def waiting_text(count: int) -> str:
    """How many answers are missing in a form."""
    return f"{plural(count, 'champ à corriger', 'champs à corriger')}."
