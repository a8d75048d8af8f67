"""The centre de gestion that runs the program: what its documents print, which rules of place it follows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

DEFAULT_VAT_MENTION = "TVA non applicable, art. 256 B du CGI"
"""Default of OFFERS.md: the activity is outside the field of VAT; the finance department may change it."""


@dataclass(eq=False, kw_only=True)
class Centre:
    """One row per store. Empty text means "not filled in yet" and is shown as missing."""

    id: UUID
    rev: int = 1
    name: str
    short_name: str
    service: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    siret: str = ""
    website: str = ""
    phone: str = ""
    mail: str = ""
    deliberation: str = ""
    """Reference and date of the issuer's own tariff deliberation."""
    signatory: str = ""
    signatory_title: str = ""
    vat_mention: str = DEFAULT_VAT_MENTION
    holidays: str = "FR"
    """Region of public holidays: `FR`, or `FR-MQ` for Martinique's own days."""
    zone: str = "Europe/Paris"
    quote_prefix: str = ""
    quote_validity_months: int = 3
    catalogue_family: str = ""
    """Which shipped catalogues are this centre's: `cig-petite-couronne`, `cdg-martinique`, or none."""
    demo: bool = False
    """Demonstration stores alone accept values marked "(démo)" on documents."""

    @property
    def zone_info(self) -> ZoneInfo:
        """The zone in which every wall-clock time of the centre is read."""
        return ZoneInfo(self.zone)
