"""How a person is called in lists, or masked by F8. No Qt, no rule."""

from __future__ import annotations

from cigdesk.french import initials


def masked_name(first: str, last: str, *, masked: bool) -> str:
    """« Haddad Leïla », by the name that sorts; masked, the initials alone."""
    return dotted_initials(f"{first} {last}") if masked else f"{last} {first}".strip()


def dotted_initials(name: str) -> str:
    """« L.H. », a question mark for nobody."""
    letters = initials(name)
    return ".".join(letters) + "." if letters else "?"
