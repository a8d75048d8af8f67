"""What can be done on the page of the quotes, with its keys: in the menus, the palette and the help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from ui.actions import EXPORT, FILTER, NEW, NEXT_POINT, ActionSpec


class Deeds(Protocol):
    """The page, as its keys know it."""

    @property
    def editor(self) -> Any: ...
    @property
    def conduct(self) -> Any: ...

    def new_quote(self) -> None: ...
    def find_quote(self) -> None: ...
    def begin_batch(self) -> None: ...
    def show_waiting(self) -> None: ...
    def export(self) -> None: ...
    def open_dossier(self) -> None: ...
    def print_quote(self) -> None: ...
    def add_line(self) -> None: ...
    def next_point(self) -> None: ...
    def remove(self) -> None: ...
    def back_to_list(self) -> None: ...


def actions_of(page: Deeds) -> Sequence[ActionSpec]:
    """The acts of the list, of one quote, of its lines."""
    lines = page.editor.lines
    return (
        ActionSpec("quotes.new", "Nouveau devis", page.new_quote, (NEW,), "file-plus", words="créer"),
        ActionSpec("quotes.filter", "Rechercher un devis", page.find_quote, (FILTER,), "search"),
        ActionSpec("quotes.series", "Devis en série…", page.begin_batch, (), "copy-plus", words="lot"),
        ActionSpec("quotes.due", "Devis à traiter", page.show_waiting, (), "flag", words="relancer"),
        ActionSpec(
            "quotes.export",
            "Exporter le devis en PDF, ou la liste en tableau",
            page.export,
            (EXPORT,),
            "download",
            words="enregistrer pdf xlsx csv excel",
        ),
        ActionSpec("quotes.dossier", "Envoyer le devis, joindre un document", page.open_dossier, (), "send"),
        ActionSpec("quotes.print", "Imprimer le devis", page.print_quote, ("Ctrl+P",), "printer"),
        ActionSpec("quotes.add", "Ajouter une prestation", page.add_line, ("Ctrl+Shift+L",), "plus"),
        ActionSpec("quotes.section", "Ajouter une section au devis", lines.add_line.add_section, (), "list"),
        ActionSpec("quotes.note", "Ajouter une note au devis", lines.add_line.add_note, (), "note"),
        ActionSpec(
            "quotes.free",
            "Ajouter une ligne libre au devis",
            lines.add_line.add_free_line,
            (),
            "currency-euro",
            words="remise gracieuse prix",
        ),
        ActionSpec("quotes.point", "Point suivant à régler", page.next_point, (NEXT_POINT,), "flag"),
        ActionSpec("quotes.up", "Monter la ligne", lambda: lines.move_current(-1), ("Alt+Up",), "arrow-up"),
        ActionSpec(
            "quotes.down",
            "Descendre la ligne",
            lambda: lines.move_current(1),
            ("Alt+Down",),
            "arrow-down",
        ),
        ActionSpec("quotes.remove", "Retirer la ligne", page.remove, ("Del",), "trash"),
        ActionSpec("quotes.issue", "Vérifier et émettre le devis", page.conduct.check_and_issue, (), "send"),
        ActionSpec("quotes.copy", "Dupliquer le devis", page.conduct.duplicate, (), "copy"),
        ActionSpec("quotes.list", "Revenir à la liste des devis", page.back_to_list, (), "list"),
    )
