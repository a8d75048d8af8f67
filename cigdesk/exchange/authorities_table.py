"""Lists of authorities, as CSV or as a workbook: what their columns are called; no rule of the field."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cigdesk.exchange.tables_in import TableForm, file_bytes
from cigdesk.services.authority_import import Column
from cigdesk.services.table_import import ReadTable, Step

FORM: Final = TableForm(
    {
        Column.SIREN: ("siren", "numero siren", "n° siren", "no siren"),
        Column.NAME: ("name", "nom", "libelle", "denomination", "raison sociale", "collectivite"),
        Column.KIND: ("kind", "type", "nature", "categorie"),
        Column.SIRET: ("siret", "numero siret", "n° siret"),
        Column.DEPARTMENT: ("department", "departement", "dep", "dept", "code departement"),
        Column.INSEE: ("insee", "code insee", "code commune", "cog"),
        Column.POSTCODES: ("postcodes", "postcode", "code postal", "codes postaux", "cp"),
        Column.CITY: ("city", "ville", "commune"),
        Column.ADDRESS: ("address", "adresse"),
        Column.POPULATION: ("population", "habitants", "nombre d habitants", "population municipale"),
        Column.GROUP: ("group", "groupement", "ept", "epci", "intercommunalite"),
        Column.PHONE: ("phone", "telephone", "tel"),
        Column.MAIL: ("mail", "email", "e mail", "courriel"),
    },
    required={Column.SIREN: "siren", Column.NAME: "nom", Column.KIND: "nature"},
)


def read_file(path: Path, step: Step | None = None) -> ReadTable[Column]:
    """The records of a file; raises `UnreadableFile`."""
    return read_table(file_bytes(path), step)


def read_table(data: bytes, step: Step | None = None) -> ReadTable[Column]:
    """The records in the bytes of a file; raises `UnreadableList`, keeps faults of single lines apart."""
    return FORM.read(data, step)
