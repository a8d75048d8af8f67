"""Where people meet: sites and their rooms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from cigdesk.domain.identifiers import bare, line_fault, postcode_fault, tidy_name
from cigdesk.domain.text import fold
from cigdesk.domain.values import only_faults
from cigdesk.french import NBSP


@dataclass(eq=False, kw_only=True)
class Room:
    """A room of a site; booked twice at the same time it is a warning."""

    id: UUID
    rev: int = 1
    site_id: UUID
    name: str
    archived: bool = False


@dataclass(eq=False, kw_only=True)
class Site:
    """A place of the centre (no authority) or of an authority."""

    id: UUID
    rev: int = 1
    authority_id: UUID | None = None
    name: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    archived: bool = False
    rooms: list[Room] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class SiteValues:
    """What a person may write about a site; without authority it is the centre's."""

    name: str
    authority_id: UUID | None = None
    address: str = ""
    postcode: str = ""
    city: str = ""

    def tidied(self) -> SiteValues:
        """As it is kept."""
        return replace(
            self,
            name=tidy_name(self.name),
            address=tidy_name(self.address),
            postcode=bare(self.postcode),
            city=tidy_name(self.city),
        )


def check_site(values: SiteValues, others: Iterable[str] = ()) -> dict[str, str]:
    """What keeps these values from being kept, by field; `others` are the owner's other sites by name."""
    found = {name: line_fault(getattr(values, name)) for name in ("name", "address", "city")}
    found["name"] = found["name"] or _name_fault(values.name, others, "Indiquez le nom du lieu.")
    found["postcode"] = postcode_fault(values.postcode)
    return only_faults(found)


def check_room(name: str, others: Iterable[str] = ()) -> dict[str, str]:
    """What is wrong with the name of a room among the `others` of its site, under `name`."""
    fault = line_fault(name) or _name_fault(name, others, "Indiquez le nom de la salle.")
    return {"name": fault} if fault else {}


def _name_fault(name: str, others: Iterable[str], missing: str) -> str:
    if not name.strip():
        return missing
    taken = fold(name) in {fold(other) for other in others}
    return f"Ce nom est déjà pris ici{NBSP}: choisissez-en un autre." if taken else ""
