"""The catalogues shipped with the program, read and validated once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from cigdesk.domain.catalogue import Catalogue, in_succession
from cigdesk.services.catalogue_reading import read_catalogue
from cigdesk.services.catalogue_table import CatalogueFault

__all__ = ["CatalogueFault", "read_catalogue", "shipped_catalogues"]


@lru_cache(maxsize=1)
def shipped_catalogues() -> Mapping[str, Catalogue]:
    """By id, each ending where its successor starts; raises `CatalogueFault` for an unusable file."""
    return MappingProxyType(gathered(_shipped_texts()))


def gathered(texts: Mapping[str, str]) -> dict[str, Catalogue]:
    """The catalogues of several files (text by file name), distinct and in succession."""
    read = [_named_as_file(read_catalogue(text, file), file) for file, text in texts.items()]
    ordered = in_succession(read)
    for before, after in pairwise(ordered):
        if before.centre == after.centre and before.effective_from == after.effective_from:
            reason = f"{before.id} commence le même jour pour le même centre"
            raise CatalogueFault(f"{after.id}.toml", 1, reason)
    return {catalogue.id: catalogue for catalogue in ordered}


def _named_as_file(catalogue: Catalogue, file: str) -> Catalogue:
    if f"{catalogue.id}.toml" != file:
        raise CatalogueFault(file, 1, f"l’identifiant est {catalogue.id}, le fichier doit porter son nom")
    return catalogue


def _shipped_texts() -> dict[str, str]:
    folder = files("resources") / "catalogue"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {entry.name: entry.read_text(encoding="utf-8") for entry in sorted(found, key=lambda e: e.name)}
