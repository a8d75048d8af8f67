"""What can go wrong by the rules: each error is a French sentence that the person can act on.

Anything that is not one of these is a fault of the program and is reported as such.
"""

from __future__ import annotations

from collections.abc import Mapping


class CigdeskError(Exception):
    """A known failure; `str()` is the French sentence to show."""


class Refused(CigdeskError):
    """A rule forbids the act; nothing was changed."""


class NotAllowed(Refused):
    """The person has no right to the act."""


class NotFound(CigdeskError):
    """The record is gone, or was never there."""


class MovedOn(Refused):
    """The record changed meanwhile, so an undo or a late save would overwrite somebody's work."""


class InvalidInput(CigdeskError):
    """Values that cannot be kept, by field name: each sentence is shown under its own field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = dict(errors)


class NeedsConfirmation(CigdeskError):
    """The act is possible, but only once the person has read these reasons and confirmed."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
