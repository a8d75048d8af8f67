"""The passphrase of the store: changed by whoever knows the present one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from cigdesk.domain.errors import InvalidInput
from cigdesk.domain.passphrases import change_faults
from cigdesk.services.context import Context
from cigdesk.store_errors import WrongPassphrase


class Keys(Protocol):
    """The key file of the open store."""

    def change_passphrase(self, old: str, new: str, now: Callable[[], datetime]) -> None:
        """Put `new` in the place of `old`, verified before it counts; raises `WrongPassphrase`…"""


class PassphraseService:
    """What the window and the command line ask."""

    def __init__(self, context: Context, keys: Keys) -> None:
        self._context, self._keys = context, keys

    def change(self, old: str, new: str, again: str) -> None:
        """Put a new passphrase in the place of the present one. It derives a key several times: about 0.5 s.

        Raises `InvalidInput` under `old`, `new` or `again`, `TooManyTries` after five wrong ones, or what
        ails the disk; the present passphrase then goes on opening the store.
        """
        if faults := change_faults(old, new, again):
            raise InvalidInput(faults)
        try:
            self._keys.change_passphrase(old, new, self._context.now)
        except WrongPassphrase:
            raise InvalidInput({"old": "Ce n’est pas la phrase de passe actuelle."}) from None
