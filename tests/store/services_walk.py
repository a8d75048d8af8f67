"""Finds every method of the services that writes, and calls it with made-up values on a store of nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import inspect
import re
import types
import typing
import uuid
from collections import abc
from functools import cached_property
from unittest.mock import MagicMock
from zoneinfo import ZoneInfo

from cigdesk.domain.rights import Right, Role
from cigdesk.services.context import Actor, Context
from cigdesk.services.desk import Services

_NOW = dt.datetime(2026, 11, 12, 9, 42, tzinfo=dt.UTC)
_DOORS = {"writing", "change"}
"""What opens the store for writing."""
_SIMPLE = {
    uuid.UUID: uuid.uuid4,
    str: lambda: "x",
    bool: lambda: False,
    int: lambda: 2026,
    bytes: lambda: b"%PDF-1.4",
    dt.date: lambda: dt.date(2026, 11, 12),
    dt.datetime: lambda: _NOW,
}


class Written(AssertionError):
    """Something was about to be written."""


class _Nothing:
    """A store in which everything is found, and nothing can be written."""

    def __init__(self):
        self._unit = MagicMock()
        self._unit.__enter__.return_value = self._unit
        self._unit.find.return_value = [MagicMock()]

    def reading(self):
        return self._unit

    def writing(self, **_options):
        raise Written


def services() -> Services:
    """All of them, over a store of nothing."""
    clock = MagicMock()
    clock.now.return_value = _NOW
    actor = Actor(uuid.uuid4(), "Camille Roussel", frozenset(Role))
    context = Context(_Nothing(), clock, actor, ZoneInfo("Europe/Paris"))
    others = [each.name for each in dataclasses.fields(Services) if each.name != "context"]
    return Services(context, **{name: MagicMock() for name in others})


def walked(made: Services) -> dict[str, object]:
    """The services by name, those that one holds as « quotes.drafting »."""
    found: dict[str, object] = {}
    for name, attribute in vars(Services).items():
        if isinstance(attribute, cached_property):
            service = getattr(made, name)
            found[name] = service
            found |= {f"{name}.{inner}": each for inner, each in _inner(service)}
    return found


def _inner(service):
    for name, attribute in vars(type(service)).items():
        if isinstance(attribute, cached_property) and not name.startswith("_"):
            inner = getattr(service, name)
            if type(inner).__module__.startswith("cigdesk.services"):
                yield name, inner


def writers(service) -> set[str]:
    """The public methods that open the store for writing, by themselves or by what they call, or say so."""
    methods = inspect.getmembers(type(service), inspect.isfunction)
    public = ((name, method) for name, method in methods if not name.startswith("_"))
    return {name for name, method in public if _names(method) & _DOORS or _gives_change(method)}


def _gives_change(method) -> bool:
    return "Change" in re.findall(r"\w+", str(method.__annotations__.get("return", "")))


def rights_named(method) -> set[Right]:
    """The rights that the code of a method names, or that of what it calls in its module."""
    names = _names(method)
    found = {right for right in Right if right.name in names}
    return found | {value for each in names if isinstance(value := _global(method, each), Right)}


def _global(method, name):
    return inspect.unwrap(method).__globals__.get(name)


def _names(method, seen: set[str] | None = None) -> set[str]:
    """Every name in the code of a function, of its inner ones, and of its own class and module's helpers."""
    seen = set() if seen is None else seen
    owner = method.__qualname__.rpartition(".")[0]
    names = _of_code(method.__code__)
    for name in names - seen:
        seen.add(name)
        helper = _global(method, name)
        cls = _global(method, owner) if owner else None
        if cls is not None:
            helper = next((vars(each)[name] for each in cls.__mro__ if name in vars(each)), helper)
        if isinstance(helper, types.FunctionType) and helper.__module__ == method.__module__:
            names |= _names(helper, seen)
    return names


def _of_code(code) -> set[str]:
    names = set(code.co_names) | set(code.co_freevars)
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            names |= _of_code(each)
    return names


def call(service, name: str):
    """Call that method with values made for its arguments."""
    method = getattr(service, name)
    hints = _hints(getattr(type(service), name))
    given = {}
    for each in inspect.signature(method).parameters.values():
        if each.default is each.empty and each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD):
            given[each.name] = made(hints.get(each.name, object))
    return method(**given)


def _hints(function):
    try:
        return typing.get_type_hints(function)
    except NameError:
        return {}


def made(kind, depth: int = 0):
    """A value of that type: of no meaning, but with the right shape."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return made(next(each for each in inner if each is not type(None)), depth)
    if kind in _SIMPLE:
        return _SIMPLE[kind]()
    if origin in (tuple, list, abc.Sequence, abc.Collection, abc.Iterable):
        return [made(inner[0], depth + 1)] if inner else []
    if origin in (dict, abc.Mapping):
        return {}
    if inspect.isclass(kind) and issubclass(kind, enum.Enum):
        return next(iter(kind))
    if inspect.isclass(kind) and dataclasses.is_dataclass(kind) and depth < 4:
        return _record(kind, depth)
    return MagicMock()


def _record(kind, depth: int):
    hints = _hints(kind)
    wanted = [each for each in dataclasses.fields(kind) if each.init and _is_required(each)]
    try:
        return kind(**{each.name: made(hints.get(each.name, object), depth + 1) for each in wanted})
    except (ValueError, TypeError):
        return MagicMock(spec=kind)


def _is_required(field) -> bool:
    missing = dataclasses.MISSING
    return field.default is missing and field.default_factory is missing
